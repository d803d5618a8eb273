import { useCallback, useMemo } from 'react'
import type { Answer, Definition, Row } from '../api/measures.ts'
import { Chart, type Draw } from '../charts/chart.tsx'
import { drawWaterfall } from '../charts/draw-waterfall.ts'
import { type Step, walk } from '../charts/waterfall.ts'
import { type Locale, numberOf, showMoney, showShare } from '../format/value.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useLocale } from '../shell/workspace.tsx'
import { useAnswerNames } from './answer-names.ts'

const marketing = new Set(['ads', 'creator', 'affiliate', 'coupon', 'unknown_marketing'])

type Named = Step & { name: string }
type Panel = { key: string; steps: Named[]; net: number; kept: number | null }
type Props = { definition: Definition; answer: Answer; scale: 'share' | 'amount' }

/** The walk of each channel beside the others; as shares of net sales, channels of any size compare line by line. */
export function WaterfallPanels({ definition, answer, scale }: Props) {
  const { t, language } = useTexts()
  const locale = useLocale(answer.currency)
  const nameOf = useAnswerNames({ definition, answer })
  const panels = useMemo(
    () => panelsOf(answer.rows, scale, (step) => nameOf('step', step)),
    [answer.rows, scale, nameOf],
  )
  const range = useMemo(() => rangeOf(panels), [panels])
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,20rem),1fr))] gap-x-6 gap-y-5">
      {panels.map(({ key, steps, net, kept }) => {
        const name = nameOf('key', key)
        const of = { net: showMoney(net, locale, 'compact') }
        const line =
          kept === null
            ? t('waterfall.line_unknown', of)
            : t(kept < 0 ? 'waterfall.line_lost' : 'waterfall.line', {
                ...of,
                kept: showMoney(Math.abs(kept), locale, 'compact'),
                rate: net ? showShare(Math.abs(kept / net), language) : '–',
              })
        return (
          <figure key={key} className="min-w-0">
            <figcaption className="mb-1 flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{name}</span>
              <span className="text-[13px] text-ink-3">{line}</span>
            </figcaption>
            <Walk channel={key} steps={steps} scale={scale} range={range} label={`${name}. ${line}`} locale={locale} />
          </figure>
        )
      })}
    </div>
  )
}

type WalkProps = {
  channel: string
  steps: Named[]
  scale: 'share' | 'amount'
  range: [number, number]
  label: string
  locale: Locale
}

function Walk({ channel, steps, scale, range, label, locale }: WalkProps) {
  const draw = useCallback<Draw>(
    (palette) =>
      drawWaterfall(
        { steps, unit: scale === 'share' ? 'share' : 'money', locale, colour: palette.channel(channel), range },
        palette,
      ),
    [steps, scale, locale, channel, range],
  )
  return <Chart draw={draw} height={steps.length * 23 + 8} label={label} />
}

function panelsOf(rows: readonly Row[], scale: Props['scale'], nameOf: (step: string) => string): Panel[] {
  const used = new Set(
    rows.filter((row) => row.kind === 'level' || numberOf(row.amount)).map((row) => String(row.step)),
  )
  const keys = [...new Set(rows.map((row) => String(row.key ?? '')))]
  const panels = keys.map((key) => {
    const mine = rows.filter((row) => String(row.key ?? '') === key && used.has(String(row.step)))
    const sorted = mine.toSorted((a, b) => Number(a.place) - Number(b.place))
    const amountOf = (step: string) => numberOf(sorted.find((row) => row.step === step)?.amount)
    const net = amountOf('net_sales') ?? 0
    const steps = sorted.map((row): Named => {
      const amount = numberOf(row.amount)
      const step = String(row.step)
      return {
        key: step,
        name: nameOf(step),
        level: row.kind === 'level',
        marketing: marketing.has(step),
        amount: amount === null || scale === 'amount' ? amount : net ? amount / net : null,
      }
    })
    return { key, steps, net, kept: amountOf('cm3') }
  })
  // The own site first, then what sells most: the comparison that the page is about.
  return panels.sort((a, b) => Number(b.key === 'own_site') - Number(a.key === 'own_site') || b.net - a.net)
}

/** One scale for all panels, so that bars of the same length mean the same. */
function rangeOf(panels: readonly Panel[]): [number, number] {
  const ends = panels.flatMap(({ steps }) => walk(steps).flatMap(({ from, to }) => [from, to]))
  return [Math.min(0, ...ends), Math.max(0, ...ends)]
}
