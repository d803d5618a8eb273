import type { Spend } from '../facts.ts'
import { adColumns } from './ad-columns.ts'
import { defineConnector, Unreadable } from './define.ts'
import { field, required } from './field.ts'
import { RowCurrency } from './row-currency.ts'
import { isTotalRow } from './total-row.ts'
import { readPlatform } from './values/platform.ts'

export const spendTable = defineConnector({
  id: 'spend-table',
  title: { en: 'General spend table', zh: '通用花费表' },
  doc: {
    en: 'Any table of what was spent on marketing by day: ads of other platforms, fees paid to creators, affiliate commission. It needs a day, a platform and an amount; "kind" says ads, creator or affiliate (ads if the column is missing). Columns with other names can be mapped by hand.',
    zh: '任何按天记录的营销花费表：其他平台广告、达人费用、联盟佣金等。需要日期、平台和金额；“类型”为 ads、creator 或 affiliate（缺省为广告）。列名不同时可手动映射。',
  },
  facts: ['spend'],
  fields: {
    day: required('day', 'Day', '日期', 'day | date | spend date | 日期 | 花费日期 | 时间'),
    platform: required(
      'text',
      'Platform',
      '平台',
      'platform | channel | source | media | publisher | 平台 | 渠道 | 媒体 | 广告平台',
    ),
    spend: required(
      'money',
      'Spend',
      '花费',
      'spend | spend (*) | cost | cost (*) | amount | amount spent | 花费 | 花费 (*) | 消耗 | 费用 | 金额 | 广告费',
    ),
    kind: field('text', 'Kind', '类型', 'kind | type | spend type | 类型 | 花费类型'),
    account: field('text', 'Account', '账户', 'account | account id | account name | 账户 | 账号'),
    campaign_id: field('text', 'Campaign id', '广告系列编号', 'campaign_id | campaign id | 广告系列编号 | 计划id'),
    campaign: field(
      'text',
      'Campaign',
      '广告系列',
      'campaign | campaign name | utm_campaign | 广告系列 | 推广计划 | 活动',
    ),
    ad_group: field('text', 'Ad group', '广告组', 'ad_group | ad group | ad set | 广告组'),
    ad: field('text', 'Ad or creator', '广告或达人', 'ad | ad name | creator | influencer | 广告 | 创意 | 达人'),
    country: field('country', 'Country', '国家', 'country | country code | market | 国家 | 国家/地区 | 市场'),
    currency: field('currency', 'Currency', '币种', 'currency | currency code | 币种 | 货币'),
    impressions: field('integer', 'Impressions', '展示次数', 'impressions | impr | views | 展示 | 展示次数 | 曝光'),
    clicks: field('integer', 'Clicks', '点击次数', 'clicks | link clicks | 点击 | 点击次数'),
    conversions: field(
      'decimal',
      'Conversions',
      '转化次数',
      'conversions | purchases | orders | 转化 | 转化次数 | 订单数',
    ),
    value: field(
      'money',
      'Conversion value',
      '转化价值',
      'conversion_value | conversion value | revenue | 转化价值 | 成交金额',
    ),
  },
  options: { currency: '' },
  sample: `day,platform,kind,campaign,country,currency,spend,impressions,clicks
2026-01-05,Pinterest,ads,spring-pins,US,USD,45.00,12000,150
2026-01-07,TikTok,creator,mia-unboxing,GB,GBP,400.00,,
`,
  open: ({ options }) => {
    const currencies = new RowCurrency(options.currency)
    return {
      row(row, emit) {
        if (isTotalRow(row.cells)) return 'ignored'
        const about = adColumns(row, currencies)
        emit('spend', {
          ...about,
          platform: readPlatform(row.need(row.text('platform'), 'platform')),
          kind: kindOf(row.text('kind'), row.header('kind')),
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

function kindOf(text: string, header: string): Spend['kind'] {
  if (text === '' || /^(ads?|advertising|paid|广告)$/i.test(text)) return 'ads'
  if (/creator|influencer|kol|达人|网红/i.test(text)) return 'creator'
  if (/affiliate|联盟|分销/i.test(text)) return 'affiliate'
  throw new Unreadable(
    header,
    text,
    { en: 'This kind of spend is not known.', zh: '无法识别该花费类型。' },
    { en: 'Use ads, creator or affiliate.', zh: '请填写 ads、creator 或 affiliate。' },
  )
}
