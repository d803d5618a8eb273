import { z } from 'zod'
import type { Sql } from '../../store/sql.ts'
import { i64, instant, join, sql, u64 } from '../../store/sql.ts'
import { plain } from '../columns.ts'
import { customerPeriod, defineMeasure } from '../define.ts'
import { wilson } from '../wilson.ts'
import { customersWithin, ofSlice, periodEnd, ratio } from '../within.ts'

const horizons = [30, 60, 90, 180, 365]

export const repeatRate = defineMeasure({
  id: 'repeat-rate',
  group: 'customers',
  title: { en: 'Repeat rate', zh: '复购率' },
  doc: {
    en: 'Of the customers whose first order falls into the period, the share who ordered again within 30, 60, 90, 180 and 365 days (of 24 hours). Only customers count who have been known that long by the end of the period, or by the last order there is. The interval is Wilson’s, 95%.',
    zh: '首单落在周期内的客户，在 30、60、90、180、365 天内再次下单的比例（每天按 24 小时计）。仅统计截至周期末（或最后一笔订单）时首购已满相应天数的客户。区间为 95% Wilson 区间。',
  },
  params: customerPeriod,
  row: z.object({
    days: z.int(),
    customers: z.int(),
    repeated: z.int(),
    repeat_rate: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  }),
  columns: {
    days: plain('days', 'Within', '天数内'),
    customers: plain('count', 'Customers old enough', '满足时长的客户'),
    repeated: plain('count', 'Ordered again', '复购客户'),
    repeat_rate: plain('share', 'Repeat rate', '复购率'),
    low: plain('share', 'At least', '区间下限', { en: 'Wilson interval, 95%', zh: '95% Wilson 区间' }),
    high: plain('share', 'At most', '区间上限', { en: 'Wilson interval, 95%', zh: '95% Wilson 区间' }),
  },
  chart: { kind: 'bar', x: 'days', y: ['repeat_rate'], interval: ['low', 'high'] },
  example: { from: '2025-01-01', to: '2025-12-31' },
  sql: (p) => sql`
    SELECT toUInt32(one.1) AS days, one.2 AS customers, one.3 AS repeated,
      ${ratio(sql`repeated`, sql`customers`)} AS repeat_rate, ${wilson(sql`repeated`, sql`customers`, 'low')} AS low, ${wilson(sql`repeated`, sql`customers`, 'high')} AS high
    FROM (
      SELECT [${join(horizons.map(counts))}] AS by_days
      FROM (
        SELECT order_rank, toUnixTimestamp64Milli(assumeNotNull(customer_first_at)) AS first_ms,
          toUnixTimestamp64Milli(ordered_at) - first_ms AS later_ms,
          toUnixTimestamp64Milli(least(${instant(periodEnd(p))}, (SELECT max(ordered_at) FROM orders WHERE ${ofSlice(p)}))) - first_ms AS known_ms
        FROM orders WHERE ${customersWithin(p)} AND order_rank IN (1, 2)
      )
    )
    ARRAY JOIN by_days AS one
    WHERE customers > 0 ORDER BY days`,
  say: ({ rows, before }, { share, count, many, change }) => {
    const row = rows.find((one) => one.days === 90) ?? rows[0]
    if (!row || row.customers === 0) return undefined
    const than = change(row.repeat_rate, before?.rows.find((one) => one.days === row.days)?.repeat_rate)
    return {
      en: `${share(row.repeat_rate).en} of ${many(row.customers, 'new customer')} ordered again within ${row.days} days (between ${share(row.low).en} and ${share(row.high).en})${than.en}.`,
      zh: `${count(row.customers).zh} 位新客中，${share(row.repeat_rate).zh} 在 ${row.days} 天内复购（区间 ${share(row.low).zh}–${share(row.high).zh}）${than.zh}。`,
    }
  },
})

/** (days, customers known that long, those of them who ordered again within it). */
function counts(days: number): Sql {
  const ms = i64(days * 86_400_000)
  return sql`(${u64(days)}, countIf(order_rank = 1 AND known_ms >= ${ms}), countIf(order_rank = 2 AND known_ms >= ${ms} AND later_ms < ${ms}))`
}
