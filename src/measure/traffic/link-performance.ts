import { z } from 'zod'
import { instant, sql, str, u64 } from '../../store/sql.ts'
import { common, divided, plain, summed } from '../columns.ts'
import { defineMeasure, period } from '../define.ts'
import { inPeriod, periodEnd, periodStart, perUnit } from '../within.ts'
import { broughtOrders } from './brought-orders.ts'
import { linksNow } from './link-edges.ts'

const edges = {
  '': { en: '–', zh: '–' },
  deterministic: { en: 'Deterministic', zh: '确定' },
  declared: { en: 'Declared', zh: '声明' },
  aggregate: { en: 'Aggregate', zh: '汇总' },
  mixed: { en: 'Deterministic and declared', zh: '确定与声明' },
}

export const linkPerformance = defineMeasure({
  id: 'link-performance',
  group: 'traffic',
  title: { en: 'Links and codes', zh: '链接与专属码' },
  doc: {
    en: 'Clicks of short links, and the orders that have to do with their codes. An order with the coupon of one link is deterministic, and so is one whose last visit that was not direct came by a link in the 30 days before; one whose code was typed in a chat, by order or by a customer in the 30 days before, is declared; with a coupon that several links share, and neither of these, it is aggregate, and stands in a row of its own. Visits without consent are told apart by the likeness of address and browser within one day; an order that they lead to is only as sure as that. Each order counts once, for a coupon of one link or a code in a chat before a visit. Previews, HEAD and bots are no clicks.',
    zh: '短链接的点击，以及与其专属码有关的订单。订单使用仅属于一个链接的优惠券，或下单前 30 天内最后一次非直接访问来自该链接，为“确定”；在聊天中报码（按订单，或客户在下单前 30 天内报码）为“声明”；使用多个链接共用的优惠券、既无报码也无此类访问为“汇总”，单列一行。未获同意的访问仅凭 IP 地址和浏览器在当天内区分，由其带来的订单只有同等的可靠程度。每个订单只计一次，专属优惠券与聊天报码优先于访问。预览、HEAD 与机器人不计点击。',
  },
  params: period
    .pick({ from: true, to: true, compare: true, currency: true, sales_channel: true, store: true, country: true })
    .extend({
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(100_000)
        .default(1000)
        .meta({ description: 'Most links', zh: '最多链接数' }),
    }),
  row: z.object({
    code: z.string(),
    coupon: z.string(),
    title: z.string(),
    kind: z.string(),
    channel: z.string(),
    creator: z.string(),
    post: z.string(),
    clicks: z.int(),
    people: z.int(),
    bot_clicks: z.int(),
    orders: z.int(),
    coupon_orders: z.int(),
    visit_orders: z.int(),
    declared_orders: z.int(),
    edge: z.string(),
    net_sales: z.int(),
    cm3: z.int().nullable(),
    sales_per_click: z.int().nullable(),
  }),
  columns: {
    code: plain('text', 'Code', '专属码'),
    coupon: plain('text', 'Shared coupon', '共用优惠券', {
      en: 'Of a row for links that share a coupon',
      zh: '仅用于多个链接共用一个优惠券的行',
    }),
    title: plain('text', 'Title', '名称'),
    kind: plain('text', 'Leads to', '去向'),
    channel: plain('text', 'Put on', '投放位置'),
    creator: plain('text', 'Creator', '红人'),
    post: plain('text', 'Post', '内容'),
    clicks: summed('count', 'Clicks', '点击', { en: 'Of people', zh: '仅计真人' }),
    people: plain('count', 'People', '人数', {
      en: 'Who clicked; without a cookie of this address a person counts anew each day',
      zh: '点击人数；没有本域名 Cookie 的访客每天重新计数',
    }),
    bot_clicks: summed('count', 'Bots and previews', '机器人与预览'),
    orders: summed('count', 'Orders', '订单数'),
    coupon_orders: summed('count', 'By coupon', '按优惠券'),
    visit_orders: summed('count', 'By visit', '按访问', {
      en: 'The last visit that was not direct came by the link',
      zh: '最后一次非直接访问来自该链接',
    }),
    declared_orders: summed('count', 'By code in chat', '按聊天报码'),
    edge: {
      ...plain('text', 'Edge', '关联依据', { en: 'How the orders are known to be its', zh: '订单归属于该链接的依据' }),
      values: edges,
    },
    net_sales: common.netSales,
    cm3: common.cm3,
    sales_per_click: divided('money', 'Net sales per click', '单次点击净销售额', 'net_sales', 'clicks'),
  },
  chart: { kind: 'table', x: 'code', y: ['clicks', 'orders', 'net_sales'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT code, coupon, max(title_) AS title, max(kind_) AS kind, max(channel_) AS channel, max(creator_) AS creator, max(post_) AS post,
      sum(clicks_) AS clicks, sum(people_) AS people, sum(bots_) AS bot_clicks, sum(by_coupon) AS coupon_orders, sum(by_visit) AS visit_orders,
      sum(by_chat) AS declared_orders, sum(orders_) AS orders,
      multiIf(orders = 0, '', code = '', 'aggregate', declared_orders = 0, 'deterministic', declared_orders = orders, 'declared', 'mixed') AS edge,
      sum(sales_) AS net_sales, sum(cm3_) AS cm3, ${perUnit(sql`net_sales`, sql`clicks`)} AS sales_per_click
    FROM (
      SELECT code, '' AS coupon, title AS title_, kind AS kind_, channel AS channel_, creator AS creator_, post AS post_, archived AS archived_,
        0 AS clicks_, 0 AS people_, 0 AS bots_, 0 AS orders_, 0 AS by_coupon, 0 AS by_visit, 0 AS by_chat, toInt64(0) AS sales_, CAST(NULL AS Nullable(Int64)) AS cm3_
      FROM (${linksNow(p)})
      UNION ALL
      SELECT toString(code), '', '', '', '', '', '', 1, countIf(empty(bot_reasons)), uniqExactIf(person, empty(bot_reasons)),
        countIf(notEmpty(bot_reasons)), 0, 0, 0, 0, 0, NULL
      FROM events
      WHERE brand = ${str(p.scope.brand)} AND day BETWEEN toDate(${instant(periodStart(p))}, 'UTC') AND toDate(${instant(periodEnd(p))}, 'UTC')
        AND ${inPeriod('at', p)} AND name = 'link_clicked' AND source = 'links' GROUP BY code
      UNION ALL
      SELECT code, coupon, '', if(code = '', 'coupon', ''), '', creator, '', 1, 0, 0, 0, 1, edge IN ('deterministic', 'aggregate'), edge = 'visit', edge = 'declared', net_sales, cm3
      FROM (${broughtOrders(p)})
    )
    GROUP BY code, coupon HAVING min(archived_) = 0 OR clicks + bot_clicks + orders > 0
    ORDER BY clicks DESC, net_sales DESC, code, coupon LIMIT ${u64(p.limit)}`,
  say: ({ rows }, { count, many, money }) => {
    const best = rows.filter((row) => row.code !== '').sort((a, b) => b.net_sales - a.net_sales)[0]
    if (!best || best.net_sales <= 0) return undefined
    const name = best.creator || best.title || best.code
    return {
      en: `${name} (${best.code}) brought the most: ${money(best.net_sales).en} from ${many(best.orders, 'order')} and ${many(best.clicks, 'click')}.`,
      zh: `${name}（${best.code}）带来最多：${count(best.orders).zh} 个订单、${count(best.clicks).zh} 次点击，净销售额 ${money(best.net_sales).zh}。`,
    }
  },
})
