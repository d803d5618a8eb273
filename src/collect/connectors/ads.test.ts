import { expect, test } from 'vitest'
import { readTable } from '../../../test/read-table.ts'
import { amazonSponsoredProducts } from './amazon-sponsored-products.ts'
import { googleAds } from './google-ads.ts'
import { metaAds } from './meta-ads.ts'
import { spendTable } from './spend-table.ts'
import { tiktokAds } from './tiktok-ads.ts'

test('Meta’s currency stands in a header, and a missing purchase is not zero purchases', () => {
  const { spend } = readTable(metaAds, metaAds.sample)
  expect(spend[0]).toMatchObject({
    day: '2026-01-05',
    currency: 'USD',
    spend_minor: 12050n,
    clicks: 210,
    conversions: '6',
  })
  expect(spend[1]).toMatchObject({ conversions: undefined, conversion_value_minor: undefined })
})

test('of Meta’s overlapping purchases one is taken, never their sum', () => {
  const columns = 'Day,Campaign name,Amount spent (EUR),Purchases,Website purchases'
  const { spend } = readTable(metaAds, `${columns}\n2026-01-05,a,1.00,7,5\n2026-01-06,a,1.00,,5`)
  expect(spend.map(({ conversions }) => conversions)).toEqual(['7', '5'])
})

test('rows in the shape of Meta’s interface are read with their lists of actions', () => {
  const actions = JSON.stringify([
    { action_type: 'offsite_conversion.fb_pixel_purchase', value: '5' },
    { action_type: 'omni_purchase', value: '6' },
    { action_type: 'link_click', value: '90' },
  ]).replaceAll('"', '""')
  const columns = 'date_start,date_stop,account_id,campaign_name,spend,impressions,inline_link_clicks,actions'
  const line = (list: string) => `2026-05-01,2026-05-01,1,Alpha,100,10000,150,"${list}"`
  const read = readTable(metaAds, [columns, line(actions), line('nonsense')].join('\n'), {
    options: { currency: 'USD' },
  })
  expect(read.spend.map(({ conversions, clicks }) => [conversions, clicks])).toEqual([['6', 150]])
  expect(read.quarantined[0]?.field).toBe('actions')
})

test('a Meta row of several days has no day to be booked on', () => {
  const columns = 'Campaign name,Amount spent (USD),Reporting starts,Reporting ends'
  const read = readTable(metaAds, `${columns}\na,5.00,2026-01-05,2026-01-05\na,5.00,2026-01-01,2026-01-31`)
  expect(read.spend.map(({ day }) => day)).toEqual(['2026-01-05'])
  expect(read.quarantined[0]?.remedy.en).toContain('Day')
})

test('a Chinese Meta export is read', () => {
  const { spend } = readTable(
    metaAds,
    '天,广告系列名称,花费金额 (USD),展示次数,链接点击量\n2026-01-05,春季,"1,020.50","10,400",210',
  )
  expect(spend[0]).toMatchObject({ campaign: '春季', spend_minor: 102050n, impressions: 10400, currency: 'USD' })
})

test('Google’s title, dates and totals are passed over, and two dashes are no value', () => {
  const { spend, ignored } = readTable(googleAds, googleAds.sample)
  expect(spend.map(({ spend_minor, conversions }) => [spend_minor, conversions])).toEqual([
    [8420n, '9.50'],
    [107990n, undefined],
  ])
  expect(ignored).toEqual([6])
})

test('a campaign whose name begins with Total is no total', () => {
  const { spend } = readTable(googleAds, 'Campaign,Day,Currency code,Cost,Impr.\nTotal Wellness,2026-01-05,USD,5,10')
  expect(spend).toHaveLength(1)
})

test('without days, a Google report of one day is that day’s, and of more is refused with the remedy', () => {
  const table = 'Campaign,Currency code,Cost,Impr.\na,USD,5,10'
  const oneDay = readTable(googleAds, `Campaign report\n"January 5, 2026 - January 5, 2026"\n${table}`)
  expect(oneDay.spend[0]?.day).toBe('2026-01-05')
  const chinese = readTable(googleAds, `广告系列报告\n2026年1月5日 - 2026年1月5日\n${table}`)
  expect(chinese.spend[0]?.day).toBe('2026-01-05')
  const month = readTable(googleAds, `Campaign report\n"January 1, 2026 - January 31, 2026"\n${table}`)
  expect(month.quarantined[0]?.remedy.en).toContain('segment Time → Day')
  expect(readTable(googleAds, `Campaign report\nAll time\n${table}`).quarantined).toHaveLength(1)
  const stated = readTable(googleAds, table, { options: { from: '2026-01-07', to: '2026-01-07' } })
  expect(stated.spend[0]?.day).toBe('2026-01-07')
})

