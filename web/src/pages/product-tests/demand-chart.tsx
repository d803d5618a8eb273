import { useCallback, useMemo } from 'react'
import type { Column } from '../../api/measures.ts'
import type { PriceStep } from '../../api/product-tests.ts'
import { Chart, type Draw } from '../../charts/chart.tsx'
import { drawBar } from '../../charts/draw-bar.ts'
import type { ChartInput } from '../../charts/input.ts'
import { showMoney } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useLocale } from '../../shell/workspace.tsx'

type Shown = { value: keyof PriceStep; low: keyof PriceStep; high: keyof PriceStep; unit: Column['unit']; name: string }

const interest: Shown = { value: 'share', low: 'low', high: 'high', unit: 'share', name: 'would_buy' }
const margin: Shown = {
  ...{ value: 'margin_per_100_minor', low: 'margin_low_minor', high: 'margin_high_minor' },
  ...{ unit: 'money', name: 'margin' },
}
const revenue: Shown = {
  ...{ value: 'revenue_per_100_minor', low: 'revenue_low_minor', high: 'revenue_high_minor' },
  ...{ unit: 'money', name: 'revenue' },
}

/** Who would buy at each price that was tried, beside what 100 people leave there; without a cost, beside what they pay. */
export function DemandCharts({ steps, currency, label }: { steps: PriceStep[]; currency: string; label: string }) {
  // A price at which nobody was asked has no share, not one of zero.
  const tried = useMemo(() => steps.filter(({ asked }) => asked > 0), [steps])
  if (tried.length < 2) return null
  const money = tried.every((one) => one.margin_per_100_minor !== null) ? margin : revenue
  return (
    <div className="mb-2 grid gap-4 lg:grid-cols-2">
      {[interest, money].map((shown) => (
        <StepsChart key={shown.name} shown={shown} steps={tried} currency={currency} label={label} />
      ))}
    </div>
  )
}

type Props = { shown: Shown; steps: PriceStep[]; currency: string; label: string }

function StepsChart({ shown, steps, currency, label }: Props) {
  const { t, pick } = useTexts()
  const locale = useLocale(currency)
  const name = t(`product_tests.${shown.name}`)
  const input = useMemo<ChartInput>(() => {
    const { value, low, high, unit } = shown
    const column = (one: Column['unit']): Column => ({ unit: one, label: { en: '', zh: '' } })
    return {
      ...{
        chart: { kind: 'bar', x: 'price_minor', y: [value], interval: [low, high] },
        rows: steps,
        before: undefined,
      },
      columns: { price_minor: column('money'), [value]: column(unit) },
      ...{ locale, pick, labelOf: () => name },
      nameOf: (_, price) => showMoney(Number(price), locale),
      // No step of a price is one of time.
      ...{ beforeLabel: '', isPartial: () => false, partialLabel: '', unfinishedLabel: '' },
    }
  }, [shown, steps, locale, pick, name])
  const draw = useCallback<Draw>((palette, width) => drawBar(input, palette, width, false), [input])
  return (
    <figure className="min-w-0">
      <figcaption className="text-[13px] text-ink-2">{name}</figcaption>
      <Chart draw={draw} height={180} label={`${name}. ${label}`} />
    </figure>
  )
}
