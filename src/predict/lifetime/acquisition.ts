import { z } from 'zod'
import { channelNames } from '../../kernel/channel.ts'
import { common, plain } from '../../measure/columns.ts'
import { defineMeasure, period } from '../../measure/define.ts'
import { paidChannels } from '../../measure/traffic/channel-spend.ts'
import { touchNames } from '../../measure/traffic/touches.ts'
import { dimensionValues } from '../../measure/traffic/visits.ts'
import { z95 } from '../../measure/wilson.ts'
import { perUnit } from '../../measure/within.ts'
import { type Sql, sql, strs, u64, u64s } from '../../store/sql.ts'
import { acquired, daysOfMonth, type First, firsts } from './acquired.ts'
import { newestFit, standardError } from './customers-ahead.ts'
import { horizons } from './horizons.ts'
import { sayAcquisition } from './say-acquisition.ts'
import { missingNames } from './too-little.ts'

const words = (description: string, zh: string) => ({ description, zh })
const interval = { en: '95% interval of the expectation', zh: '期望值的 95% 区间' }
const each = { en: 'Per customer whose margin is known', zh: '按毛利已知的客户人均' }

const paybacks = {
  '': { en: '–', zh: '–' },
  observed: { en: 'Observed', zh: '实际' },
  already: { en: 'Paid back, month not known', zh: '已回本，月份未知' },
  estimated: { en: 'Estimate', zh: '预估' },
  beyond: { en: 'Not within a year from now', zh: '未来一年内未回本' },
}

/** With fewer journeys of new customers known, what one costs by what brought them is not said. */
const leastKnown = sql`0.5`

/** Kinds of traffic whose price only platforms tell. */
const reportedChannels = paidChannels.filter((id) => id !== 'creator' && id !== 'affiliates')

/** Whether what is booked on first orders is a cost without a report of spend: of what platforms sell, the most is missing then. */
const isBooked = sql`sum(spent) != 0`
const isBookedEnough: Record<First, Sql> = {
  channel: sql`(${isBooked} AND key NOT IN ${strs(reportedChannels)})`,
  campaign: sql`0`,
  creator: isBooked,
  sku: isBooked,
  country: isBooked,
}

