import { z } from 'zod'
import type { Bound, Sql } from '../../store/sql.ts'
import { day, sql } from '../../store/sql.ts'
import { plain } from '../columns.ts'
import type { Question } from '../define.ts'
import { customerPeriod, defineMeasure } from '../define.ts'
import { daysOf, firstOrderOf, sameFilters, stepLater } from '../drill.ts'
import { anyCostKnown } from '../margins.ts'
import { bucketOf, customersWithin, inPeriod, ofSlice, orderFilters, ratio } from '../within.ts'

type Step = 'week' | 'month'
export const cohortRetention = defineMeasure({
  id: 'cohort-retention',
  group: 'customers',
  title: { en: 'Retention by first purchase', zh: '首购同期群留存' },
  doc: {
    en: 'Customers by the week or month of their first order, and what they did in each one after it, up to the last day of the period. Filters choose customers by their first order; everything they bought later counts, cancelled orders do not. `share` is the chosen metric over that of the cohort’s first step. Orders without a customer stand in one row without a cohort.',
    zh: '按首单所在周或月划分客户群，统计其后各期表现，截至所选周期最后一天。筛选条件作用于首单，之后的所有订单都计入，已取消的除外。“占比”为所选指标相对首期的比例。无客户信息的订单单列一行，不归入任何群组。',
  },
  params: customerPeriod.extend({
    by: z.enum(['week', 'month']).default('month').meta({ description: 'Step of time', zh: '时间粒度' }),
    metric: z
      .enum(['customers', 'orders', 'net_sales', 'cm3'])
      .default('customers')
      .meta({ description: 'What the share is of', zh: '占比所用指标' }),
  }),
  row: z.object({
    cohort: z.string().nullable(),
    age: z.int(),
    cohort_customers: z.int(),
    customers: z.int(),
    orders: z.int(),
    net_sales: z.int(),
    cm3: z.int().nullable(),
    share: z.number().nullable(),
    complete: z.int(),
  }),
  columns: {
    cohort: plain('day', 'First order from', '首购起始日'),
    age: plain('count', 'Steps later', '第几期', { en: '0 is the step of the first order', zh: '0 为首购当期' }),
    cohort_customers: plain('count', 'Customers of the cohort', '群组客户数'),
    customers: plain('count', 'Customers', '下单客户数'),
    orders: plain('count', 'Orders', '订单数'),
    net_sales: plain('money', 'Net sales', '净销售额', { en: 'Refunds count with their order', zh: '退款计入原订单' }),
    cm3: plain('money', 'CM3', 'CM3', {
      en: 'Empty where the cost of nothing sold is known',
      zh: '已售商品成本全部未知时留空',
    }),
    share: plain('share', 'Share', '占比'),
    complete: plain('count', 'Complete', '是否完整', {
      en: '1 when the whole step lies within the period',
      zh: '1 表示该期已完整落在周期内',
    }),
  },
  chart: { kind: 'heatmap', x: 'age', y: ['share'], by: 'cohort' },
  example: { from: '2025-01-01', to: '2025-06-30', by: 'month', metric: 'customers' },
  sql: (p) => sql`
    SELECT * FROM (
    SELECT toNullable(toString(by_cohort.cohort)) AS cohort, toInt64(step) AS age, actives[indexOf(ages, 0)] AS cohort_customers,
      actives[indexOf(ages, step)] AS customers, all_orders[indexOf(ages, step)] AS orders, nets[indexOf(ages, step)] AS net_sales,
      if(${anyCostKnown(p)}, margins[indexOf(ages, step)], NULL) AS cm3, ${shareOf(p)} AS share,
      toUInt8(${later(p.by, sql`by_cohort.cohort`, sql`step + 1`)} <= ${day(p.to)} + 1) AS complete
    FROM (
      SELECT cells.cohort AS cohort, groupArray(since) AS ages, groupArray(active) AS actives, groupArray(ordered) AS all_orders,
        groupArray(net) AS nets, groupArray(ifNull(margin, 0)) AS margins
      FROM (${cells(p)}) AS cells GROUP BY cohort
    ) AS by_cohort
    ARRAY JOIN range(toUInt64(${steps(p.by, sql`by_cohort.cohort`, day(p.to))} + 1)) AS step
    WHERE has(ages, 0)
    UNION ALL
    SELECT NULL, 0, 0, 0, count() AS purchases, sum(orders.net_sales), if(${anyCostKnown(p)}, ifNull(sum(orders.cm3), 0), NULL), NULL, 1
    FROM orders WHERE ${ofSlice(p)} AND counts = 1 AND customer_id = '' AND ${inPeriod('ordered_at', p)}${orderFilters(p)}
    HAVING purchases > 0
    ) ORDER BY cohort NULLS LAST, age`,
  orders: (row, p) =>
    row.cohort === null
      ? { ...sameFilters(p), customer: 'unknown', basis: 'order', purchases_only: 'yes' }
      : {
          ...daysOf(stepLater(row.cohort, p.by, row.age), p.by, p),
          basis: 'order',
          ...firstOrderOf(p, daysOf(row.cohort, p.by, p)),
        },
  say: ({ rows }, { share, count, many }, p) => {
    const next = rows.filter((row) => row.age === 1 && row.complete === 1 && row.cohort !== null)
    const customers = next.reduce((sum, row) => sum + row.cohort_customers, 0)
    if (customers === 0) return undefined
    const back = next.reduce((sum, row) => sum + row.customers, 0)
    return {
      en: `Of ${many(customers, 'first buyer')}, ${share(back / customers).en} ordered again in the ${p.by} after.`,
      zh: `${count(customers).zh} 位首购客户中，有 ${share(back / customers).zh} 在${p.by === 'week' ? '次周' : '次月'}再次下单。`,
    }
  },
})