test('a German Google report is read with its decimal commas, and costs in micros are divided', () => {
  const german = readTable(
    googleAds,
    'Tag\tKampagne\tWährungscode\tKosten\tImpr.\tKlicks\n05.01.2026\tFrühling\tEUR\t1.084,20\t5.200\t240',
  )
  expect(german.spend[0]).toMatchObject({ day: '2026-01-05', spend_minor: 108420n, impressions: 5200 })
  const micros = readTable(googleAds, 'segments.date,campaign.name,metrics.cost_micros\n2026-01-05,C,1500000000', {
    options: { currency: 'USD' },
  })
  expect(micros.spend[0]?.spend_minor).toBe(150000n)
})

test('a dash in a TikTok report is no value, and its last line is a total', () => {
  const { spend, ignored } = readTable(tiktokAds, tiktokAds.sample)
  expect(spend[1]).toMatchObject({ spend_minor: 5820n, impressions: 19800, clicks: undefined, conversions: undefined })
  expect(ignored).toEqual([4])
  const shaped = readTable(
    tiktokAds,
    'campaign_id,stat_time_day,spend\n1791234567890123456,2026-09-01 00:00:00,12.50',
    {
      options: { currency: 'USD' },
    },
  )
  expect(shaped.spend[0]).toMatchObject({ day: '2026-09-01', campaign_id: '1791234567890123456' })
})

test('Amazon’s search terms give both spend and terms', () => {
  const { spend, search_terms } = readTable(amazonSponsoredProducts, amazonSponsoredProducts.sample)
  expect(spend[0]).toMatchObject({
    platform: 'amazon_ads',
    day: '2026-01-05',
    spend_minor: 660n,
    conversion_value_minor: 2900n,
  })
  expect(search_terms[1]).toMatchObject({
    term: 'large blue mug',
    match_type: 'exact',
    orders: 0,
    sales_minor: 0n,
    country: 'US',
  })
})

test('Amazon rows of several days keep their terms, and their spend is reported as without a day', () => {
  const read = readTable(
    amazonSponsoredProducts,
    'Start Date,End Date,Currency,Campaign Name,Customer Search Term,Spend,7 Day Total Sales ($)\n01/13/2026,01/31/2026,USD,a,mug,$5.00,$9.00',
  )
  expect([read.spend.length, read.search_terms.length]).toEqual([0, 1])
  expect(read.search_terms[0]).toMatchObject({ day_from: '2026-01-13', day_to: '2026-01-31', sales_minor: 900n })
  expect(read.findings).toMatchObject([{ code: 'spend_without_day', count: 1 }])
})

test('a general spend table knows its platforms and kinds', () => {
  const { spend, quarantined } = readTable(
    spendTable,
    'day,platform,kind,spend,currency\n2026-01-05,Facebook,,5,USD\n2026-01-05,TikTok Shop,联盟,5,USD\n2026-01-05,Line,达人,5,THB\n2026-01-05,X,gift,5,USD',
  )
  expect(spend.map(({ platform, kind }) => [platform, kind])).toEqual([
    ['meta_ads', 'ads'],
    ['tiktok_shop_ads', 'affiliate'],
    ['line', 'creator'],
  ])
  expect(quarantined[0]?.field).toBe('kind')
})

test.each([
  [metaAds, 'Day,Campaign name,Amount spent,Currency\n2026-01-05,a,5.00,USD\n2026-01-06,a,5.00,'],
  [tiktokAds, 'By Day,Campaign name,Currency,Cost\n2026-01-05,a,USD,5.00\n2026-01-06,a,,5.00'],
  [googleAds, 'Day,Campaign,Currency code,Cost\n2026-01-05,a,USD,5.00\n2026-01-06,a,,5.00'],
  [
    amazonSponsoredProducts,
    'Date,Currency,Campaign Name,Ad Group Name,Customer Search Term,Spend\n2026-01-05,USD,a,b,mug,5.00\n2026-01-06,,a,b,mug,5.00',
  ],
])('a currency that a report of ads leaves blank is told with its line', (connector, text) => {
  const { spend, findings } = readTable(connector, text, { options: { currency: 'USD' } })
  expect(spend.map(({ currency, spend_minor }) => [currency, spend_minor])).toEqual([
    ['USD', 500n],
    ['USD', 500n],
  ])
  expect(findings).toMatchObject([{ code: 'blank_currencies', level: 'warning', count: 1, lines: [3] }])
})
