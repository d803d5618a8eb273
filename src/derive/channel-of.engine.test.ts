import { describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import type { ChannelRules, Condition } from '../kernel/channel-rule.ts'
import { defaultChannelRules } from '../manage/default-channel-rules.ts'
import { sql, str } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { channelCases } from './channel-cases/catalogue.ts'
import { withChannel } from './channel-of.ts'
import { type Touch, touchRows } from './touch-rows.ts'

const condition: Condition = { field: 'campaign', operator: 'is', values: ['spring'], not: false }
const defaults: ChannelRules = { rules: defaultChannelRules.rules, own_domains: ['example.com', 'example.co.uk'] }

/** The channel and the place of its rule, of each touch. */
async function channelsOf(warehouse: Warehouse, rules: ChannelRules, touches: readonly Touch[]) {
  const rows = touchRows(touches.map((touch) => ({ host: 'shop.example.com', ...touch })))
  return warehouse.query<{ channel: string; channel_rule: number }>(
    sql`SELECT channel, channel_rule FROM ${withChannel(rows, rules)} ORDER BY place`,
  )
}

describe.each(warehouses)('channels of touches, %s', (_, open) => {
  test('every known case has its channel by the default rules', async () => {
    const found = await channelsOf(
      await open(),
      defaults,
      channelCases.map(({ touch }) => touch),
    )
    const wrong = channelCases.flatMap((one, i) => {
      const { channel, channel_rule } = found[i] ?? {}
      const given = defaults.rules[(channel_rule ?? 0) - 1]
      return channel === one.channel ? [] : [{ ...one, found: channel, by: JSON.stringify(given) }]
    })
    expect(wrong).toEqual([])
    expect(channelCases.length).toBeGreaterThanOrEqual(150)
  })

  const asked = (conditions: Partial<Condition>[]): ChannelRules => ({
    own_domains: [],
    rules: [{ channel: 'group', conditions: conditions.map((one) => ({ ...condition, ...one })) }],
  })

  test.each<[string, Partial<Condition>, Touch, Touch]>([
    ['is one of', { values: ['Spring_Sale', 'x'] }, { utm_campaign: ' spring sale' }, { utm_campaign: 'spring' }],
    ['is nothing', { values: [''] }, { utm_campaign: '(not set)' }, { utm_campaign: 'spring' }],
    [
      'contains',
      { operator: 'contains', values: ['%', 'SALE'] },
      { utm_campaign: 'Big sale' },
      { utm_campaign: 'all' },
    ],
    ['begins', { operator: 'begins_with', values: ['Sp'] }, { utm_campaign: 'SPRING' }, { utm_campaign: 'a spring' }],
    ['matches', { operator: 'matches', values: ['^A_\\d$'] }, { utm_campaign: 'a_1' }, { utm_campaign: 'a-1' }],
    ['quotes', { values: ["it's \\ 20%"] }, { utm_campaign: "IT'S \\ 20%" }, { utm_campaign: "it's / 20%" }],
    ['Chinese', { operator: 'contains', values: ['春'] }, { utm_campaign: '2026春季' }, { utm_campaign: '秋季' }],
    ['not', { values: ['spring'], not: true }, { utm_campaign: 'autumn' }, { utm_campaign: 'Spring' }],
    [
      'on a list',
      { field: 'referrer_host', operator: 'in_list', values: ['search_engines', 'video_sites'] },
      { referrer_host: 'm.youtube.com' },
      { referrer_host: 'mail.google.com' },
    ],
    ['click id', { field: 'click_id_kind', values: ['Li_Fat_Id'] }, { click_id_kind: 'li_fat_id' }, {}],
    [
      'path',
      { field: 'path', operator: 'begins_with', values: ['/de_ch/'] },
      { path: '/DE_CH/a' },
      { path: '/de-ch/' },
    ],
  ])('a condition holds as it says: %s', async (_name, one, touch, other) => {
    const found = await channelsOf(await open(), asked([one]), [touch, other])
    expect(found.map(({ channel }) => channel)).toEqual(['group', 'unassigned'])
  })

  test('all conditions of a rule have to hold, the first rule that holds counts, and one without conditions takes the rest', async () => {
    const both = [condition, { ...condition, field: 'source' as const, values: ['line'] }]
    const rules: ChannelRules['rules'] = [
      { channel: 'group', conditions: both },
      { channel: 'chat', conditions: [condition] },
      { channel: 'offline', conditions: [] },
    ]
    const touches = [{ utm_campaign: 'spring', utm_source: 'line' }, { utm_campaign: 'spring' }, { utm_source: 'line' }]
    const found = await channelsOf(await open(), { rules, own_domains: [] }, touches)
    expect(found).toEqual([
      { channel: 'group', channel_rule: 1 },
      { channel: 'chat', channel_rule: 2 },
      { channel: 'offline', channel_rule: 3 },
    ])
    const none = await channelsOf(await open(), { rules: [], own_domains: [] }, touches.slice(0, 1))
    expect(none).toEqual([{ channel: 'unassigned', channel_rule: 0 }])
  })

  test('rows of a table keep their own columns, and get no others than the channel and its rule', async () => {
    const warehouse = await open()
    const brand = newBrandId()
    const lines = ['newsletter', 'spring', '(none)'].map((campaign, i) => ({ ...shirt, order_id: `${i}`, campaign }))
    await state(warehouse, brand, 1, 'order_lines', lines)
    const rows = sql`
      SELECT order_id, 'klaviyo' AS utm_source, campaign AS utm_medium, '' AS utm_campaign, '' AS utm_content, '' AS referrer_host,
        '' AS click_id_kind, '' AS code, '' AS in_app, '' AS path, 'shop.example.com' AS host
      FROM order_lines WHERE brand = ${str(brand)}`
    const found = await warehouse.query(sql`SELECT * FROM ${withChannel(rows, defaults)} ORDER BY order_id`)
    expect(found).toMatchObject([
      { order_id: '0', utm_medium: 'newsletter', channel: 'email' },
      { order_id: '1', utm_medium: 'spring', channel: 'email' },
      { order_id: '2', utm_medium: '(none)', channel: 'email' },
    ])
    expect(Object.keys(found[0] ?? {}).filter((name) => /^(of|raw|list_of|plain|even)_/.test(name))).toEqual([])
  })

  test('a million rows take 300 MB and not a copy of every list for each', async () => {
    const rows = sql`
      SELECT ['google', 'Facebook', '', 'news'][1 + number % 4] AS utm_source, ['cpc', 'Social', ''][1 + number % 3] AS utm_medium,
        concat('spring-', toString(number % 977)) AS utm_campaign, '' AS utm_content, concat('a', toString(number % 499), '.example.net') AS referrer_host,
        ['gclid', 'fbclid', ''][1 + intDiv(number, 3) % 3] AS click_id_kind, '' AS code, '' AS in_app, '' AS path, 'shop.example.com' AS host
      FROM numbers(1000000)`
    const warehouse = await open()
    const counted = await warehouse.query<{ rows: number }>(
      sql`SELECT count() AS rows FROM ${withChannel(rows, defaults)} WHERE channel != 'unassigned'`,
      { limits: { seconds: 30, memoryBytes: 300_000_000 } },
    )
    expect(counted[0]?.rows).toBeGreaterThan(500_000)
  })
})
