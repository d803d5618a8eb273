import { describe, expect, test } from 'vitest'
import { warehouses } from '../../test/measuring.ts'
import type { ChannelRules } from '../kernel/channel-rule.ts'
import { defaultChannelRules } from '../manage/default-channel-rules.ts'
import { movedTouches } from './moved-touches.ts'

const now: ChannelRules = { rules: defaultChannelRules.rules, own_domains: [] }
const proposed: ChannelRules = {
  own_domains: ['example.org'],
  rules: [
    { channel: 'group', conditions: [{ field: 'source', operator: 'is', values: ['line'], not: false }] },
    ...now.rules,
  ],
}

describe.each(warehouses)('trying rules, %s', (_, open) => {
  test('says how many visits move from which channel to which, and by which rule', async () => {
    const touches = [
      { utm_source: 'LINE', utm_medium: 'chat', visits: 30 },
      { utm_source: 'line', visits: 4 },
      { utm_source: 'google', utm_medium: 'cpc', visits: 7 },
      { referrer_host: 'blog.example.org', host: 'shop.example.com', visits: 50 },
    ]
    const { touches: each, ...all } = await movedTouches({ warehouse: await open() }, now, proposed, touches)
    expect(all).toEqual({
      visits: 91,
      moved: 84,
      moves: [
        { from: 'referral', to: 'direct', visits: 50 },
        { from: 'chat', to: 'group', visits: 34 },
      ],
    })
    expect(each.map(({ from, to }) => [from, to])).toEqual([
      ['chat', 'group'],
      ['chat', 'group'],
      ['paid_search', 'paid_search'],
      ['referral', 'direct'],
    ])
    expect(each[0]?.to_rule).toBe(1)
    expect(each[2]?.to_rule).toBe((each[2]?.from_rule ?? 0) + 1)
  })
})
