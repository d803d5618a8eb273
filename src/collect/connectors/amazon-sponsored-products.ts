import { defineConnector, type Finding, type Row } from './define.ts'
import { field, required } from './field.ts'
import { RowCurrency } from './row-currency.ts'
import { currencyInHeader } from './values/currency.ts'

const fields = {
  from: required('day', 'Start date', '开始日期', 'Start Date | Date | date | 开始日期 | 日期'),
  to: field('day', 'End date', '结束日期', 'End Date | 结束日期'),
  currency: field('currency', 'Currency', '货币', 'Currency | 货币'),
  country: field('country', 'Country', '国家', 'Country | 国家/地区 | 国家'),
  campaign_id: field('text', 'Campaign id', '广告活动编号', 'Campaign Id | campaignId | 广告活动编号'),
  campaign: field('text', 'Campaign', '广告活动', 'Campaign Name | campaignName | 广告活动名称'),
  ad_group: field('text', 'Ad group', '广告组', 'Ad Group Name | adGroupName | adGroupId | 广告组名称'),
  targeting: field('text', 'Targeting', '投放', 'Targeting | keyword | keywordId | 投放'),
  match_type: field('text', 'Match type', '匹配类型', 'Match Type | matchType | 匹配类型'),
  term: required('text', 'Customer search term', '客户搜索词', 'Customer Search Term | searchTerm | 客户搜索词'),
  impressions: field('integer', 'Impressions', '展示量', 'Impressions | 展示量'),
  clicks: field('integer', 'Clicks', '点击量', 'Clicks | 点击量'),
  spend: required('money', 'Spend', '花费', 'Spend | Spend (*) | cost | 花费 | 花费 (*)'),
  sales: field(
    'money',
    'Sales, 7 days',
    '7天总销售额',
    '7 Day Total Sales | 7 Day Total Sales (*) | sales7d | 7天总销售额 | 7天总销售额 (*)',
  ),
  orders: field(
    'integer',
    'Orders, 7 days',
    '7天总订单数',
    '7 Day Total Orders (#) | 7 Day Total Orders | purchases7d | 7天总订单数(#) | 7天总订单数 (*)',
  ),
}
type Name = keyof typeof fields

export const amazonSponsoredProducts = defineConnector({
  id: 'amazon-sponsored-products',
  title: { en: 'Amazon Sponsored Products search terms', zh: '亚马逊商品推广搜索词报告' },
  doc: {
    en: 'The search term report of Sponsored Products. In the advertising console: Sponsored ads reports → Create report → Sponsored Products, Search term, time unit Daily. It gives the spend and what shoppers searched for. With the time unit Summary only the search terms are kept, since the spend has no day.',
    zh: '亚马逊商品推广的搜索词报告。广告控制台：广告报告 → 创建报告 → 商品推广、搜索词、时间单位选“每日”。由此得到花费与买家搜索词。若时间单位为“汇总”，花费无法归到某一天，只保留搜索词。',
  },
  facts: ['spend', 'search_terms'],
  fields,
  signature: ['Customer Search Term', 'searchTerm', '客户搜索词'],
  options: { store: '', currency: '' },
  sample: `Start Date,End Date,Portfolio name,Currency,Campaign Name,Ad Group Name,Retailer,Country,Targeting,Match Type,Customer Search Term,Impressions,Clicks,Click-Thru Rate (CTR),Cost Per Click (CPC),Spend,7 Day Total Sales ,Total Advertising Cost of Sales (ACOS) ,Total Return on Advertising Spend (ROAS),7 Day Total Orders (#),7 Day Total Units (#)
"Jan 05, 2026","Jan 05, 2026",,USD,mugs-exact,blue,Amazon,United States,blue mug,EXACT,blue mug,900,12,1.33%,$0.55,$6.60,$29.00,22.76%,4.39,1,2
"Jan 06, 2026","Jan 06, 2026",,USD,mugs-exact,blue,Amazon,United States,blue mug,EXACT,large blue mug,310,2,0.65%,$0.60,$1.20,$0.00,,,0,0
`,
  open: ({ options }) => {
    const summary: number[] = []
    const currencies = new RowCurrency(options.currency)
    return {
      row(row, emit) {
        const values = read(row, currencies.of(row, currencyInHeader(row.header('spend'))))
        const { day_from, day_to, ...about } = values
        emit('search_terms', { ...about.shared, ...about.term, platform: 'amazon_ads', day_from, day_to })
        if (day_from === day_to) {
          const spend = about.term.spend_minor
          emit('spend', {
            ...about.shared,
            ...about.spend,
            platform: 'amazon_ads',
            kind: 'ads',
            day: day_from,
            spend_minor: spend,
          })
        } else summary.push(row.line)
      },
      end: () => [...currencies.findings(), ...(summary.length > 0 ? [withoutDay(summary)] : [])],
    }
  },
})

function read(row: Row<Name>, currency: string) {
  const from = row.need(row.day('from'), 'from')
  const term = row.need(row.text('term'), 'term')
  const campaign = row.text('campaign')
  const orders = row.integer('orders')
  const sales = row.money('sales', currency)
  const names = [
    row.text('campaign_id') || campaign,
    row.text('ad_group'),
    row.text('targeting'),
    row.text('match_type'),
    term,
  ]
  return {
    day_from: from,
    day_to: row.day('to') ?? from,
    shared: {
      line_key: names.join('|'),
      country: row.country('country'),
      campaign,
      ad_group: row.text('ad_group'),
      currency,
      impressions: row.integer('impressions'),
      clicks: row.integer('clicks'),
    },
    term: {
      term,
      match_type: row.text('match_type').toLowerCase(),
      spend_minor: row.need(row.money('spend', currency), 'spend'),
      orders,
      sales_minor: sales,
    },
    spend: {
      campaign_id: row.id('campaign_id'),
      conversions: orders === undefined ? undefined : String(orders),
      conversion_value_minor: sales,
    },
  }
}

function withoutDay(lines: readonly number[]): Finding {
  return {
    level: 'warning',
    code: 'spend_without_day',
    text: {
      en: `${lines.length} rows cover several days; their search terms are kept, but their spend cannot be booked on a day. Create the report with the time unit Daily.`,
      zh: `有 ${lines.length} 行覆盖多天：搜索词已保留，但花费无法归到某一天。请按“每日”时间单位创建报告。`,
    },
    count: lines.length,
    lines: lines.slice(0, 100),
  }
}
