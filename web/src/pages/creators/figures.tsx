import type { Answer, Definition, Row } from '../../api/measures.ts'
import { numberOf, showCell } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useLocale } from '../../shell/workspace.tsx'

/** On what a figure rests: so many of these. */
const samples: Readonly<Record<string, 'posts' | 'sponsored_posts' | 'visits' | 'new_customers' | 'orders'>> = {
  reach: 'posts',
  engagement: 'posts',
  sponsored_share: 'posts',
  response: 'sponsored_posts',
  cost_per_visit: 'visits',
  cost_per_order: 'orders',
  margin: 'orders',
  cost_per_new_customer: 'new_customers',
  repeat_rate: 'new_customers',
  value_per_customer: 'new_customers',
}

/** A figure with its interval below it, and what the tier has. */
export function useFigure({ definition, answer }: { definition: Definition; answer: Answer }) {
  const { t, pick } = useTexts()
  const locale = useLocale(answer.currency)
  const show = (row: Row, name: string) => showCell(row[name], definition.columns[name]?.unit ?? 'text', locale)
  return {
    show,
    restsOn: (row: Row, name: string) => {
      const sample = samples[name]
      const count = sample && numberOf(row[sample])
      return sample && count !== null && count !== undefined
        ? t('creators.rests_on', { count, what: pick(definition.columns[sample]?.label) })
        : ''
    },
    figure: (row: Row, name: string, low?: string, beside?: string) => (
      <>
        <span className="block">{show(row, name)}</span>
        {low && numberOf(row[`${low}_low`]) !== null && (
          <span className="block text-xs whitespace-nowrap text-ink-3">
            {t('creators.interval', { low: show(row, `${low}_low`), high: show(row, `${low}_high`) })}
          </span>
        )}
        {beside && numberOf(row[beside]) !== null && (
          <span className="block text-xs whitespace-nowrap text-ink-3">
            {t('creators.beside_tier', { value: show(row, beside) })}
          </span>
        )}
      </>
    ),
  }
}

/** Figures of a card: their column, the name of their interval, and the column of the tier beside them. */
export const figures: readonly (readonly [name: string, interval?: string, beside?: string])[] = [
  ['followers'],
  ['posts'],
  ['reach', 'reach', 'tier_reach'],
  ['engagement', 'engagement', 'tier_engagement'],
  ['sponsored_share', 'sponsored'],
  ['response', 'response'],
  ['visits'],
  ['orders'],
  ['new_customers'],
  ['cost_per_visit', 'cost_per_visit'],
  ['cost_per_order', 'cost_per_order'],
  ['cost_per_new_customer', 'cost_per_new_customer'],
  ['margin', 'margin'],
  ['repeat_rate', 'repeat'],
  ['value_per_customer', 'value'],
]
/** Figures beside those, without an interval. */
export const further = ['median_views', 'category_engagement', 'sponsored_trend', 'spend', 'net_sales'] as const