export const acquisition = defineMeasure({
  id: 'acquisition',
  group: 'customers',
  title: { en: 'What new customers cost and bring', zh: '获客成本与回本' },
  doc: {
    en: 'New customers of the period by the first touch before their first order (where no visit is known, by its sales channel), its products or its market; what was spent, and what they have left so far and are expected to leave within 365 days. LTV is the margin of the first order before marketing (CM2), CM3 of everything later until today, and expected CM3; marketing of the first order is not taken off, as it is what a new customer costs. Payback is the first month by which those who have lived it, at least half of the row, have left the CAC on average; or else an estimate from the forecast, which says so. Customers with a day of unknown margin are left out of averages. A cost that nobody reports is not known, and no zero. A first order with several products counts for each.',
    zh: '周期内的新客，按首单前的首个触点（没有访问记录的按销售渠道）、首单商品或市场划分：花费多少，至今贡献多少毛利，预计 365 天内还会带来多少。LTV = 首单营销前毛利（CM2）+ 此后至今的 CM3 + 预计 CM3；首单的营销费用即获客成本，不重复扣除。回本月数：已满该月数的客户（至少占该行一半）人均累计贡献毛利首次达到获客成本的月份，否则按预测估算并注明。有毛利未知日的客户不计入均值。无人上报的成本视为未知，而不是零。首单含多个商品时分别计入。',
  },
  params: period.pick({ from: true, to: true, compare: true, currency: true, country: true }).extend({
    by: z.enum(firsts).default('channel').meta(words('What a row is about', '行维度')),
    window_days: z.coerce
      .number()
      .int()
      .min(1)
      .max(365)
      .default(90)
      .meta(words('Days before the first order in which touches count', '首单前多少天内的触点计入')),
    limit: z.coerce.number().int().min(1).max(20_000).default(200).meta(words('Most rows', '最多行数')),
  }),
  row: z.object({
    key: z.string(),
    new_customers: z.int(),
    cost: z.int().nullable(),
    cac: z.int().nullable(),
    first_margin: z.int().nullable(),
    later_margin: z.int().nullable(),
    expected: z.int().nullable(),
    expected_low: z.int().nullable(),
    expected_high: z.int().nullable(),
    ltv: z.int().nullable(),
    ltv_low: z.int().nullable(),
    ltv_high: z.int().nullable(),
    ltv_cac: z.number().nullable(),
    ltv_cac_low: z.number().nullable(),
    ltv_cac_high: z.number().nullable(),
    payback_months: z.number().nullable(),
    payback: z.string(),
    margin_known: z.int(),
    journeys_known: z.number().nullable(),
    missing: z.string(),
    missing_found: z.int(),
  }),
  columns: {
    key: { ...plain('text', 'By', '维度'), values: { ...channelNames, ...dimensionValues, ...touchNames } },
    new_customers: plain('count', 'New customers', '新客数', common.newCustomers.doc),
    cost: plain('money', 'Cost', '成本', {
      en: 'What platforms and creators report, and coupons and fees of creators and affiliates booked on first orders; of products, all marketing booked on first orders',
      zh: '平台与红人上报的花费，加首单已入账的优惠券、红人与联盟费用；按商品时为首单已入账的全部营销费用',
    }),
    cac: plain('money', 'CAC', '获客成本', {
      en: 'Cost ÷ new customers',
      zh: '成本 ÷ 新客数',
    }),
    first_margin: plain('money', 'First order', '首单毛利', {
      en: 'Margin before marketing (CM2) of the first order, per customer whose margin is known',
      zh: '首单营销前毛利（CM2），按毛利已知的客户人均',
    }),
    later_margin: plain('money', 'Since then', '此后毛利', {
      en: 'CM3 of all later orders so far, per customer',
      zh: '此后至今全部订单的 CM3，人均',
    }),
    expected: plain('money', 'Expected, 365 days', '预计 365 天', {
      en: 'CM3 of the next 365 days, per customer that is forecast',
      zh: '未来 365 天的 CM3，按已预测的客户人均',
    }),
    expected_low: plain('money', 'Expected, at least', '预计下限', interval),
    expected_high: plain('money', 'Expected, at most', '预计上限', interval),
    ltv: plain('money', 'LTV', 'LTV', {
      en: 'First order, since then, and expected: partly an estimate',
      zh: '首单 + 此后 + 预计，含估算',
    }),
    ltv_low: plain('money', 'LTV, at least', 'LTV 下限', interval),
    ltv_high: plain('money', 'LTV, at most', 'LTV 上限', interval),
    ltv_cac: plain('ratio', 'LTV : CAC', 'LTV : CAC', { en: 'LTV ÷ CAC', zh: 'LTV ÷ 获客成本' }),
    ltv_cac_low: plain('ratio', 'LTV : CAC, at least', 'LTV : CAC 下限', interval),
    ltv_cac_high: plain('ratio', 'LTV : CAC, at most', 'LTV : CAC 上限', interval),
    payback_months: plain('ratio', 'Months to payback', '回本月数', {
      en: 'Until what a customer has left is as much as one costs; 0: with the first order',
      zh: '人均累计贡献毛利达到获客成本所需的月数；0 表示首单即回本',
    }),
    payback: { ...plain('text', 'How payback is known', '回本依据'), values: paybacks },
    margin_known: plain('count', 'Margin known of', '毛利已知客户', each),
    journeys_known: plain('share', 'Journeys known', '旅程已知占比', {
      en: 'Of new customers of the own site: below half, no CAC is said by channel, campaign or creator; otherwise it is too high by as much as is missing',
      zh: '独立站新客中旅程已知的比例：不足一半时，不按渠道、广告系列或红人给出获客成本；其余情况下，缺失部分会使获客成本偏高',
    }),
    missing: { ...plain('text', 'No forecast because', '无预测原因'), values: missingNames },
    missing_found: plain('count', 'Of that there are', '现有数量'),
  },
  chart: { kind: 'bar', x: 'key', y: ['ltv_cac'], interval: ['ltv_cac_low', 'ltv_cac_high'] },
  facts: ['orders', 'spend'],
  example: { from: '2025-01-01', to: '2025-03-31', by: 'channel' },
  sql: (p) => {
    const fit = newestFit(p)
    const per = (sum: Sql, of: Sql) => sql`toInt64(round(${sum} / ${of}))`
    const half = sql`${z95} * ${standardError(sql`errors`)} / expected_of`
    const isExpected = sql`expected_of > 0`
    const isWhole = sql`(margin_known > 0 AND expected_of > 0)`
    const soFar = sql`(first_sum + later_sum) / margin_known`
    const ltv = (more: Sql) =>
      sql`if(${isWhole}, toNullable(toInt64(round(${soFar} + expected_year / expected_of + ${more}))), NULL)`
    const perCac = (value: Sql) => sql`if(ifNull(cac, 0) > 0 AND ${value} IS NOT NULL, ${value} / cac, NULL)`
    return sql`
    SELECT key, new_customers, cost, cac,
      if(margin_known > 0, toNullable(${per(sql`first_sum`, sql`margin_known`)}), NULL) AS first_margin, if(margin_known > 0, toNullable(${per(sql`later_sum`, sql`margin_known`)}), NULL) AS later_margin,
      if(${isExpected}, toNullable(${per(sql`expected_year`, sql`expected_of`)}), NULL) AS expected,
      if(${isExpected}, toNullable(toInt64(round(expected_year / expected_of - ${half}))), NULL) AS expected_low, if(${isExpected}, toNullable(toInt64(round(expected_year / expected_of + ${half}))), NULL) AS expected_high,
      ${ltv(sql`0`)} AS ltv, ${ltv(sql`-(${half})`)} AS ltv_low, ${ltv(half)} AS ltv_high,
      ${perCac(sql`ltv`)} AS ltv_cac, ${perCac(sql`ltv_low`)} AS ltv_cac_low, ${perCac(sql`ltv_high`)} AS ltv_cac_high,
      multiIf(payback = 'observed', toNullable(toFloat64(reached - 1)), payback = 'estimated', mean_age / ${daysOfMonth} + ahead_days / ${daysOfMonth}, NULL) AS payback_months,
      payback, margin_known, journeys_known, if(expected_of > 0 OR new_customers = 0, '', multiIf((${fit}).4 != '', (${fit}).4, (${fit}).6 != '', (${fit}).6, 'later')) AS missing,
      if(expected_of > 0 OR new_customers = 0, 0, if((${fit}).4 != '', (${fit}).5, (${fit}).7)) AS missing_found
    FROM (
      SELECT *, sum(own_told) OVER () / nullIf(sum(own_of) OVER (), 0) AS journeys_known, if(ifNull(journeys_known, 1) < ${leastKnown}, NULL, ${perUnit(sql`cost`, sql`new_customers`)}) AS cac,
        arrayFirstIndex((of, left_then) -> of > 0 AND 2 * of >= margin_known AND left_then >= ifNull(cac, 0) * of, seen, within) AS reached,
        arrayConcat([toFloat64(0)], arrayMap(one -> one / greatest(expected_of, 1), expected)) AS path, arrayConcat([toUInt64(0)], ${u64s(horizons)}) AS path_days,
        ifNull(cac, 0) - (first_sum + later_sum) / greatest(margin_known, 1) AS still,
        arrayFirstIndex(one -> one >= still, path) AS step,
        if(step > 1, path_days[step - 1] + (path_days[step] - path_days[step - 1]) * (still - path[step - 1]) / nullIf(path[step] - path[step - 1], 0), 0) AS ahead_days,
        multiIf(ifNull(cac, 0) <= 0 OR margin_known = 0, '', reached > 0, 'observed', still <= 0, 'already', expected_of = 0, '', step > 0, 'estimated', 'beyond') AS payback
      FROM (
        SELECT key, sum(one) AS new_customers, if(countIf(one = 0) > 0 OR ${isBookedEnough[p.by]}, sum(spent), NULL) AS cost, sum(own) AS own_of, sum(own * way_known) AS own_told,
          sum(is_known) AS margin_known, sum(first_margin) AS first_sum, sum(later_margin) AS later_sum, avgIf(age_days, is_known = 1) AS mean_age,
          sumForEach(every.seen) AS seen, sumForEach(every.within) AS within, sum(is_expected) AS expected_of, sumForEach(every.expected) AS expected,
          expected[${u64(horizons.length)}] AS expected_year, sumForEach(every.errors) AS errors
        FROM ${acquired(p)} AS every GROUP BY key
      )
    )
    ORDER BY new_customers DESC, cost DESC NULLS LAST, key LIMIT ${u64(p.limit)}`
  },
  say: sayAcquisition,
})
