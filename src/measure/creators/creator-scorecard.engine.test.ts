import { describe, expect, test } from 'vitest'
import { insertRows } from '../../../test/books.ts'
import { warehouses } from '../../../test/measuring.ts'
import { type Post, scorecardScene as scene } from '../../../test/scorecard-scene.ts'
import { deriveAccountPosts } from '../../derive/account-posts.ts'

const same = (count: number, post: Post) => Array.from({ length: count }, () => post)

describe.each(warehouses)('scorecards of creators, %s', (_, open) => {
  test('reach, engagement and shares of sponsored posts are those of the posts of the period, with their tier beside them', async () => {
    const mia = [
      { views: 1000, likes: 90, comments: 10 },
      { views: 3000, likes: 120, comments: 30, paid: true, day: 20 },
      { views: 2000, likes: 150, comments: 10 },
    ]
    const { cards } = await scene(open, [{ id: 'mia', handle: 'mia', followers: 20_000 }], { mia })
    const row = (await cards()).get('mia')
    expect(row).toMatchObject({
      ...{ name: 'MIA', platform: 'tiktok', tier: 'micro', followers: 20_000, posts: 3, median_views: 2000 },
      ...{
        sponsored_posts: 1,
        marked_posts: 1,
        sponsored_trend: 1,
        orders: 0,
        spend: null,
        margin: null,
        repeat_rate: null,
      },
    })
    // Nobody else is of the tier: what is told is her own.
    expect(row?.reach).toBe(Math.round((1000 * 3000 * 2000) ** (1 / 3)))
    expect(row?.engagement).toBeCloseTo((0.1 + 0.05 + 0.08) / 3, 9)
    expect(row?.tier_engagement).toBeCloseTo(row?.engagement ?? 0, 9)
    expect(row?.sponsored_share).toBeCloseTo(1 / 3, 9)
    expect(row?.response).toBeCloseTo(0.05 / 0.09, 9)
    expect(row?.response_low).toBeNull()
    expect(row?.comments_per_like).toBeCloseTo(50 / 360, 9)
  })

  test('thin data is shrunk towards the tier by the model that is stated, and much data hardly', async () => {
    const rates = { ann: [40, 60, 50, 50], ben: [90, 110], cat: [160] }
    const posts = Object.fromEntries(
      Object.entries(rates).map(([who, all]) => [who, all.map((likes) => ({ views: 1000, likes }))]),
    )
    const known = Object.keys(rates).map((id) => ({ id, handle: id, followers: 500 }))
    const { cards } = await scene(open, known, posts)
    const found = await cards()
    const expected = byHand(Object.values(rates).map((all) => all.map((likes) => likes / 1000)))
    for (const [at, who] of Object.keys(rates).entries()) {
      const row = found.get(who)
      expect(row?.engagement).toBeCloseTo(expected[at]?.mean ?? 0, 9)
      expect((row?.engagement_high ?? 0) - (row?.engagement ?? 0)).toBeCloseTo(
        1.959963984540054 * (expected[at]?.error ?? 0),
        9,
      )
      expect(row?.tier_engagement).toBeCloseTo(560 / 7 / 1000, 9)
    }
    expect(found.get('cat')?.engagement).toBeLessThan(0.16)
  })

  test('who was put aside is told of with name, platform and tier where they posted, and is not listed otherwise', async () => {
    const aside = { followers: 20_000, archived: 1 as const }
    const known = [
      { id: 'mia', handle: 'mia', ...aside },
      { id: 'jo', handle: 'jo', ...aside },
      { id: 'ann', handle: 'ann' },
    ]
    const found = await (await scene(open, known, { mia: same(2, { views: 100 }) })).cards()
    expect([...found.keys()].sort()).toEqual(['ann', 'mia'])
    expect(found.get('mia')).toMatchObject({ name: 'MIA', platform: 'tiktok', tier: 'micro', posts: 2 })
  })

  test('tiers follow the rules of the brand, and an audience that is not known has none', async () => {
    const known = [
      { id: 'a', handle: 'a', followers: 9999 },
      { id: 'b', handle: 'b', followers: 100_000 },
      { id: 'c', handle: 'c' },
    ]
    const usual = await (await scene(open, known, {})).cards()
    expect([...usual.values()].map(({ creator, tier }) => `${creator} ${tier}`).sort()).toEqual([
      'a nano',
      'b mid',
      'c ',
    ])
    const creatorTiers = [{ platform: 'tiktok', micro: 5, mid: 6, macro: 7, mega: 200_000 }]
    const own = await (await scene(open, known, {}, { scope: { creatorTiers } })).cards()
    expect([...own.values()].map(({ creator, tier }) => `${creator} ${tier}`).sort()).toEqual([
      'a macro',
      'b macro',
      'c ',
    ])
  })

  test('posts under a former handle are the creator’s, unless another has it now, and unknown handles stand for themselves', async () => {
    const known = [
      { id: 'new', handle: 'mia', former: ['old', 'taken'] },
      { id: 'other', handle: 'taken' },
    ]
    const post = [{ views: 10 }]
    const { cards } = await scene(open, known, { mia: post, old: post, taken: post, stranger: post })
    const found = await cards()
    expect([...found.values()].map(({ creator, posts }) => `${creator} ${posts}`).sort()).toEqual([
      'new 2',
      'other 1',
      'tiktok/stranger 1',
    ])
  })

  test('what cannot be known is empty and not zero', async () => {
    const { cards } = await scene(
      open,
      [
        { id: 'mia', handle: 'mia' },
        { id: 'idle', handle: 'idle' },
      ],
      { mia: [{ likes: 5 }, { views: 0, likes: 3 }] },
    )
    const found = await cards()
    expect(found.get('mia')).toMatchObject({
      posts: 2,
      reach: null,
      engagement: null,
      response: null,
      cost_per_order: null,
    })
    expect(found.get('mia')?.median_views).toBe(0)
    expect(found.get('idle')).toMatchObject({
      posts: 0,
      median_views: null,
      reach: null,
      sponsored_share: null,
      ...{ engagement_low: null, sponsored_high: null, repeat_low: null, repeat_high: null },
      signals: '',
    })
  })

  test('the same person on five platforms is one creator, with the posts of all and the tier of the largest audience', async () => {
    const { warehouse, scope, cards } = await scene(open, [{ id: 'other', handle: 'other' }], {})
    const platforms = ['tiktok', 'instagram', 'youtube', 'x', 'pinterest']
    const { brand, slice } = scope
    const handles = platforms.map((platform) => `mia.${platform}`)
    const list = (texts: readonly string[]) => `['${texts.join("','")}']`
    await insertRows(warehouse, 'creator_book', [
      {
        ...{
          brand,
          creator: 'mia',
          name: 'Mia',
          category: 'home',
          markets: '[]',
          archived: 0,
          version: 1,
          is_deleted: 0,
        },
        ...{
          platforms: list(platforms),
          handles: list(handles),
          followers: '[1000,2000,600000,NULL,10]',
          former: '[0,0,0,0,0]',
        },
      },
    ])
    const post = { brand, slice, posted_at: '2025-01-10 12:00:00', observed_at: '2025-02-01 00:00:00', sponsored: 0 }
    const posts = platforms.map((platform, i) => ({
      ...{ ...post, platform, handle: handles[i] ?? '', spelt: handles[i] ?? '', post_id: `p${i}` },
      ...{ observations: 1, views: (i + 1) * 100, likes: 10, fell: 0, deleted: 0 },
    }))
    await insertRows(warehouse, 'posts', posts)
    await warehouse.dropPartition('account_posts', String(slice))
    await deriveAccountPosts(warehouse, scope)
    const found = await cards()
    expect([...found.keys()].sort()).toEqual(['mia', 'other'])
    expect(found.get('mia')).toMatchObject({
      posts: 5,
      platform: 'youtube',
      tier: 'macro',
      followers: 600_000,
      median_views: 300,
    })
    expect((await cards({ platform: 'instagram' })).get('mia')).toMatchObject({
      posts: 1,
      tier: 'nano',
      median_views: 200,
    })
  })
})

/** The one-way model with random effects, worked out a second time: its variances by the method of moments. */
function byHand(groups: readonly (readonly number[])[]) {
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)
  const mean = (all: readonly number[]) => sum(all) / all.length
  const all = groups.flat()
  const [N, k, M] = [all.length, groups.length, mean(all)]
  const inside = sum(groups.map((group) => sum(group.map((one) => (one - mean(group)) ** 2)))) / (N - k)
  const spread = sum(groups.map((group) => group.length * (mean(group) - M) ** 2))
  const squares = sum(groups.map((group) => group.length ** 2))
  const between = Math.max(0, (spread - (k - 1) * inside) / (N - squares / N))
  return groups.map((group) => {
    const share = (group.length * between) / (group.length * between + inside)
    const ofPeers = inside / N + (between * squares) / N ** 2
    const error = Math.sqrt((share * inside) / group.length + (1 - share) ** 2 * ofPeers)
    return { mean: share * mean(group) + (1 - share) * M, error }
  })
}
