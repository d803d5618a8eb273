import { z } from 'zod'
import type { Text } from '../../kernel/errors.ts'
import { i64, sql, u64 } from '../../store/sql.ts'
import { common, plain, summed } from '../columns.ts'
import { defineMeasure, period } from '../define.ts'
import { purchasesWithin } from '../within.ts'
import { groupOrders } from './groups.ts'

const percent = (preset: number, description: string, zh: string) =>
  z.coerce.number().min(0).max(95).default(preset).meta({ description, zh })
const money = z.int().nullable()

/** What a way to a group is called; the names of apps are the same everywhere. */
const appNames: Record<string, Text> = {
  group: { en: 'Code of a group', zh: '社群口令码' },
  ...Object.fromEntries(
    ['WhatsApp', 'LINE', 'Messenger', 'Instagram', 'Telegram', 'Zalo'].map((app) => [
      app.toLowerCase(),
      { en: app, zh: app },
    ]),
  ),
}

export const groupSelling = defineMeasure({
  id: 'group-selling',
  group: 'live',
  title: { en: 'Groups and their orders', zh: '社群与订单' },
  doc: {
    en: 'Orders that groups brought: by links and codes that are stated as a group’s and by links that lead to a chat, each order once, as links and codes count. Coupons of creators and links below posts are no groups. With what came back, new customers, and what the levels get of net sales at the rates given. Orders of groups whose code nobody noted are not among them.',
    zh: '社群带来的订单：按标明为社群的链接与口令码、以及通往聊天的链接统计，每个订单只计一次，口径同链接与专属码；红人的优惠券与内容下方的链接不算社群。列出退款、新客，以及各级按设定比例从净销售额中提取的佣金。没有登记报码的社群订单不在其中。',
  },
  params: period
    .pick({ from: true, to: true, compare: true, currency: true, sales_channel: true, store: true, country: true })
    .extend({
      by: z
        .enum(['group', 'leader', 'app'])
        .default('group')
        .meta({ description: 'What a row is about', zh: '行维度' }),
      leader_percent: percent(10, 'Commission of the group leader, in percent', '团长佣金率（%）'),
      agency_percent: percent(2, 'Commission of the level above, in percent', '上级佣金率（%）'),
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(100_000)
        .default(1000)
        .meta({ description: 'Most rows', zh: '最多行数' }),
    }),
  row: z.object({
    key: z.string(),
    leader: z.string(),
    orders: z.int(),
    declared_orders: z.int(),
    new_customers: z.int(),
    booked_sales: z.int(),
    refunds: z.int(),
    net_sales: z.int(),
    cm3: money,
    leader_commission: z.int(),
    agency_commission: z.int(),
    left: money,
  }),
  columns: {
    key: {
      ...plain('text', 'Group', '社群', { en: 'Title of the link, or its code', zh: '链接名称，没有名称时为专属码' }),
      values: appNames,
    },
    leader: plain('text', 'Leader', '团长', { en: 'The creator of the link', zh: '链接所属的红人或团长' }),
    orders: common.orders,
    declared_orders: summed('count', 'By code in chat', '按聊天报码'),
    new_customers: common.newCustomers,
    booked_sales: common.booked,
    refunds: common.refunds,
    net_sales: common.netSales,
    cm3: common.cm3,
    leader_commission: summed('money', 'Leader gets', '团长佣金', {
      en: 'The rate given, of net sales; nothing of what is below zero',
      zh: '净销售额 × 设定比例；为负时不计',
    }),
    agency_commission: summed('money', 'Level above gets', '上级佣金'),
    left: summed('money', 'Left after commissions', '佣金后剩余', {
      en: 'CM3 less both; CM3 already has commissions that were paid out as affiliates or creators',
      zh: 'CM3 减去两级佣金；CM3 已扣除已入账的红人与联盟佣金',
    }),
  },
  chart: { kind: 'bar', x: 'key', y: ['net_sales'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => {
    const key = { group: sql`group_title`, leader: sql`leader`, app: sql`group_kind` }[p.by]
    // Half away from zero, in whole numbers that hold any amount.
    const part = (percents: number) =>
      sql`toInt64(intDiv(2 * toInt128(greatest(0, net_sales)) * ${i64(Math.round(10_000 * percents))} + 1000000, 2000000))`
    return sql`
    SELECT key, leaders AS leader, orders, declared_orders, new_customers, booked_sales, refunds, net_sales, cm3,
      ${part(p.leader_percent)} AS leader_commission, ${part(p.agency_percent)} AS agency_commission, cm3 - leader_commission - agency_commission AS left
    FROM (
      SELECT key, if(uniqExact(by_leader) = 1, any(by_leader), '') AS leaders, toInt64(count()) AS orders, toInt64(countIf(by_edge = 'declared')) AS declared_orders,
        toInt64(countIf(rank = 1)) AS new_customers, sum(booked) AS booked_sales, sum(back) AS refunds, sum(net) AS net_sales, sum(margin) AS cm3
      FROM (
        SELECT ${key} AS key, leader AS by_leader, edge AS by_edge, rank, booked, back, net, margin
        FROM (
          SELECT toString(store) AS of_store, order_id AS of_order, order_rank AS rank, orders.booked_sales AS booked, orders.refunds AS back,
            orders.net_sales AS net, orders.cm3 AS margin
          FROM orders WHERE ${purchasesWithin(p)}
        ) AS placed
        GLOBAL INNER JOIN (${groupOrders(p)}) AS grouped ON placed.of_store = grouped.in_store AND placed.of_order = grouped.placed_as
      )
      GROUP BY key
    )
    ORDER BY net_sales DESC, key LIMIT ${u64(p.limit)}`
  },
  say: ({ rows, totals }, { money: told, count, many, share }) => {
    const [best] = rows
    if (!best || best.net_sales <= 0) return undefined
    const back = (totals.refunds ?? 0) / Math.max(1, totals.booked_sales ?? 0)
    return {
      en: `${best.key || best.leader} brought the most: ${told(best.net_sales).en} from ${many(best.orders, 'order')}. Of what the groups sold, ${share(back).en} was refunded.`,
      zh: `${best.key || best.leader} 带来最多：${count(best.orders).zh} 个订单，净销售额 ${told(best.net_sales).zh}。各社群合计退款率 ${share(back).zh}。`,
    }
  },
})
