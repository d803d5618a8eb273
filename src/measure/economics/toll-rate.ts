import { z } from 'zod'
import { sql, u64 } from '../../store/sql.ts'
import { common, divided, summed } from '../columns.ts'
import { bucketParam, defineMeasure, listText, period } from '../define.ts'
import { daysOf, sameFilters } from '../drill.ts'
import { bucketOf, ratio, within } from '../within.ts'

const money = z.int()

export const tollRate = defineMeasure({
  id: 'toll-rate',
  group: 'economics',
  title: { en: 'Toll rate', zh: '渠道费用率' },
  doc: {
    en: 'The toll is the money paid for access to a buyer: ads, marketplace commission, the premium of the marketplace fulfilment over what shipping a unit yourself would cost (`own_fulfilment`; all of it when that is zero), creators, affiliates, and coupons on first orders (orders without a known customer count as first). The rate is the toll over net sales.',
    zh: '渠道费用（俗称“买路钱”）指为触达买家付出的钱：广告、平台佣金、平台履约相对自发货的溢价（own_fulfilment 为自发货单件成本，填 0 则全部计入）、红人、联盟佣金，以及首单优惠券（无客户信息的订单视为首单）。费用率 = 渠道费用 ÷ 净销售额。',
  },
  params: period.extend({
    by: bucketParam.default('month'),
    own_fulfilment: z.coerce.number().int().min(0).default(0).meta({
      description: 'What shipping a unit yourself costs, in minor units of the brand’s currency',
      zh: '自发货单件成本（品牌货币最小单位）',
    }),
  }),
  row: z.object({
    bucket: z.string(),
    sales_channel: z.string(),
    ads: money,
    commission: money,
    fulfilment_premium: money,
    creator: money,
    affiliate: money,
    acquisition_coupons: money,
    toll: money,
    net_sales: money,
    toll_rate: z.number().nullable(),
  }),
  columns: {
    bucket: common.bucket,
    sales_channel: common.salesChannel,
    ads: summed('money', 'Ads', '广告'),
    commission: summed('money', 'Commission', '平台佣金'),
    fulfilment_premium: summed('money', 'Fulfilment premium', '履约溢价'),
    creator: summed('money', 'Creators', '红人'),
    affiliate: summed('money', 'Affiliates', '联盟佣金'),
    acquisition_coupons: summed('money', 'Acquisition coupons', '拉新优惠券'),
    toll: summed('money', 'Toll', '渠道费用', {
      en: 'What was paid to reach the buyers: all columns before this one',
      zh: '为触达买家付出的钱，俗称“买路钱”：前面各列之和',
    }),
    net_sales: common.netSales,
    toll_rate: divided('share', 'Toll rate', '渠道费用率', 'toll', 'net_sales', {
      en: 'What was paid to reach the buyers (ads, commission, fulfilment premium, creators, affiliates, first-order coupons) ÷ net sales',
      zh: '渠道费用（俗称“买路钱”：广告、平台佣金、履约溢价、红人、联盟佣金、首单优惠券）÷ 净销售额',
    }),
  },
  chart: { kind: 'line', x: 'bucket', y: ['toll_rate'], by: 'sales_channel' },
  example: { from: '2025-01-01', to: '2025-03-31', by: 'month' },
  sql: (p) => sql`
    SELECT ${bucketOf(p.by, p.basis === 'order' ? 'ordered_at' : 'at', p)} AS bucket, toString(entries.sales_channel) AS sales_channel,
      sum(entries.ads) AS ads, sum(entries.commission) AS commission,
      greatest(0, sum(fulfilment) - ${u64(p.own_fulfilment)} * sumIf(units, fulfilment > 0)) AS fulfilment_premium,
      sum(entries.creator) AS creator, sum(entries.affiliate) AS affiliate, sumIf(coupon, order_rank <= 1) AS acquisition_coupons,
      ads + commission + fulfilment_premium + creator + affiliate + acquisition_coupons AS toll,
      sum(entries.net_sales) AS net_sales, ${ratio(sql`toll`, sql`net_sales`)} AS toll_rate
    FROM order_economics AS entries WHERE ${within(p)}
    GROUP BY bucket, sales_channel ORDER BY bucket, sales_channel`,
  orders: (row, p) => ({
    ...sameFilters(p),
    ...daysOf(row.bucket, p.by, p),
    sales_channel: listText([row.sales_channel]),
  }),
  say: ({ totals, before }, { money, share }) => {
    if (!totals.net_sales) return undefined
    const was = before?.totals.toll_rate
    const than =
      typeof was === 'number'
        ? { en: `, after ${share(was).en} before`, zh: `，此前为 ${share(was).zh}` }
        : { en: '', zh: '' }
    return {
      en: `${share(totals.toll_rate).en} of net sales (${money(totals.toll).en}) was paid to reach the buyers${than.en}.`,
      zh: `为触达买家支付了净销售额的 ${share(totals.toll_rate).zh}（${money(totals.toll).zh}）${than.zh}。`,
    }
  },
})
