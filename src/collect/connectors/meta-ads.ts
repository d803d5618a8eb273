import { adColumns } from './ad-columns.ts'
import { defineConnector, type Row, Unreadable } from './define.ts'
import { field, required } from './field.ts'
import { actionValue } from './meta-actions.ts'
import { RowCurrency } from './row-currency.ts'
import { isTotalRow } from './total-row.ts'

const fields = {
  day: field('day', 'Day', '日期', 'Day | 天 | 日期 | 单日'),
  from: field('day', 'Reporting starts', '报告开始日期', 'Reporting starts | date_start | 报告开始日期 | 开始日期'),
  to: field('day', 'Reporting ends', '报告结束日期', 'Reporting ends | date_stop | 报告结束日期 | 结束日期'),
  account: field(
    'text',
    'Account',
    '广告账户',
    'Account ID | account_id | Account name | account_name | 账户编号 | 账户名称',
  ),
  campaign_id: field('text', 'Campaign id', '广告系列编号', 'Campaign ID | campaign_id | 广告系列编号'),
  campaign: field('text', 'Campaign', '广告系列', 'Campaign name | campaign_name | 广告系列名称'),
  ad_group: field('text', 'Ad set', '广告组', 'Ad set name | adset_name | Ad set ID | adset_id | 广告组名称'),
  ad: field('text', 'Ad', '广告', 'Ad name | ad_name | Ad ID | ad_id | 广告名称'),
  country: field('country', 'Country', '国家', 'Country | country | 国家/地区 | 国家'),
  currency: field('currency', 'Currency', '货币', 'Currency | account_currency | 货币 | 币种'),
  spend: required(
    'money',
    'Amount spent',
    '花费金额',
    'Amount spent (*) | Amount spent | spend | 花费金额 (*) | 花费金额 | 已花费金额 (*)',
  ),
  impressions: field('integer', 'Impressions', '展示次数', 'Impressions | impressions | 展示次数'),
  link_clicks: field('integer', 'Link clicks', '链接点击量', 'Link clicks | inline_link_clicks | 链接点击量'),
  all_clicks: field(
    'integer',
    'Clicks (all)',
    '点击量（全部）',
    'Clicks (all) | clicks | 点击量（全部） | 点击量(全部)',
  ),
  purchases: field('decimal', 'Purchases', '购物次数', 'Purchases | 购物次数 | 成效：购物 | 购物'),
  omni_purchases: field('decimal', 'Omni purchases', '全渠道购物次数', 'actions:omni_purchase | Omni purchases'),
  website_purchases: field(
    'decimal',
    'Website purchases',
    '网站购物次数',
    'Website purchases | actions:offsite_conversion.fb_pixel_purchase | 网站购物次数 | 网站购物',
  ),
  value: field(
    'money',
    'Purchase value',
    '购物转化价值',
    'Purchases conversion value | Purchase conversion value | 购物转化价值',
  ),
  website_value: field(
    'money',
    'Website purchase value',
    '网站购物转化价值',
    'Website purchases conversion value | 网站购物转化价值',
  ),
  actions: field('text', 'Actions', '操作', 'actions'),
  action_values: field('text', 'Action values', '操作价值', 'action_values'),
}
type Name = keyof typeof fields

export const metaAds = defineConnector({
  id: 'meta-ads',
  title: { en: 'Meta ads', zh: 'Meta 广告（Facebook、Instagram）' },
  doc: {
    en: 'The report of Meta Ads Manager. In Ads Manager: choose Breakdown → By time → Day, then Reports → Export table data → CSV. The currency stands in the header "Amount spent (USD)". Of several purchase columns one is taken, never their sum.',
    zh: 'Meta 广告管理工具的报表。先选择“细分数据 → 按时间 → 天”，再选“报告 → 导出表格数据 → CSV”。货币写在“花费金额 (USD)”的列名中。多个购物列只取其一，不相加。',
  },
  facts: ['spend'],
  fields,
  oneOf: ['day', 'from'],
  signature: [
    ...['Amount spent (*)', 'Amount spent', 'date_start', 'inline_link_clicks', 'adset_name', 'Ad set name'],
    ...['花费金额 (*)', '花费金额', '已花费金额 (*)'],
  ],
  options: { currency: '' },
  sample: `Day,Campaign name,Ad set name,Country,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value,Reporting starts,Reporting ends
2026-01-05,spring-prospecting,broad,US,120.50,10400,210,6,310.20,2026-01-01,2026-01-31
2026-01-06,spring-prospecting,broad,US,98.10,9100,180,,,2026-01-01,2026-01-31
`,
  open: ({ options }) => {
    const currencies = new RowCurrency(options.currency)
    return {
      row(row, emit) {
        if (isTotalRow(row.cells) || (!row.has('day') && !row.has('from'))) return 'ignored'
        if (!row.has('spend') && !row.has('impressions')) return 'ignored'
        const about = adColumns(row, currencies)
        emit('spend', {
          ...about,
          platform: 'meta_ads',
          kind: 'ads',
          day: dayOf(row),
          clicks: row.integer('link_clicks') ?? row.integer('all_clicks'),
          conversions: purchasesOf(row),
          conversion_value_minor: purchaseValueOf(row, about.currency),
        })
      },
      end: () => currencies.findings(),
    }
  },
})

/** The day of the row: its own column, or a reporting period of one day. */
function dayOf(row: Row<Name>): string {
  const day = row.day('day')
  if (day) return day
  const from = row.need(row.day('from'), 'from')
  const to = row.day('to') ?? from
  if (from === to) return from
  throw new Unreadable(
    row.header('from'),
    `${from} – ${to}`,
    { en: 'The row covers several days, so its spend has no day.', zh: '该行覆盖多天，花费无法归到某一天。' },
    {
      en: 'Export again with the breakdown By time → Day.',
      zh: '请按“细分数据 → 按时间 → 天”重新导出。',
    },
  )
}

// Columns of purchases overlap: the first that has a value is taken, and they are never added.
function purchasesOf(row: Row<Name>): string | undefined {
  return (
    row.decimal('purchases') ??
    row.decimal('omni_purchases') ??
    row.decimal('website_purchases') ??
    actionValue(row.text('actions'), row.header('actions'))
  )
}

function purchaseValueOf(row: Row<Name>, currency: string): bigint | undefined {
  return (
    row.money('value', currency) ??
    row.money('website_value', currency) ??
    actionValue(row.text('action_values'), row.header('action_values'), currency)
  )
}
