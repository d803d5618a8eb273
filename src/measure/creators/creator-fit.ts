import { z } from 'zod'
import { creatorKey } from '../../derive/creator-key.ts'
import { type Sql, sql, str, strs, u64 } from '../../store/sql.ts'
import { common, plain, summed } from '../columns.ts'
import { defineMeasure, period, type Question } from '../define.ts'
import { wilson } from '../wilson.ts'
import { purchasesWithin } from '../within.ts'
import { namesNow } from './book.ts'
import { creatorOrders } from './creator-orders.ts'
import { creatorParam } from './creator-param.ts'

const share = z.number().nullable()
const fits = { more: { en: 'More', zh: '更多' }, less: { en: 'Less', zh: '更少' }, '': { en: '–', zh: '–' } }

export const creatorFit = defineMeasure({
  id: 'creator-fit',
  group: 'creators',
  title: { en: 'Products and markets of creators', zh: '红人的商品与市场契合度' },
  doc: {
    en: 'What the orders that a creator brought are of, beside all other orders of the brand: the share of them with each product, or to each market, with Wilson’s interval (95%). “More” and “less” stand only where the others’ share lies outside the interval. Whose an order is follows the scorecard. A market that the book states for the creator is marked.',
    zh: '红人带来的订单与品牌其他订单的构成对比：各商品或各市场的占比，附 Wilson 区间（95%）。只有当其他订单的占比落在区间之外时，才标“更多”或“更少”。订单归属与记分卡一致。红人库中已填写的市场会标出。',
  },
  params: period.pick({ from: true, to: true, compare: true, currency: true }).extend({
    creator: creatorParam,
    by: z.enum(['sku', 'country']).default('sku').meta({ description: 'By product, or by market', zh: '按商品或市场' }),
    limit: z.coerce.number().int().min(1).max(10_000).default(100).meta({ description: 'Most rows', zh: '最多行数' }),
  }),
  row: z.object({
    name: z.string(),
    key: z.string(),
    orders: z.int(),
    orders_in_all: z.int(),
    share,
    share_low: share,
    share_high: share,
    others_share: share,
    times: share,
    fit: z.enum(['more', 'less', '']),
    is_stated: z.int().nullable(),
    net_sales: z.int(),
    creator: z.string(),
  }),
  columns: {
    name: plain('text', 'Creator', '红人'),
    key: plain('text', 'Product or market', '商品或市场'),
    orders: summed('count', 'Orders', '订单数', { en: 'Of this product or market', zh: '该商品或市场的订单' }),
    orders_in_all: plain('count', 'Of orders', '总订单', {
      en: 'That the creator brought',
      zh: '该红人带来的全部订单',
    }),
    share: plain('share', 'Share', '占比'),
    share_low: plain('share', 'Share, lower end', '占比下限'),
    share_high: plain('share', 'Share, upper end', '占比上限'),
    others_share: plain('share', 'Share of other orders', '其他订单占比'),
    times: plain('ratio', 'Times as large', '倍数'),
    fit: { ...plain('text', 'Beside others', '与其他相比'), values: fits },
    is_stated: plain('count', 'Market stated', '已填写市场', {
      en: '1 where the book states it for the creator; empty where no market is stated, and for products',
      zh: '1 表示红人库中已填写；未填写任何市场或按商品时为空',
    }),
    net_sales: { ...common.netSales, total: 'sum' },
    creator: plain('text', 'Id of the creator', '红人编号'),
  },
  chart: { kind: 'table', x: 'key', y: ['share', 'others_share'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => {
    const chosen = p.creator.length ? sql` AND owner IN ${strs(p.creator)}` : sql``
    const [part, whole] = [sql`orders`, sql`orders_in_all`]
    const stated =
      p.by === 'country'
        ? sql`if(empty(markets), NULL, toUInt8(has(markets, key)))`
        : sql`CAST(NULL AS Nullable(UInt8))`
    return sql`
    SELECT book_name AS name, key, orders, orders_in_all, orders / greatest(1, orders_in_all) AS share, ${wilson(part, whole, 'low')} AS share_low,
      ${wilson(part, whole, 'high')} AS share_high, if(all_others = 0, NULL, key_others / all_others) AS others_share,
      if(key_others = 0, NULL, share / (key_others / greatest(1, all_others))) AS times,
      multiIf(others_share IS NULL, '', share_low > others_share, 'more', share_high < others_share, 'less', '') AS fit, ${stated} AS is_stated, net AS net_sales, owner AS creator
    FROM (
      SELECT *, maxIf(orders, is_all = 1) OVER (PARTITION BY owner) AS orders_in_all, sum(orders) OVER (PARTITION BY is_all, key) - orders AS key_others,
        sumIf(orders, is_all = 1) OVER () - orders_in_all AS all_others
      FROM (${ordersByOwner(p)})
    ) AS counted
    GLOBAL LEFT JOIN (SELECT creator AS id, name AS book_name, markets FROM creator_book FINAL WHERE brand = ${str(p.scope.brand)}) AS book ON counted.owner = book.id
    WHERE owner != '' AND is_all = 0${chosen} ORDER BY orders DESC, name, creator, key LIMIT ${u64(p.limit)}`
  },
})

/** Orders by whose they are (empty for nobody's) and by product or market; a row with `is_all` for all orders of each. */
function ordersByOwner(p: Question & { by: 'sku' | 'country' }): Sql {
  const keys = p.by === 'sku' ? sql`skus` : sql`[toString(country)]`
  const placed = sql`SELECT toString(store) AS of_store, order_id, net_sales, arrayJoin(arrayConcat([(1, '')], arrayMap(one -> (0, toString(one)), arrayDistinct(${keys})))) AS told
          FROM orders WHERE ${purchasesWithin(p)}`
  return sql`SELECT owner, told.1 AS is_all, told.2 AS key, count() AS orders, sum(net_sales) AS net
        FROM (
          SELECT told, net_sales, ${creatorKey(sql`by_name`)} AS called_so FROM (${placed}) AS placed
          GLOBAL LEFT JOIN (${creatorOrders(p)}) AS brought ON placed.of_store = brought.in_store AND placed.order_id = brought.placed_as
        ) AS sold
        GLOBAL ANY LEFT JOIN (${namesNow(p)}) AS known ON sold.called_so = known.called
        GROUP BY owner, is_all, key`
}
