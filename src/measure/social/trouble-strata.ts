import { z } from 'zod'
import { addDays } from '../../kernel/time.ts'
import { instant, type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { inPeriod, ofSlice, orderFilters, periodEnd, periodStart } from '../within.ts'
import { groupOrders } from './groups.ts'

export const troubles = ['cancellation', 'return', 'refund'] as const
export type TroubleAsked = Question & { days: number; settle_days: number; late_days: number }

/** First orders that are alike but for what came after: by month, channel and products, and group where that is asked. */
export const stratum = z.object({
  month: z.string(),
  channel: z.string(),
  skus: z.array(z.string()),
  of_group: z.string(),
  trouble: z.enum(['', ...troubles]),
  customers: z.int(),
  repeated: z.int(),
  margin: z.int(),
  unknown: z.int(),
})
export type Stratum = z.infer<typeof stratum>

/**
 * Counts customers by what their first order was like and by the trouble that there was with it in the days until it is settled: how many
 * bought again in the days after that, and with which margin. Who has not been known so long is left out, and so is who cancelled at once.
 */
export function troubleStrata(p: TroubleAsked, byGroup: boolean): Sql {
  const zone = str(p.scope.timeZone)
  const settled = sql`first_at + toIntervalDay(${u64(p.settle_days)})`
  const over = sql`first_at + toIntervalDay(${u64(p.settle_days + p.days)})`
  const again = sql`arrayFilter(one -> one.1 >= ${settled} AND one.1 < ${over}, bought)`
  const group = byGroup ? sql`group_title` : sql`''`
  return sql`
    SELECT toString(of_month) AS month, channel, arraySort(first_skus) AS skus, of_group, trouble, toInt64(count()) AS customers,
      toInt64(countIf(notEmpty(later))) AS repeated, sum(arraySum(one -> ifNull(one.2, 0), later)) AS margin,
      toInt64(countIf(arrayExists(one -> one.2 IS NULL, later))) AS unknown
    FROM (
      SELECT toStartOfMonth(first_at, ${zone}) AS of_month, channel, first_skus, ${group} AS of_group, ${again} AS later,
        multiIf(troubled.cancelled_at = ${never}, '', troubled.cancelled_at < first_at + toIntervalDay(${u64(p.late_days)}), 'at_once',
          troubled.cancelled_at < ${settled}, 'cancellation', '') AS of_cancellation,
        multiIf(of_cancellation != '', of_cancellation, troubled.returned_at != ${never} AND troubled.returned_at < ${settled}, 'return',
          troubled.refunded_at != ${never} AND troubled.refunded_at < ${settled}, 'refund', '') AS trouble
      FROM (${firstOrders(p)}) AS placed
      GLOBAL LEFT JOIN (${troubled(p)}) AS troubled ON placed.of_store = troubled.in_store AND placed.of_order = troubled.placed_as
      ${byGroup ? sql`GLOBAL LEFT JOIN (${groupOrders(p)}) AS grouped ON placed.of_store = grouped.in_store AND placed.of_order = grouped.placed_as` : sql``}
      WHERE ${over} <= (SELECT max(ordered_at) FROM orders WHERE ${ofSlice(p)})
    )
    WHERE trouble != 'at_once' GROUP BY month, channel, skus, of_group, trouble ORDER BY month, channel, skus, of_group, trouble`
}

/** Stands where there was no trouble: a joined row that is not there has the first of all moments. */
const never = sql`toDateTime64(0, 3, 'UTC')`

/** The first order that each customer ever placed, where it is of the period and its filters, and the moments and margins of all that count. */
function firstOrders(p: Question): Sql {
  return sql`
        SELECT told.1 AS of_store, told.2 AS of_order, told.3 AS channel, told.4 AS first_skus, first_at, bought
        FROM (
          SELECT customer_id AS buyer, min(ordered_at) AS first_at,
            argMin((toString(store), order_id, toString(sales_channel), arrayMap(one -> toString(one), skus)), (ordered_at, store, order_id)) AS told,
            groupArrayIf((ordered_at, cm3), counts = 1) AS bought
          FROM orders WHERE ${ofSlice(p)} AND customer_id != '' AND status != 'sample' GROUP BY buyer
        )
        WHERE first_at >= ${instant(periodStart(p))} AND first_at < ${instant(periodEnd(p))} AND (of_store, of_order) GLOBAL IN (
          SELECT toString(store), order_id FROM orders WHERE ${ofSlice(p)} AND ${inPeriod('ordered_at', p)}${orderFilters(p)})`
}

/** When there was trouble first with orders of the period, by its kind. */
function troubled(p: TroubleAsked): Sql {
  const wide = { ...p, to: addDays(p.to, 1) }
  return sql`
        SELECT toString(store) AS in_store, order_id AS placed_as, minIf(at, entry = 'cancellation') AS cancelled_at,
          minIf(at, entry = 'return' OR entry = 'refund' AND entries.units < 0) AS returned_at, minIf(at, entry = 'refund') AS refunded_at
        FROM order_economics AS entries
        WHERE ${ofSlice(p)} AND order_id != '' AND ordered_at >= ${instant(periodStart(p))} AND ordered_at < ${instant(periodEnd(wide))}
          AND entry IN ('cancellation', 'return', 'refund')
        GROUP BY in_store, placed_as`
}
