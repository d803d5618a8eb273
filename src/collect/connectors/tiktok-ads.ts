import { adColumns } from './ad-columns.ts'
import { defineConnector } from './define.ts'
import { field, required } from './field.ts'
import { RowCurrency } from './row-currency.ts'
import { isTotalRow } from './total-row.ts'

export const tiktokAds = defineConnector({
  id: 'tiktok-ads',
  title: { en: 'TikTok ads', zh: 'TikTok 广告' },
  doc: {
    en: 'A report of TikTok Ads Manager. In Ads Manager: Analytics → Custom reports, dimensions Campaign (or Ad group, Ad) and By Day, then Export. A dash means that there is no value. Ads whose sales happen in TikTok Shop (GMV Max) can be given to that channel by a spend rule.',
    zh: 'TikTok 广告管理平台的报表。路径：数据分析 → 自定义报表，维度选“推广系列（或广告组、广告）”和“按天”，然后导出。短横线表示无数据。成交在 TikTok Shop 的广告（GMV Max）可用花费规则归到该渠道。',
  },
  facts: ['spend'],
  fields: {
    day: required('day', 'Day', '日期', 'By Day | Date | stat_time_day | Stat time day | Day | 按天 | 日期 | 时间'),
    account: field('text', 'Account', '账户', 'Account ID | advertiser_id | Account name | 账户 ID | 广告账户 ID'),
    campaign_id: field('text', 'Campaign id', '推广系列 ID', 'Campaign ID | campaign_id | 推广系列 ID'),
    campaign: field('text', 'Campaign', '推广系列', 'Campaign name | campaign_name | 推广系列名称'),
    ad_group: field(
      'text',
      'Ad group',
      '广告组',
      'Ad group name | adgroup_name | Ad group ID | adgroup_id | 广告组名称',
    ),
    ad: field('text', 'Ad', '广告', 'Ad name | ad_name | Ad ID | ad_id | 广告名称'),
    country: field('country', 'Country', '国家', 'Country/Region | Country | country_code | 国家/地区 | 国家'),
    currency: field('currency', 'Currency', '币种', 'Currency | 货币 | 币种'),
    spend: required('money', 'Cost', '消耗', 'Cost | Cost (*) | spend | Total cost | 消耗 | 消耗 (*) | 总消耗'),
    impressions: field(
      'integer',
      'Impressions',
      '展示量',
      'Impressions | impressions | Impression | 展示量 | 展示次数',
    ),
    clicks: field(
      'integer',
      'Clicks',
      '点击量',
      'Clicks (destination) | Clicks | Click | clicks | 点击量（目标页面） | 点击量',
    ),
    conversions: field(
      'decimal',
      'Conversions',
      '转化量',
      'Purchases | Complete payment | Conversions | Conversion | conversion | 完成支付 | 转化量 | 转化数',
    ),
    value: field(
      'money',
      'Purchase value',
      '购买价值',
      'Purchase value | Total purchase value | Complete payment value | Total complete payment value | 购买价值 | 总购买价值',
    ),
  },
  signature: [
    ...['Clicks (destination)', 'stat_time_day', 'By Day', 'CPC (destination)', 'CTR (destination)', 'adgroup_name'],
    ...['Ad group name', 'Cost per conversion', 'Conversion rate (CVR)', '推广系列名称', '点击量（目标页面）'],
  ],
  options: { currency: '' },
  sample: `By Day,Campaign name,Ad group name,Currency,Cost,Impressions,Clicks (destination),Conversions
2026-01-05,spring-spark,interest-home,USD,64.00,21000,310,4
2026-01-06,spring-spark,interest-home,USD,58.20,19800,-,-
Total of 2 results,,,USD,122.20,40800,310,4
`,
  open: ({ options }) => {
    const currencies = new RowCurrency(options.currency)
    return {
      row(row, emit) {
        if (isTotalRow(row.cells) || (!row.has('spend') && !row.has('impressions'))) return 'ignored'
        const about = adColumns(row, currencies)
        emit('spend', {
          ...about,
          platform: 'tiktok_ads',
          kind: 'ads',
          day: row.need(row.day('day'), 'day'),
          clicks: row.integer('clicks'),
          conversions: row.decimal('conversions'),
          conversion_value_minor: row.money('value', about.currency),
        })
      },
      end: () => currencies.findings(),
    }
  },
})
