import { z } from 'zod'
import { sql, str, strs, u64 } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { defineMeasure, period } from '../define.ts'
import { inPeriod, ofSlice } from '../within.ts'
import { handlesNow } from './book.ts'
import { creatorNames } from './commission-orders.ts'
import { creatorParam } from './creator-param.ts'

const states = {
  open: { en: 'Estimate', zh: '预估' },
  settled: { en: 'Settled', zh: '已结算' },
  void: { en: 'Nothing to be paid', zh: '不计佣' },
}
const presence = { yes: { en: 'Yes', zh: '是' }, no: { en: 'Not yet', zh: '尚未' } }

export const reportedOrders = defineMeasure({
  id: 'reported-orders',
  group: 'creators',
  title: { en: 'Orders that platforms report', zh: '平台联盟订单' },
  doc: {
    en: 'Which creator brought which order, as platforms report it (TikTok Shop affiliate orders, Shopee conversions), a row for each creator of an order. Creators who are not in the book stand under their handle, without an id; an order that was not imported from its shop is marked, and counts for nobody until it is. An order with several creators says so. The commission is what the platform pays the creator, an estimate until it is settled, in the brand’s currency at the rate of the day of the order.',
    zh: '平台报表中每个订单由哪位红人带来（TikTok Shop 联盟订单、Shopee 联盟转化），每个订单的每位红人一行。未入库的红人以账号显示，无编号；店铺订单尚未导入的会标出，导入后才计入。多位红人带来的订单会注明。佣金为平台支付给红人的金额，结算前为预估，按下单日汇率折算为品牌货币。',
  },
  params: period.pick({ from: true, to: true, currency: true }).extend({
    creator: creatorParam,
    of: z.enum(['all', 'unknown_creator', 'missing_order', 'several_creators']).default('all').meta({
      description: 'All; of creators who are not in the book; whose order is not there; with several creators',
      zh: '全部；红人未入库；订单未导入；多位红人',
    }),
    limit: z.coerce.number().int().min(1).max(100_000).default(1000).meta({ description: 'Most rows', zh: '最多行数' }),
  }),
  row: z.object({
    order_id: z.string(),
    store: z.string(),
    sales_channel: z.string(),
    placed_on: z.string(),
    handle: z.string(),
    platform: z.string(),
    name: z.string(),
    creator: z.string(),
    state: z.enum(['open', 'settled', 'void']),
    content_type: z.string(),
    content_id: z.string(),
    sku: z.string(),
    base: z.int().nullable(),
    commission: z.int().nullable(),
    creators: z.int(),
    there: z.enum(['yes', 'no']),
  }),
  columns: {
    order_id: plain('text', 'Order', '订单号'),
    store: plain('text', 'Store', '店铺'),
    sales_channel: plain('text', 'Sales channel', '销售渠道'),
    placed_on: plain('day', 'Placed', '下单日'),
    handle: plain('text', 'Handle', '账号'),
    platform: plain('text', 'Platform', '平台'),
    name: plain('text', 'Creator', '红人', { en: 'As the book calls them', zh: '红人库中的名称' }),
    state: { ...plain('text', 'Commission is', '佣金状态'), values: states },
    content_type: plain('text', 'By', '带货方式', {
      en: 'The kind of content, or the channel that the platform names',
      zh: '内容类型，或平台注明的推广渠道',
    }),
    content_id: plain('text', 'Content', '内容编号'),
    sku: plain('text', 'Products', '商品'),
    base: summed('money', 'Part of the order', '归属金额', {
      en: 'What the platform reckons the commission from',
      zh: '平台计算佣金的基数',
    }),
    commission: summed('money', 'Platform commission', '平台佣金'),
    creators: plain('count', 'Creators of the order', '订单红人数', {
      en: 'Who are still paid for a line of it',
      zh: '仍计佣的红人数',
    }),
    there: { ...plain('text', 'Order is there', '订单已导入'), values: presence },
    creator: plain('text', 'Creator’s id', '红人编号'),
  },
  chart: { kind: 'table', x: 'order_id', y: ['base', 'commission'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => {
    const chosen = {
      all: sql`1`,
      unknown_creator: sql`creator = ''`,
      missing_order: sql`there = 'no'`,
      several_creators: sql`creators > 1`,
    }
    const reported = sql`SELECT *, toInt64(countIf(state != 'void') OVER (PARTITION BY store, sales_channel, order_id)) AS creators
          FROM reported_orders WHERE ${ofSlice(p)} AND ${inPeriod('placed_at', p)}`
    const imported = sql`SELECT toString(sales_channel) AS on_channel, order_id AS of_order, groupUniqArray(toString(store)) AS stores
          FROM orders WHERE ${ofSlice(p)} AND order_id GLOBAL IN (SELECT order_id FROM reported_orders WHERE ${ofSlice(p)} AND ${inPeriod('placed_at', p)})
          GROUP BY on_channel, of_order`
    return sql`
    SELECT order_id, toString(store) AS store, toString(sales_channel) AS sales_channel, toString(toDate(placed_at, ${str(p.scope.timeZone)})) AS placed_on,
      spelt AS handle, toString(platform) AS platform, called AS name, owner AS creator, toString(state) AS state,
      arrayStringConcat(content_types, ', ') AS content_type, arrayStringConcat(content_ids, ', ') AS content_id, arrayStringConcat(skus, ', ') AS sku,
      base, commission, creators, if(notEmpty(stores) AND (store = '' OR has(stores, store)), 'yes', 'no') AS there
    FROM (${reported}) AS reported
    GLOBAL LEFT JOIN (SELECT on_platform, handle AS known_handle, owner FROM (${handlesNow(p)})) AS known
      ON toString(reported.platform) = known.on_platform AND reported.handle = known.known_handle
    GLOBAL LEFT JOIN (${creatorNames(p.scope.brand)}) AS book ON known.owner = book.id
    GLOBAL LEFT JOIN (${imported}) AS imported ON toString(reported.sales_channel) = imported.on_channel AND reported.order_id = imported.of_order
    WHERE ${chosen[p.of]}${p.creator.length ? sql` AND owner IN ${strs(p.creator)}` : sql``}
    ORDER BY placed_on, store, order_id, handle LIMIT ${u64(p.limit)}`
  },
  say: ({ rows }, { count }) => {
    if (rows.length === 0) return undefined
    const [all, unknown, missing] = [
      count(rows.length),
      count(
        new Set(rows.filter(({ creator }) => creator === '').map(({ platform, handle }) => `${platform}/${handle}`))
          .size,
      ),
      count(rows.filter(({ there }) => there === 'no').length),
    ]
    return {
      en: `${all.en} lines of reports; ${unknown.en} creators are not in the book, and ${missing.en} orders are not there yet.`,
      zh: `共 ${all.zh} 条报表记录，其中 ${unknown.zh} 位红人未入库，${missing.zh} 个订单尚未导入。`,
    }
  },
})
