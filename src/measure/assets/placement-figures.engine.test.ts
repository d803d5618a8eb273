import { describe, expect, test } from 'vitest'
import { brandOf, buys, order } from '../../../test/attributed.ts'
import { insertRows } from '../../../test/books.ts'
import { warehouses } from '../../../test/measuring.ts'
import { view } from '../../../test/stories.ts'
import { addDays } from '../../kernel/time.ts'
import type { Placement } from '../../manage/placements.ts'
import { placementFigures } from './placement-figures.ts'

const placed = (id: string, more: Partial<Placement>): Placement => {
  return {
    id,
    asset: 'ast_1',
    channel: 'ad',
    platform: '',
    reference: 'video-1',
    from_day: '2026-03-01',
    to_day: null,
    ...more,
  }
}

/** ann and ben come by the tagged link, cat by herself; ann and cat see the product page, and ann orders. */
const events = [
  view('ann', '2026-03-20T12:00', '/?utm_source=tiktok&utm_medium=creator&utm_content=video-1'),
  view('ann', '2026-03-20T12:02', '/products/mug'),
  buys('ann', '1001', '2026-03-20'),
  view('ben', '2026-03-21T12:00', '/?utm_source=tiktok&utm_medium=creator&utm_content=video-1'),
  view('cat', '2026-03-20T12:00', '/products/mug'),
]

describe.each(warehouses)('figures of placements, %s', (_, open) => {
  const scene = async () => {
    const { warehouse, scope } = await brandOf(open, events, [order('1001', 3000)])
    const { brand, slice } = scope
    const spent = (day: string, impressions: number, clicks: number, more: object = {}) => ({
      ...{ brand, load: 1, source: 't', received_at: '2026-05-01 00:00:00', as_of: '2026-05-01 00:00:00' },
      ...{ platform: 'meta', kind: 'ads', day, campaign: 'spring', ad: 'video-1', currency: 'EUR', spend_minor: 1000 },
      ...{ impressions, clicks, row_key: `${day}`.replaceAll('-', '') },
      ...more,
    })
    const dated = Array.from({ length: 35 }, (_each, at) => addDays('2026-03-01', at))
    const ads = dated.map((day, at) => spent(day, 1000, at < 14 ? 20 : 10))
    const others = [
      spent('2026-03-02', 7, 7, { ad: 'video-2', row_key: '1' }),
      spent('2026-03-02', 500, 5, { ad: '', campaign: 'video-9', row_key: '2' }),
      spent('2026-03-02', 9, 9, { platform: 'tiktok', row_key: '3' }),
    ]
    await insertRows(warehouse, 'spend', [...ads, ...others])
    const rates = dated.map((day) => ({ brand, slice, day, currency: 'EUR', minor_rate: '1.1' }))
    await insertRows(warehouse, 'day_rates', rates)
    const post = {
      brand,
      slice,
      platform: 'tiktok',
      handle: 'mia',
      spelt: 'mia',
      post_id: '7301',
      views: 900,
      likes: 80,
      comments: 5,
    }
    const times = { posted_at: '2026-03-01 00:00:00', observed_at: '2026-04-01 00:00:00' }
    await insertRows(warehouse, 'posts', [{ ...post, ...times, url: 'https://tiktok.example/7301' }])
    return async (...placements: Placement[]) =>
      placementFigures({ warehouse }, scope, { placements, today: '2026-04-30' })
  }

  test('an ad has what its platform reports on its days, in the brand’s currency, and fell over five weeks', async () => {
    const ask = await scene()
    const [meta, both, week, campaign, none] = await ask(
      placed('meta', { platform: 'Meta' }),
      placed('both', {}),
      placed('week', { platform: 'meta', to_day: '2026-03-07' }),
      placed('campaign', { reference: 'video-9' }),
      placed('none', { reference: 'never ran' }),
    )
    expect(meta).toMatchObject({ impressions: 35_000, clicks: 490, spend: 35 * 1100, rate_of: 'clicks_of_impressions' })
    expect(meta?.weeks.map(({ rate }) => rate)).toEqual([0.02, 0.02, 0.01, 0.01, 0.01])
    expect(meta?.fatigue).toMatchObject({ trend: 'falling', first: 0.02, last: 0.01 })
    expect(meta?.rate_low).toBeLessThan(0.014)
    expect(both).toMatchObject({ impressions: 35_009, clicks: 499 })
    expect(week).toMatchObject({ impressions: 7000, clicks: 140, fatigue: null })
    expect(campaign).toMatchObject({ impressions: 500, clicks: 5 })
    expect(none).toMatchObject({ impressions: null, clicks: null, spend: null, visits: null, rate: null, weeks: [] })
  })

  test('visits and orders are those of the tagged link or of the page, and a post has its counts', async () => {
    const ask = await scene()
    const [feed, page, byUrl, early] = await ask(
      placed('feed', { channel: 'feed', reference: '7301' }),
      placed('page', { channel: 'product_page', reference: 'https://shop.example/products/mug?x=1' }),
      placed('url', { channel: 'feed', reference: 'https://tiktok.example/7301', platform: 'tiktok' }),
      placed('early', { channel: 'email', to_day: '2026-03-20' }),
    )
    expect(feed).toMatchObject({ views: 900, interactions: 85, visits: null, orders: null })
    expect(page).toMatchObject({ visits: 2, orders: 1, net_sales: 3000, rate: 0.5, rate_of: 'orders_of_visits' })
    expect(byUrl).toMatchObject({ views: 900 })
    expect(early).toMatchObject({ visits: 1, orders: 1, net_sales: 3000, rate: 1 })
  })
})
