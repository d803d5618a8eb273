import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { brandQuery } from '../../api/brand.ts'
import type { Row } from '../../api/measures.ts'
import { numberOf, showMoney, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useMeasure } from '../../measure/use-measure.ts'
import { useLocale, useWorkspace } from '../../shell/workspace.tsx'

/** What stands between these figures and the truth: sales without a cost, fees nobody confirmed, spend without orders. */
export function Problems() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const kept = useMeasure('contribution', { by: 'none' })
  const locale = useLocale(kept.answer?.currency ?? brand.currency)
  const fees = useMeasure('fee-basis')
  const { data: state } = useQuery(brandQuery(brand.id))
  const row = kept.answer?.rows[0]
  const known = numberOf(row?.cost_known)
  const unallocated = numberOf(row?.unallocated)
  const defaults = shareOf(fees.answer?.totals)
  const notes = [
    known !== null && known < 0.995
      ? {
          to: '/$brand/data/costs' as const,
          text: t('problems.uncosted', { share: showShare(1 - known, language) }),
          action: t('problems.add_costs'),
        }
      : undefined,
    defaults !== null && defaults > 0.005
      ? {
          to: '/$brand/data/rules' as const,
          text: t('problems.defaults', { share: showShare(defaults, language) }),
          action: t('problems.check_rules'),
        }
      : undefined,
    unallocated !== null && unallocated !== 0
      ? {
          to: '/$brand/economics' as const,
          text: t('problems.unallocated', { amount: showMoney(unallocated, locale, 'compact') }),
          action: t('problems.see'),
        }
      : undefined,
    ...(state?.skipped_rules ?? []).map(({ toll, currency, days }) => ({
      to: '/$brand/data/rates' as const,
      text: t('problems.skipped_rule', { toll: t(`words.step.${toll}`), currency, days }),
      action: t('problems.add_rates'),
    })),
  ].filter((note) => note !== undefined)
  if (!notes.length) return null
  return (
    <ul className="card divide-y divide-line" aria-label={t('problems.title')}>
      {notes.map(({ to, text, action }) => (
        <li key={text} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
          <TriangleAlert size={15} className="shrink-0 text-warn" aria-hidden />
          <span className="min-w-0 flex-1 text-ink-2">{text}</span>
          <Link to={to} params={{ brand: brand.id }} className="font-medium text-accent hover:underline">
            {action}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Which part of all fees rests on published defaults. */
function shareOf(totals: Row | undefined): number | null {
  const all = numberOf(totals?.amount)
  const defaulted = numberOf(totals?.defaulted)
  return all && defaulted !== null ? defaulted / all : null
}
