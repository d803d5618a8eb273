import { z } from 'zod'
import { creatorKey } from '../../derive/creator-key.ts'
import { sql, strs, u64 } from '../../store/sql.ts'
import { common, plain, summed } from '../columns.ts'
import { defineMeasure, period } from '../define.ts'
import { linksNow } from '../traffic/link-edges.ts'
import { namesNow } from './book.ts'
import { broughtOrders, visitsByLinks } from './creator-orders.ts'
import { creatorParam } from './creator-param.ts'

export const creatorLinks = defineMeasure({
  id: 'creator-links',
  group: 'creators',
  title: { en: 'Links and codes of creators', zh: '红人链接与专属码' },
  doc: {
    en: 'Links, coupons and codes of creators of the book, with the visits that came by them and the orders that are the creator’s by them: by the coupon or a code said in a chat, else by the last visit that was not direct in the 30 days before. They add up to the orders of the scorecard; those of a coupon that several links share stand in a row without a code.',
    zh: '红人库中红人的链接、优惠券与专属码，及其带来的访问和归属的订单：使用优惠券或在聊天中报码的订单，否则为下单前 30 天内最后一次非直接访问来自该链接的订单。合计与记分卡订单数一致；多个链接共用优惠券的订单单列一行，不带专属码。',
  },
  params: period.pick({ from: true, to: true, compare: true, currency: true }).extend({
    creator: creatorParam,
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(500)
      .meta({ description: 'Most links', zh: '最多链接数' }),
  }),
  row: z.object({
    code: z.string(),
    visits: z.int(),
    orders: z.int(),
    new_customers: z.int(),
    net_sales: z.int(),
    title: z.string(),
    channel: z.string(),
    post: z.string(),
    coupon: z.string(),
    kind: z.string(),
    creator: z.string(),
  }),
  columns: {
    code: plain('text', 'Code', '专属码'),
    visits: summed('count', 'Visits', '访问'),
    orders: common.orders,
    new_customers: common.newCustomers,
    net_sales: common.netSales,
    title: plain('text', 'Title', '名称'),
    channel: plain('text', 'Put on', '投放位置'),
    post: plain('text', 'Post', '内容'),
    coupon: plain('text', 'Coupon', '优惠券'),
    kind: plain('text', 'Leads to', '去向'),
    creator: plain('text', 'Id of the creator', '红人编号'),
  },
  chart: { kind: 'table', x: 'code', y: ['visits', 'orders', 'net_sales'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => {
    const chosen = p.creator.length ? sql` AND owner IN ${strs(p.creator)}` : sql``
    return sql`
    SELECT code, max(title_) AS title, owner AS creator, max(kind_) AS kind, max(channel_) AS channel, max(post_) AS post, max(coupon_) AS coupon,
      sum(visits_) AS visits, sum(orders_) AS orders, sum(firsts_) AS new_customers, sum(sales_) AS net_sales
    FROM (
      SELECT *, if(known_as != '', known_as, ${creatorKey(sql`named`)}) AS called_so FROM (
        SELECT code, creator AS named, '' AS known_as, title AS title_, kind AS kind_, channel AS channel_, post AS post_, coupon AS coupon_, archived AS archived_,
          toUInt64(0) AS visits_, toUInt64(0) AS orders_, toUInt64(0) AS firsts_, toInt64(0) AS sales_
        FROM (${linksNow(p)}) WHERE creator != ''
        UNION ALL
        SELECT link_code, link_creator, '', '', '', '', '', '', 1, count(), toUInt64(0), toUInt64(0), toInt64(0)
        FROM (${visitsByLinks(p)}) GROUP BY link_code, link_creator
        UNION ALL
        SELECT by_code, by_name, by_known, '', '', '', '', '', 1, toUInt64(0), count(), countIf(order_rank = 1 AND customer_id != ''), toInt64(sum(net_sales))
        FROM (${broughtOrders(p)}) GROUP BY by_code, by_name, by_known
      )
    ) AS told
    GLOBAL ANY LEFT JOIN (${namesNow(p)}) AS known ON told.called_so = known.called
    WHERE owner != ''${chosen} GROUP BY owner, code
    HAVING min(archived_) = 0 OR visits + orders > 0
    ORDER BY orders DESC, visits DESC, creator, code LIMIT ${u64(p.limit)}`
  },
})
