import { z } from 'zod'
import { type StatedThresholds, usualThresholds } from '../../kernel/lifecycle.ts'
import type { Scope } from '../../manage/scope.ts'
import { type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Question } from '../define.ts'
import { ofSlice } from '../within.ts'

/** Customers who came back that it takes to tell a rhythm from chance. */
const fewestCustomers = 50
/** Fitted silence is no shorter: who orders every day is not lapsing on a day off. */
const shortestLapsing = 7
/** What the gaps of one customer weigh together; a quantile takes whole weights. */
const ofCustomer = sql`1000000000`

/** Of the returns of customers, those that come within the days of silence after which a customer is lapsing, or lost. */
const within = { lapsing_days: sql`0.8`, lost_days: sql`0.95` } as const

/**
 * Days between the days with an order, of all time: each with its place among its customer's as `nth`, and a `weight` that makes all
 * customers count alike, however often they order: a single one that is supplied every day is no rhythm of the brand.
 */
function gaps({ scope }: Pick<Question, 'scope'>): Sql {
  const zone = str(scope.timeZone)
  return sql`
    SELECT days, nth, greatest(intDiv(${ofCustomer}, length(apart)), 1) AS weight
    FROM (
      SELECT groupArray(toUInt64(toDate(ordered_at, ${zone}) - toDate(assumeNotNull(previous_at), ${zone}))) AS apart
      FROM orders
      WHERE ${ofSlice({ scope })} AND counts = 1 AND previous_at IS NOT NULL AND toDate(ordered_at, ${zone}) > toDate(assumeNotNull(previous_at), ${zone})
      GROUP BY customer_id
    )
    ARRAY JOIN apart AS days, arrayEnumerate(apart) AS nth`
}

/**
 * How many days of silence one of the two begins after, by the brand's own rhythm; the usual where there is none yet. Both come of one
 * statement, the same wherever it is written, so that the engine works it out once.
 */
function fitted(p: Pick<Question, 'scope'>, name: keyof typeof within): Sql {
  const names = ['lapsing_days', 'lost_days'] as const
  const [lapsing, lost] = names.map((one) => {
    const shortest = u64(one === 'lapsing_days' ? shortestLapsing : 1)
    return sql`if(countIf(nth = 1) < ${u64(fewestCustomers)}, ${u64(usualThresholds[one])}, greatest(toUInt64(quantileExactWeighted(${within[one]})(days, weight)), ${shortest}))`
  }) as [Sql, Sql]
  return sql`(SELECT [${lapsing}, ${lost}] FROM (${gaps(p)}))[${u64(names.indexOf(name) + 1)}]`
}

/** Thresholds as they stand in a statement. */
export type ThresholdsSql = Readonly<Record<keyof typeof usualThresholds, Sql>>

/** Those that are stated as they are, and fitted or usual ones for the others, which keep lapsing before lost. */
export function thresholds(p: Pick<Question, 'scope'>, stated: StatedThresholds = p.scope.lifecycle): ThresholdsSql {
  const own = (name: keyof typeof usualThresholds) => sql`${u64(stated[name] ?? usualThresholds[name])}`
  const [lapsing_days, lost_days] = silence(stated.lapsing_days, stated.lost_days, {
    lapsing: fitted(p, 'lapsing_days'),
    lost: fitted(p, 'lost_days'),
  })
  const [visitor_lapsing_days, visitor_lost_days] = silence(stated.visitor_lapsing_days, stated.visitor_lost_days, {
    lapsing: own('visitor_lapsing_days'),
    lost: own('visitor_lost_days'),
  })
  return {
    interested_seconds: own('interested_seconds'),
    considering_visits: own('considering_visits'),
    loyal_orders: own('loyal_orders'),
    lapsing_days,
    lost_days,
    visitor_lapsing_days,
    visitor_lost_days,
  }
}

/** Days of silence from which somebody is lapsing and lost: what is not stated gives way to what is. */
function silence(
  lapsing: number | undefined,
  lost: number | undefined,
  otherwise: { lapsing: Sql; lost: Sql },
): [lapsing: Sql, lost: Sql] {
  if (lapsing !== undefined)
    return [
      sql`${u64(lapsing)}`,
      lost === undefined ? sql`greatest(${otherwise.lost}, ${u64(lapsing + 1)})` : sql`${u64(lost)}`,
    ]
  if (lost !== undefined) return [sql`least(${otherwise.lapsing}, ${u64(lost - 1)})`, sql`${u64(lost)}`]
  return [otherwise.lapsing, sql`greatest(${otherwise.lost}, ${otherwise.lapsing} + 1)`]
}

/** How a brand's customers come back, and the thresholds that hold. */
export const lifecycleRhythm = z
  .object({
    customers: z.int().describe('Customers with a later day with an order, to whom the rhythm is fitted'),
    is_fitted: z.boolean().describe('Whether those are enough; otherwise the usual days hold'),
    thresholds: z.object({
      interested_seconds: z.int(),
      considering_visits: z.int(),
      loyal_orders: z.int(),
      lapsing_days: z.int(),
      lost_days: z.int(),
      visitor_lapsing_days: z.int(),
      visitor_lost_days: z.int(),
    }),
  })
  .meta({ id: 'LifecycleRhythm' })

/** The thresholds that hold with what is stated, and how many customers they are fitted to. */
export async function rhythmOf(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  stated: StatedThresholds,
  options: Options,
): Promise<z.infer<typeof lifecycleRhythm>> {
  const hold = thresholds({ scope }, stated)
  const [row] = await warehouse.query<Record<string, number>>(
    sql`
    SELECT assumeNotNull((SELECT countIf(nth = 1) FROM (${gaps({ scope })}))) AS customers, ${hold.interested_seconds} AS interested_seconds,
      ${hold.considering_visits} AS considering_visits, ${hold.loyal_orders} AS loyal_orders, ${hold.lapsing_days} AS lapsing_days,
      ${hold.lost_days} AS lost_days, ${hold.visitor_lapsing_days} AS visitor_lapsing_days, ${hold.visitor_lost_days} AS visitor_lost_days`,
    options,
  )
  const { customers = 0, ...held } = row ?? {}
  return lifecycleRhythm.parse({ customers, is_fitted: customers >= fewestCustomers, thresholds: held })
}
