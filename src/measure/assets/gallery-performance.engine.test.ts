import { describe, expect, test } from 'vitest'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, happens } from '../../../test/stories.ts'
import { galleryPerformance } from './gallery-performance.ts'

const about = (asset: string) => ({ gallery: 'gal_1', asset, sku: 'MUG' })
const sees = (who: string, at: string, asset: string) => act(who, at, 'Gallery Item Viewed', about(asset))
const clicks = (who: string, at: string, asset: string) => act(who, at, 'Gallery Item Clicked', about(asset))
const bot = {
  context: { page: { url: 'https://shop.example/' }, userAgent: 'Googlebot/2.1 (+http://www.google.com/bot.html)' },
}

describe.each(warehouses)('galleries, %s', (_, open) => {
  test('what was seen and clicked counts by asset, on the days of the brand, without bots', async () => {
    const { warehouse, scope, ask } = await brandWith(open, [], { timeZone: 'America/New_York' })
    await happens(warehouse, scope, [
      sees('ann', '2025-01-10T12:00', 'ast_1'),
      clicks('ann', '2025-01-10T12:01', 'ast_1'),
      sees('ben', '2025-01-11T12:00', 'ast_1'),
      sees('ben', '2025-01-11T12:00', 'ast_2'),
      // Still the last day of January where the brand lives.
      sees('cat', '2025-02-01T04:30', 'ast_1'),
      sees('cat', '2025-02-01T05:30', 'ast_1'),
      act('bot', '2025-01-12T12:00', 'Gallery Item Viewed', about('ast_1'), bot),
    ])
    const { rows, totals } = await ask(galleryPerformance, { from: '2025-01-01', to: '2025-01-31' })
    expect(rows).toMatchObject([
      { gallery: 'gal_1', asset: 'ast_1', views: 3, clicks: 1, people: 3 },
      { gallery: 'gal_1', asset: 'ast_2', views: 1, clicks: 0, people: 1, click_rate: 0 },
    ])
    expect(rows[0]?.click_rate).toBeCloseTo(1 / 3)
    expect(rows[0]?.click_rate_low).toBeCloseTo(0.0615, 3)
    expect(rows[0]?.click_rate_high).toBeCloseTo(0.7923, 3)
    expect(totals).toMatchObject({ views: 4, clicks: 1, click_rate: 0.25 })
  })
})
