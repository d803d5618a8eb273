import { defineConnector, type ReadOptions, type Row, Unreadable } from './define.ts'
import { field } from './field.ts'
import { RowCurrency } from './row-currency.ts'
import { isTotalRow } from './total-row.ts'
import { microsToMinor } from './values/amount.ts'
import { currencyInHeader } from './values/currency.ts'
import { readDay } from './values/instant.ts'

const fields = {
  day: field('day', 'Day', '日期', 'Day | Date | segments.date | 日期 | 天 | 日 | Tag | Jour | Día | Giorno'),
  account: field('text', 'Account', '账号', 'Customer ID | Account | Account name | customer.id | 客户 ID | 账号'),
  campaign_id: field('text', 'Campaign id', '广告系列 ID', 'Campaign ID | campaign.id | 广告系列 ID | Kampagnen-ID'),
  campaign: field(
    'text',
    'Campaign',
    '广告系列',
    'Campaign | campaign.name | 广告系列 | Kampagne | Campagne | Campaña',
  ),
  ad_group: field('text', 'Ad group', '广告组', 'Ad group | ad_group.name | 广告组 | Anzeigengruppe'),
  currency: field(
    'currency',
    'Currency',
    '币种',
    'Currency code | Currency | customer.currency_code | 货币代码 | 币种 | Währungscode',
  ),
  cost: field('money', 'Cost', '费用', 'Cost | Cost (*) | 费用 | 花费 | Kosten | Coût | Coste'),
  micros: field(
    'decimal',
    'Cost in micros',
    '费用（微单位）',
    'metrics.cost_micros | metrics.costMicros | cost_micros',
  ),
  impressions: field(
    'integer',
    'Impressions',
    '展示次数',
    'Impr. | Impressions | metrics.impressions | 展示次数 | 展示',
  ),
  clicks: field('integer', 'Clicks', '点击次数', 'Clicks | metrics.clicks | 点击次数 | 点击 | Klicks'),
  conversions: field(
    'decimal',
    'Conversions',
    '转化次数',
    'Conversions | metrics.conversions | 转化次数 | 转化 | Conversions (*)',
  ),
  value: field(
    'money',
    'Conversion value',
    '转化价值',
    'Conv. value | Total conv. value | metrics.conversions_value | 转化价值 | Conv.-Wert',
  ),
}
type Name = keyof typeof fields

export const googleAds = defineConnector({
  id: 'google-ads',
  title: { en: 'Google Ads', zh: 'Google Ads' },
  doc: {
    en: 'A campaign report of Google Ads. In Google Ads: Campaigns → Segment → Time → Day, then Download → .csv. The title, the date line and the totals are passed over. Without the segment Day only a report of a single day can be read.',
    zh: 'Google Ads 的广告系列报告。在 Google Ads：广告系列 → 细分 → 时间 → 天，然后下载 → .csv。标题行、日期行和总计行会自动跳过。未按“天”细分时，仅能读取单日报告。',
  },
  facts: ['spend'],
  fields,
  oneOf: ['cost', 'micros'],
  signature: [
    ...[
      'Impr.',
      'Campaign status',
      'Avg. CPC',
      'Currency code',
      'metrics.cost_micros',
      'metrics.costMicros',
      'Conv. value',
    ],
    ...['广告系列状态', '平均每次点击费用', '货币代码', 'Kampagnenstatus', 'Währungscode'],
  ],
  options: { currency: '', from: '', to: '' },
  sample: `Campaign report
"January 5, 2026 - January 6, 2026"
Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value
2026-01-05,spring-search,USD,84.20,5200,240,9.50,512.00
2026-01-06,spring-search,USD,"1,079.90",4900,221, --, --
Total: Campaigns,,USD,"1,164.10","10,100",461,9.50,512.00
`,
  open: ({ options, preamble }) => {
    const onlyDay = periodDay(preamble, options)
    const currencies = new RowCurrency(options.currency)
    return {
      row(row, emit) {
        if (isTotalRow(row.cells)) return 'ignored'
        if (!row.has('cost') && !row.has('micros') && !row.has('impressions')) return 'ignored'
        const currency = currencies.of(row, currencyInHeader(row.header('cost')))
        const campaign = row.text('campaign')
        emit('spend', {
          line_key: `${row.text('campaign_id') || campaign}|${row.text('ad_group')}`,
          platform: 'google_ads',
          account: row.id('account'),
          kind: 'ads',
          day: row.day('day') ?? onlyDay ?? noDay(row),
          campaign_id: row.id('campaign_id'),
          campaign,
          ad_group: row.text('ad_group'),
          currency,
          spend_minor: spendOf(row, currency),
          impressions: row.integer('impressions'),
          clicks: row.integer('clicks'),
          conversions: row.decimal('conversions'),
          conversion_value_minor: row.money('value', currency),
        })
      },
      end: () => currencies.findings(),
    }
  },
})

function spendOf(row: Row<Name>, currency: string): bigint {
  const micros = row.decimal('micros')
  return micros === undefined ? row.need(row.money('cost', currency), 'cost') : microsToMinor(micros, currency)
}

/** The only day of the report, where its date line or the user says that it covers one day. */
function periodDay(preamble: readonly (readonly string[])[], options: ReadOptions): string | undefined {
  const lines = preamble.map((cells) => cells.filter((cell) => cell.trim() !== '').join(', '))
  for (const line of lines) {
    const [from, to = from, ...more] = line.split(/\s+[-–—]\s+|\s*[至~]\s*/).map((part) => readDay(part, options))
    if (more.length === 0 && typeof from === 'string') return from === to ? from : undefined
  }
  return options.from && options.from === options.to ? options.from : undefined
}

function noDay(row: Row<Name>): never {
  throw new Unreadable(
    'Day',
    row.text('campaign'),
    { en: 'The report has no days, so the row’s cost has no day.', zh: '报告没有日期列，该行费用无法归到某一天。' },
    {
      en: 'Add the segment Time → Day to the report and download it again.',
      zh: '请在报告中添加“细分 → 时间 → 天”后重新下载。',
    },
  )
}
