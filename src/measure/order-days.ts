import { liveRows } from '../derive/current.ts'
import type { Scope } from '../manage/scope.ts'
import { type Sql, sql, str, u64 } from '../store/sql.ts'
import type { Options, Warehouse } from '../store/warehouse/warehouse.ts'
import type { FactsWithDays } from './define.ts'

/** First and last day of the brand's orders, as days of the brand; null where there are none. */
export type OrderDays = { first_day: string; last_day: string } | { first_day: null; last_day: null }

/**
 * The days that the brand's orders cover, also those left out of the figures for want of an exchange rate: the question
 * about them is what names the rate. The table is sorted by day, so that only its two ends are read.
 */
export async function orderDays(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  options: Options = {},
): Promise<OrderDays> {
  const ofSlice = sql`brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)}`
  const end = (direction: Sql) =>
    sql`(SELECT ordered_at FROM orders WHERE ${ofSlice} ORDER BY toDate(ordered_at) ${direction}, ordered_at ${direction} LIMIT 1)`
  const [days] = await warehouse.query<{ first_day: string; last_day: string }>(
    sql`
    SELECT toString(min(day)) AS first_day, toString(max(day)) AS last_day
    FROM (
      SELECT toDate(ordered_at, ${str(scope.timeZone)}) AS day FROM (${end(sql`ASC`)} UNION ALL ${end(sql`DESC`)})
      UNION ALL
      SELECT day FROM rate_gaps WHERE ${ofSlice} AND what = 'orders'
    ) HAVING count() > 0`,
    options,
  )
  return days ?? { first_day: null, last_day: null }
}

/** The first day from which the brand has all of these facts; null where it has none of any. */
export async function firstDayOf(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  facts: readonly FactsWithDays[],
  options: Options = {},
): Promise<string | null> {
  const first = async (fact: FactsWithDays) => {
    if (fact === 'orders') return (await orderDays({ warehouse }, scope, options)).first_day
    if (fact === 'visits') return firstVisit(warehouse, scope, options)
    const day = fact === 'spend' ? sql`day` : sql`day_from`
    const [row] = await warehouse.query<{ day: string }>(
      sql`SELECT toString(min(${day})) AS day ${liveRows(fact, scope)} HAVING count() > 0`,
      options,
    )
    return row?.day ?? null
  }
  const days = await Promise.all(facts.map(first))
  return (
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  )
}

/** The day of the brand on which its first visit began. */
async function firstVisit(warehouse: Warehouse, scope: Scope, options: Options): Promise<string | null> {
  const ofSlice = sql`brand = ${str(scope.brand)} AND slice = ${u64(scope.trafficSlice)} AND is_deleted = 0`
  const [row] = await warehouse.query<{ first_day: string }>(
    sql`
    SELECT toString(toDate(min(started_at), ${str(scope.timeZone)})) AS first_day FROM visits
    WHERE ${ofSlice} AND day = (SELECT min(day) FROM visits WHERE ${ofSlice}) HAVING count() > 0`,
    options,
  )
  return row?.first_day ?? null
}