/**
 * Each cohort's customers, orders and money by step after the first. A customer counts in a step with the first order
 * there, which is the one whose order before was in an earlier step: exact, and nobody has to be remembered. A cancelled
 * order is no purchase (rank 0), and its marketing is not the cohort's.
 */
function cells(p: Question & { by: Step }): Sql {
  const step = bucketOf(p.by, 'ordered_at', p)
  return sql`
    SELECT ${bucketOf(p.by, 'customer_first_at', p)} AS cohort, toInt64(${steps(p.by, sql`cohort`, step)}) AS since,
      countIf(counts = 1 AND (previous_at IS NULL OR ${bucketOf(p.by, 'previous_at', p)} < ${step})) AS active,
      sum(counts) AS ordered, sum(orders.net_sales) AS net, sum(orders.cm3) AS margin
    FROM orders WHERE ${customersWithin(p)} AND order_rank > 0
    GROUP BY cohort, since`
}

function shareOf(p: Question & { metric: 'customers' | 'orders' | 'net_sales' | 'cm3' }): Sql {
  const values = { customers: sql`actives`, orders: sql`all_orders`, net_sales: sql`nets`, cm3: sql`margins` }[p.metric]
  const share = ratio(sql`${values}[indexOf(ages, step)]`, sql`${values}[indexOf(ages, 0)]`)
  return p.metric === 'cm3' ? sql`if(${anyCostKnown(p)}, ${share}, NULL)` : share
}

/** Whole steps of time from a first day of a step to a day. */
function steps(by: Step, from: Sql, to: Sql | Bound): Sql {
  return by === 'month' ? sql`dateDiff('month', ${from}, ${to})` : sql`intDiv(toInt32(${to}) - toInt32(${from}), 7)`
}

function later(by: Step, from: Sql, count: Sql): Sql {
  return by === 'month' ? sql`addMonths(${from}, ${count})` : sql`addWeeks(${from}, ${count})`
}
