import { shareOf } from '../../kernel/share.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import type { Placement } from '../../manage/placements.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { type Fatigue, fatigueOf, type ShownWeek, weeksOf } from './fatigue.ts'
import { type Placed, placedDays } from './placed-days.ts'

/** What came of a placement on its days; null is not known. Money is in minor units of the brand's currency. */
export type PlacementFigures = {
  id: string
  impressions: number | null
  clicks: number | null
  spend: number | null
  views: number | null
  interactions: number | null
  visits: number | null
  orders: number | null
  net_sales: number | null
  rate_of: RateOf | null
  rate: number | null
  /** Null also where more was done than shown: then the one was not counted among the other. */
  rate_low: number | null
  rate_high: number | null
  weeks: ShownWeek[]
  fatigue: Fatigue | null
}
type RateOf = 'clicks_of_impressions' | 'orders_of_visits'

type Asked = { placements: readonly Placement[]; today: Day; signal?: AbortSignal }

/** What came of placements, from what platforms report of ads, what was seen of posts, and visits of tagged links and of pages. Throws `missing_rate`. */
export async function placementFigures(
  parts: { warehouse: Warehouse },
  scope: Scope,
  asked: Asked,
): Promise<PlacementFigures[]> {
  const { placements, today } = asked
  if (placements.length === 0) return []
  const factsOf = await placedDays(parts, scope, asked)
  return placements.map((placement) => figuresOf(placement, factsOf(placement), today))
}

function figuresOf({ id, to_day }: Placement, { ads, visits, post, days }: Placed, today: Day): PlacementFigures {
  const [shown, acted] = [sumOf(days, 'shown'), sumOf(days, 'acted')]
  const share = shareOf(acted, shown)
  const weeks = weeksOf(days)
  const sum = <Name extends string>(rows: readonly Record<Name, number>[], name: Name) =>
    rows.length ? sumOf(rows, name) : null
  return {
    id,
    impressions: sum(ads, 'impressions'),
    clicks: sum(ads, 'clicks'),
    spend: sum(ads, 'spend'),
    views: post?.views ?? null,
    interactions: post?.interactions ?? null,
    visits: sum(visits, 'visits'),
    orders: sum(visits, 'orders'),
    net_sales: sum(visits, 'net_sales'),
    rate_of: shown > 0 ? (ads.length ? 'clicks_of_impressions' : 'orders_of_visits') : null,
    rate: shown > 0 ? acted / shown : null,
    rate_low: share?.low ?? null,
    rate_high: share?.high ?? null,
    weeks,
    fatigue: fatigueOf(weeks, addDays(to_day !== null && to_day < today ? to_day : today, -1)) ?? null,
  }
}

function sumOf<Name extends string>(rows: readonly Record<Name, number>[], name: Name): number {
  return rows.reduce((sum, row) => sum + row[name], 0)
}
