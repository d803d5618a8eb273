import { describe, expect, test } from 'vitest'
import { brandScope, warehouses } from '../../test/measuring.ts'
import { deriveStories, happens, view } from '../../test/stories.ts'
import type { ChannelRules } from '../kernel/channel-rule.ts'
import { defaultChannelRules } from '../manage/default-channel-rules.ts'
import { movedVisits } from './moved-visits.ts'

const now: ChannelRules = { rules: defaultChannelRules.rules, own_domains: [] }
const proposed: ChannelRules = {
  own_domains: ['blog.example'],
  rules: [
    { channel: 'group', conditions: [{ field: 'source', operator: 'is', values: ['line'], not: false }] },
    { channel: 'offline', conditions: [{ field: 'path', operator: 'begins_with', values: ['/fair'], not: false }] },
    ...now.rules,
  ],
}
const group = '/?utm_source=LINE&utm_medium=chat'
const blog = 'https://blog.example/post'
const bot = 'Googlebot/2.1 (+http://www.google.com/bot.html)'
const story = [
  view('ann', '2026-03-02T10:00', group),
  view('ben', '2026-03-02T10:00', group),
  view('cem', '2026-03-02T10:00', '/mugs?utm_source=line&utm_medium=chat'),
  view('dan', '2026-03-03T10:00', '/', { referrer: blog }),
  view('eve', '2026-03-03T10:00', '/fair'),
  view('eve', '2026-03-03T10:01', '/mugs'),
  view('fay', '2026-03-03T10:00', '/?gclid=1'),
  view('bot', '2026-03-03T10:00', group, { userAgent: bot }),
  view('gus', '2026-02-01T10:00', group),
]

describe.each(warehouses)('trying rules on visits that were, %s', (_, open) => {
  const scene = async () => {
    const warehouse = await open()
    const scope = brandScope()
    await happens(warehouse, scope, story)
    await deriveStories(warehouse, scope)
    return (rules = proposed) => movedVisits({ warehouse }, scope, now, rules, new Date('2026-03-01T00:00:00Z'))
  }

  test('visits of people since then are counted by where they move, most first, with what they began like', async () => {
    const found = await (await scene())()
    expect([found.visits, found.moved]).toEqual([6, 5])
    expect(
      found.moves.map(({ from, to, visits, examples }) => [
        from,
        to,
        visits,
        examples.map((one) => [one.utm_source, one.referrer_host, one.host + one.path, one.visits, one.to_rule]),
      ]),
    ).toEqual([
      [
        'chat',
        'group',
        3,
        [
          ['LINE', '', 'shop.example/', 2, 1],
          ['line', '', 'shop.example/mugs', 1, 1],
        ],
      ],
      ['direct', 'offline', 1, [['', '', 'shop.example/fair', 1, 2]]],
      ['referral', 'direct', 1, [['', 'blog.example', 'shop.example/', 1, expect.any(Number)]]],
    ])
  })

  test('the same rules move nothing', async () => {
    expect(await (await scene())(now)).toEqual({ visits: 6, moved: 0, moves: [] })
  })
})
