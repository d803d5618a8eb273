import { describe, expect, test } from 'vitest'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import type { Scope } from '../../manage/scope.ts'
import { creatorScorecard } from './creator-scorecard.ts'

const days = { from: '2025-01-01', to: '2025-01-31' }
type Post = { views?: number; likes?: number; comments?: number; paid?: boolean; day?: number }
type Known = { id: string; handle: string; followers?: number; category?: string; former?: string[]; archived?: 0 | 1 }

const booked = (
  order_id: string,
  coupon_code: string,
  customer_id: string,
  more: Partial<BookedOrder> = {},
): BookedOrder => ({
  order_id,
  customer_id,
  order_rank: 1,
  first_at: '2025-01-10 10:00:00',
  ...{ coupon_code },
  entries: [{ at: '2025-01-10 10:00:00', sku: 'LAMP', units: 1, net_sales: 5000, goods_cost: 1000, coupon: 500 }],
  ...more,
})

async function scene(
  open: (typeof warehouses)[number][1],
  known: readonly Known[],
  posts: Record<string, readonly Post[]>,
  { orders = [], scope: more = {} }: { orders?: BookedOrder[]; scope?: Partial<Scope> } = {},
) {
  const { warehouse, scope, ask } = await brandWith(open, orders, more)
  const { brand, slice } = scope
  const list = (texts: readonly string[]) => `[${texts.map((text) => `'${text}'`).join(',')}]`
  await insertRows(
    warehouse,
    'creator_book',
    known.map(({ id, handle, followers, category = 'home', former = [], archived = 0 }) => ({
      ...{
        brand,
        creator: id,
        name: id.toUpperCase(),
        category,
        markets: '[]',
        archived,
        version: 1,
        is_deleted: 0,
      },
      platforms: list(['tiktok', ...former.map(() => 'tiktok')]),
      handles: list([handle, ...former]),
      followers: `[${[followers ?? 'NULL', ...former.map(() => 'NULL')].join(',')}]`,
      former: `[${[0, ...former.map(() => 1)].join(',')}]`,
    })),
  )
  const rows = Object.entries(posts).flatMap(([handle, all]) =>
    all.map(({ views, likes, comments, paid = false, day = 10 }, at) => ({
      ...{ brand, slice, platform: 'tiktok', handle, spelt: handle, post_id: `${handle}-${at}` },
      ...{ posted_at: `2025-01-${String(day).padStart(2, '0')} 12:00:00`, observed_at: '2025-02-01 00:00:00' },
      ...{ sponsored: paid ? 1 : 0, sponsored_by: paid ? 'marked' : '', observations: 1, fell: 0, deleted: 0 },
      ...{ views: views ?? null, likes: likes ?? null, comments: comments ?? null },
    })),
  )
  if (rows.length) await insertRows(warehouse, 'posts', rows)
  const cards = async (params: object = {}) => {
    const { rows: found } = await ask(creatorScorecard, { ...days, ...params })
    return new Map(found.map((row) => [row.creator, row]))
  }
  return { warehouse, scope, cards }
}

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

  test('orders by coupon are the creator’s of that name in the book, with cost, margin and who came again', async () => {
    const orders = [
      booked('1', 'MIA10', 'ann'),
      booked('2', 'mia10', 'ben'),
      booked('3', '', 'ann', {
        order_rank: 2,
        entries: [{ at: '2025-01-20 10:00:00', sku: 'LAMP', units: 1, net_sales: 3000, goods_cost: 1000 }],
      }),
      booked('4', 'JON', 'cat'),
    ]
    const { warehouse, scope, cards } = await scene(open, [{ id: 'crt_1', handle: 'mia.home' }], {}, { orders })
    const { brand, slice } = scope
    const link = { brand, version: '2025-01-01 00:00:00.000', kind: 'coupon', archived: 0 }
    await insertRows(warehouse, 'link_versions', [
      { ...link, code: 'aaa222', creator: '@Mia.Home', coupon: 'MIA10' },
      { ...link, code: 'bbb222', creator: 'Jon', coupon: 'JON' },
    ])
    await insertRows(warehouse, 'spend', [
      {
        brand,
        load: 1,
        line_no: 1,
        platform: 'other',
        kind: 'creator',
        day: '2025-01-05',
        line_key: 'x',
        ad: 'mia.home',
        currency: 'USD',
        spend_minor: 2000,
        row_key: 1,
        received_at: '2025-02-01 00:00:00',
      },
    ])
    await insertRows(warehouse, 'day_rates', [{ brand, slice, day: '2025-01-05', currency: 'USD', minor_rate: 1 }])
    const customer = { brand, slice, first_at: '2025-01-10 10:00:00', last_at: '2025-01-20 10:00:00' }
    await insertRows(warehouse, 'customers', [
      { ...customer, customer_id: 'ann', orders: 2, cm3: 5500 },
      { ...customer, customer_id: 'ben', orders: 1, cm3: 3500 },
    ])
    const row = (await cards()).get('crt_1')
    expect(row).toMatchObject({
      orders: 2,
      new_customers: 2,
      net_sales: 10_000,

      value_per_customer: 4500,
    })
    expect(row).toMatchObject({
      spend: 3000,
      cost_per_order: 1500,
      cost_per_new_customer: 1500,
      cost_per_visit: null,
      margin: 5000,
    })
    // One of her two came again, and none of Jon's: too little to tell the two apart.
    expect(row?.repeat_rate).toBeCloseTo(1 / 3, 9)
    expect((await cards()).get('link/jon')).toMatchObject({ name: 'Jon', orders: 1 })
  })

  test('what is worth a look is said by its rule', async () => {
    const usual = { views: 1000, likes: 100, comments: 20 }
    const crowd = Array.from({ length: 12 }, (_, at) => `c${at}`)
    const posts: Record<string, Post[]> = Object.fromEntries(
      crowd.map((who, at) => [
        who,
        same(8, usual).map((post, nth) => ({ ...post, views: 600 + 97 * ((at + nth * 3) % 9) })),
      ]),
    )
    posts.even = same(9, { views: 1000, likes: 100, comments: 20 })
    posts.dead = Array.from({ length: 20 }, (_, nth) => ({
      views: 700 + 60 * (nth % 9),
      likes: 3 + (nth % 2),
      comments: 0,
    }))
    posts.sold = same(20, usual).map((post, nth) => ({
      ...post,
      views: 700 + 61 * (nth % 9),
      paid: nth > 0,
      day: 1 + nth,
    }))
    const known = Object.keys(posts).map((id) => ({ id, handle: id, followers: 500 }))
    const { cards } = await scene(open, known, posts)
    const found = await cards()
    expect(found.get('even')?.signals).toBe('views_even')
    expect(found.get('dead')?.signals.split(',')).toEqual(['engagement_low', 'few_comments'])
    expect(found.get('sold')?.signals).toContain('mostly_sponsored')
    expect(found.get('c0')?.signals).toBe('')
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
