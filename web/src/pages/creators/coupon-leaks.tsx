import { useQuery } from '@tanstack/react-query'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { dealSitesQuery } from '../../api/payouts.ts'
import { Badge } from '../../components/badge.tsx'
import { Empty } from '../../components/states.tsx'
import { showDay } from '../../format/day.ts'
import { numberOf, showCell } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames } from '../../measure/answer-names.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { useLocale, useWorkspace } from '../../shell/workspace.tsx'
import { CreatorLink } from './creator-link.tsx'

/** Coupons of one creator, or of all, with what speaks for a leak of each: counts, shares, intervals and rules, never a score. */
export function CouponLeaks({ creator }: { creator?: string }) {
  const { t } = useTexts()
  return (
    <MeasureCard
      id="coupon-leaks"
      {...(creator && { params: { creator } })}
      controls={['verdict']}
      chart={{ kind: 'bar' }}
      tableless
      sentence
      empty={<Empty title={t('coupons.none')}>{t('coupons.none_hint')}</Empty>}
      render={(definition, answer) => <Coupons definition={definition} answer={answer} />}
    />
  )
}

const tones = { leaked: 'bad', look: 'warn', none: 'good', few: 'neutral' } as const

function Coupons({ definition, answer }: { definition: Definition; answer: Answer }) {
  const { t } = useTexts()
  const nameOf = useAnswerNames({ definition, answer })
  return (
    <>
      <ul className="flex flex-col divide-y divide-line">
        {answer.rows.map((row) => (
          <li key={String(row.coupon)} className="py-2.5 text-[13px] first:pt-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-semibold">{String(row.coupon)}</span>
              {row.creator ? <CreatorLink id={String(row.creator)} name={String(row.name)} /> : String(row.name)}
              <Badge tone={tones[row.verdict as keyof typeof tones]}>{nameOf('verdict', row.verdict)}</Badge>
              <span className="text-ink-3">{t('coupons.orders', { orders: row.orders })}</span>
            </p>
            <Evidence row={row} answer={answer} />
          </li>
        ))}
      </ul>
      <DealSites />
    </>
  )
}

/** What is known of a coupon, a sentence for each kind of sign; those that speak for a leak come first and are marked. */
function Evidence({ row, answer }: { row: Row; answer: Answer }) {
  const { t } = useTexts()
  const signs = String(row.signs).split(',')
  const sentences = useSentences(row, answer).toSorted(
    (a, b) => Number(signs.includes(b.sign)) - Number(signs.includes(a.sign)),
  )
  return (
    <ul className="mt-1 flex flex-col gap-1 text-ink-2">
      {sentences.map(({ sign, text }) => (
        <li key={sign}>
          {signs.includes(sign) && (
            <Badge tone="warn" title={t(`coupons.rule_${sign}`)}>
              {t(`coupons.sign_${sign}`)}
            </Badge>
          )}{' '}
          {text}
        </li>
      ))}
    </ul>
  )
}

const kinds = ['deal_sites', 'elsewhere', 'jump', 'late', 'outside'] as const

function useSentences(row: Row, answer: Answer): { sign: (typeof kinds)[number]; text: string }[] {
  const { t, language } = useTexts()
  const locale = useLocale(answer.currency)
  const share = (name: string) => showCell(row[name], 'share', locale)
  const ratio = (name: string) => showCell(row[name], 'ratio', locale)
  const shares = (name: string) => ({
    share: share(`${name}_share`),
    low: share(`${name}_low`),
    high: share(`${name}_high`),
  })
  const dealt = numberOf(row.deal_orders)
  const texts = {
    deal_sites:
      numberOf(row.seen_orders) !== 0 &&
      t(dealt ? 'coupons.deal_sites' : 'coupons.no_deal_sites', {
        ...{ part: dealt, whole: row.seen_orders, sites: row.deal_names, ...shares('deal') },
        day: row.deal_since ? showDay(String(row.deal_since), language) : '',
      }),
    elsewhere:
      numberOf(row.elsewhere_share) !== null &&
      t('coupons.elsewhere', {
        part: row.elsewhere_orders,
        whole: row.seen_orders,
        ...shares('elsewhere'),
        others: share('others_share'),
      }),
    jump:
      numberOf(row.jump) !== null &&
      t('coupons.jump', {
        ...{ now: ratio('orders_a_day'), before: ratio('earlier_a_day'), times: ratio('jump') },
        ...{ low: ratio('jump_low'), high: ratio('jump_high'), posts: row.posts_lately ?? '–' },
      }),
    late: numberOf(row.late_share) !== null && t('coupons.late', { whole: row.posted_orders, ...shares('late') }),
    outside:
      numberOf(row.outside_share) !== null && t('coupons.outside', { whole: row.located_orders, ...shares('outside') }),
  }
  return kinds.flatMap((sign) => {
    const text = texts[sign]
    return text ? [{ sign, text }] : []
  })
}

/** The list by which a site is a coupon or deal site, as the engine compares it. */
function DealSites() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(dealSitesQuery(brand.id))
  if (!data) return null
  return (
    <details className="mt-3 text-[13px] text-ink-2">
      <summary className="cursor-pointer">{t('coupons.sites', { count: data.items.length })}</summary>
      <p className="mt-1 text-xs break-words text-ink-3">{data.items.join(' ')}</p>
    </details>
  )
}
