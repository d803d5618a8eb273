import { z } from 'zod'
import { sql, str, strs, u64 } from '../../store/sql.ts'
import { common, plain, summed } from '../columns.ts'
import type { Column } from '../define.ts'
import { defineMeasure, period } from '../define.ts'
import { couponEvidence } from './coupon-evidence.ts'
import { creatorParam } from './creator-param.ts'
import { verdictNames } from './leak-signals.ts'

const share = z.number().nullable()
const ends = (en: string, zh: string, unit: Column['unit'] = 'share') =>
  [plain(unit, `${en}, lower end`, `${zh}下限`), plain(unit, `${en}, upper end`, `${zh}上限`)] as const
const [deal_low, deal_high] = ends('From deal sites', '折扣网站占比')
const [elsewhere_low, elsewhere_high] = ends('By another way', '其他渠道占比')
const [jump_low, jump_high] = ends('Times as many', '增长倍数', 'ratio')
const [late_low, late_high] = ends('Long after a post', '发布已久占比')
const [outside_low, outside_high] = ends('Outside the markets', '市场外占比')

export const couponLeaks = defineMeasure({
  id: 'coupon-leaks',
  group: 'creators',
  title: { en: 'Coupons that may have leaked', zh: '疑似泄露的优惠券' },
  doc: {
    en: 'Each coupon of a link or creator, and how the orders of the period that used it came. Signs of a leak: more than a tenth of the orders whose visits are known came from a coupon or deal site; clearly more of them than with the other coupons came by another way and never by the creator; orders a day more than doubled in the last 14 days without a post; more than half came over 30 days after the last post; more than a quarter went to countries outside the creator’s markets. Each counts only where the end of its interval (95%: Wilson, Newcombe for a difference) that speaks against it is beyond the limit. Orders from deal sites are enough to say “seems leaked”; of the other signs it takes two to say “worth a look”. They are grounds to look, never proof.',
    zh: '每个链接或红人优惠券，以及周期内使用它的订单是怎么来的。泄露迹象：访问已知的订单中，超过一成来自优惠券或折扣网站；与其他优惠券相比，明显更多订单来自其他渠道且从未经过该红人；最近 14 天没有发布内容，日均订单却翻倍以上；超过一半订单发生在最后一次发布 30 天之后；超过四分之一寄往红人市场以外的国家。仅当 95% 区间（Wilson；差值用 Newcombe）中不利的一端也超过界限时才成立。来自折扣网站的订单足以判为“疑似泄露”，其他迹象须有两项才判为“值得留意”。这些只是查看的理由，不是证据。',
  },
  params: period.pick({ from: true, to: true, compare: true, currency: true }).extend({
    creator: creatorParam,
    verdict: z
      .enum(['all', 'leaked', 'look', 'none', 'few'])
      .default('all')
      .meta({ description: 'Only coupons of which this is said', zh: '结论' }),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(200)
      .meta({ description: 'Most coupons', zh: '最多优惠券数' }),
  }),
  row: z.object({
    coupon: z.string(),
    name: z.string(),
    verdict: z.enum(['leaked', 'look', 'none', 'few']),
    signs: z.string(),
    orders: z.int(),
    seen_orders: z.int(),
    deal_orders: z.int(),
    deal_share: share,
    deal_low: share,
    deal_high: share,
    deal_names: z.string(),
    deal_since: z.string(),
    deal_discount: z.int(),
    elsewhere_orders: z.int(),
    elsewhere_share: share,
    elsewhere_low: share,
    elsewhere_high: share,
    others_share: share,
    orders_a_day: share,
    earlier_a_day: share,
    jump: share,
    jump_low: share,
    jump_high: share,
    posts_lately: z.int().nullable(),
    posted_orders: z.int(),
    late_share: share,
    late_low: share,
    late_high: share,
    located_orders: z.int(),
    outside_share: share,
    outside_low: share,
    outside_high: share,
    creator: z.string(),
  }),
  columns: {
    coupon: plain('text', 'Coupon', '优惠券'),
    name: plain('text', 'Creator', '红人', { en: 'As the link names them', zh: '以链接中的名称为准' }),
    verdict: { ...plain('text', 'Said', '结论'), values: verdictNames },
    signs: plain('text', 'Signs', '迹象'),
    orders: common.orders,
    seen_orders: summed('count', 'With a known visit', '访问已知的订单'),
    deal_orders: summed('count', 'Orders from deal sites', '来自折扣网站的订单', {
      en: 'Whose last visit that was not direct came from a coupon or deal site',
      zh: '最后一次非直接访问来自优惠券或折扣网站',
    }),
    deal_share: plain('share', 'From deal sites', '折扣网站占比', {
      en: 'Of orders with a known visit',
      zh: '占访问已知的订单',
    }),
    deal_low,
    deal_high,
    deal_names: plain('text', 'Deal sites', '折扣网站'),
    deal_since: plain('day', 'First from one', '最早出现'),
    deal_discount: summed('money', 'Discount to them', '让出的折扣', {
      en: 'Coupons of orders from deal sites',
      zh: '来自折扣网站的订单所用的优惠金额',
    }),
    elsewhere_orders: summed('count', 'Orders by another way', '其他渠道订单', {
      en: 'Not direct, not from a deal site, and without a visit by a link of the creator in the 30 days before',
      zh: '非直接访问、非折扣网站，且此前 30 天内没有通过该红人链接的访问',
    }),
    elsewhere_share: plain('share', 'By another way', '其他渠道占比'),
    elsewhere_low,
    elsewhere_high,
    others_share: plain('share', 'The same of other coupons', '其他优惠券的同项占比'),
    orders_a_day: plain('ratio', 'Orders a day, last 14 days', '近 14 天日均订单'),
    earlier_a_day: plain('ratio', 'Orders a day before', '此前日均订单'),
    jump: plain('ratio', 'Times as many', '增长倍数'),
    jump_low,
    jump_high,
    posts_lately: plain('count', 'Posts lately', '近期内容', {
      en: 'In the last 21 days; empty where no post is known',
      zh: '最近 21 天；没有任何内容记录时为空',
    }),
    posted_orders: summed('count', 'Orders after a post', '发布后的订单', {
      en: 'Before which a post of the creator is known',
      zh: '下单前有该红人内容记录的订单',
    }),
    late_share: plain('share', 'Long after a post', '发布已久占比', {
      en: 'More than 30 days after the last one',
      zh: '距最近一次发布超过 30 天',
    }),
    late_low,
    late_high,
    located_orders: summed('count', 'Orders with a country', '国家已知的订单', {
      en: 'Of creators whose markets are stated',
      zh: '仅计已填写市场的红人',
    }),
    outside_share: plain('share', 'Outside the markets', '市场外占比'),
    outside_low,
    outside_high,
    creator: plain('text', 'Id of the creator', '红人编号', {
      en: 'Empty where nobody of the book is meant',
      zh: '不在红人库中则为空',
    }),
  },
  chart: { kind: 'table', x: 'coupon', y: ['orders', 'deal_share'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => {
    const chosen = p.creator.length ? sql` AND creator IN ${strs(p.creator)}` : sql``
    const said = p.verdict !== 'all' ? sql` AND verdict = ${str(p.verdict)}` : sql``
    return sql`
    SELECT coupon, name, verdict, arrayStringConcat(signs, ',') AS signs, orders, seen_orders, deal_orders, deal_share, deal_low, deal_high, deal_names,
      if(deal_orders = 0, '', toString(toDate(deal_first, ${str(p.scope.timeZone)}))) AS deal_since, deal_discount, elsewhere_orders, elsewhere_share, elsewhere_low, elsewhere_high,
      others_share, orders_a_day, earlier_a_day, jump, jump_low, jump_high, posts_lately, posted_orders, late_share, late_low, late_high, located_orders,
      outside_share, outside_low, outside_high, creator
    FROM (${couponEvidence(p)})
    WHERE 1${chosen}${said} ORDER BY indexOf(['leaked', 'look', 'none', 'few'], verdict), orders DESC, coupon LIMIT ${u64(p.limit)}`
  },
  say: ({ rows }, { count, many, money }) => {
    const leaked = rows.filter(({ verdict }) => verdict === 'leaked')
    const judged = rows.filter(({ verdict }) => verdict !== 'few')
    if (judged.length === 0) return undefined
    const [some, all] = [count(leaked.length), count(judged.length)]
    const given = money(leaked.reduce((sum, row) => sum + row.deal_discount, 0))
    return {
      en: `${many(judged.length, 'coupon')} with enough orders, of which ${some.en} ${leaked.length === 1 ? 'seems' : 'seem'} leaked; orders from deal sites got ${given.en} off with them.`,
      zh: `订单足够的 ${all.zh} 个优惠券中，${some.zh} 个疑似泄露；来自折扣网站的订单借此享受了 ${given.zh} 的优惠。`,
    }
  },
})
