import { describe, expect, test } from 'vitest'
import { warehouses } from '../../../test/measuring.ts'
import { days, scorecardScene as scene } from '../../../test/scorecard-scene.ts'
import { creatorsAlike } from './creators-alike.ts'

const same = {
  category: 'Home',
  markets: ['GB', 'US'],
  languages: ['en'],
  prices: [[40_000, 'USD']] as [number, string][],
}

describe.each(warehouses)('creators alike, %s', (_, open) => {
  test('the nearest come first, each field says how far, and what is not known is left out, not far', async () => {
    const { ask } = await scene(
      open,
      [
        { id: 'mia', handle: 'mia', followers: 50_000, ...same },
        { id: 'twin', handle: 'twin', followers: 60_000, ...same, category: 'home ' },
        { id: 'half', handle: 'half', followers: 50_000, ...same, markets: ['GB'], prices: [[80_000, 'USD']] },
        { id: 'euro', handle: 'euro', followers: 70_000, ...same, prices: [[40_000, 'EUR']] },
        { id: 'far', handle: 'far', followers: 5_000_000, category: 'games', markets: ['JP'], languages: ['ja'] },
        { id: 'silent', handle: 'silent', category: '' },
        { id: 'gone', handle: 'gone', followers: 50_000, ...same, archived: 1 },
      ],
      {},
    )
    const { rows, sentence } = await ask(creatorsAlike, { ...days, creator: 'mia' })
    // Of the silent one only the platform is known; who was put aside is not proposed.
    expect(rows.map(({ creator }) => creator)).toEqual(['mia', 'twin', 'euro', 'half', 'far'])
    const [mia, twin, euro, half, far] = rows
    expect(mia).toMatchObject({ itself: 1, likeness: 1, price: '400.00 USD' })
    expect(twin).toMatchObject({ itself: 0, known_fields: 7, far_category: 0, far_markets: 0, far_reach: null })
    expect(twin?.far_audience).toBeCloseTo(Math.log10(1.2), 9)
    expect(half?.far_markets).toBeCloseTo(0.5, 9)
    expect(half?.far_price).toBeCloseTo(0.5, 9)
    expect(half).toMatchObject({ far_platforms: 0, far_tier: 0, price: '800.00 USD' })
    expect(euro).toMatchObject({ far_price: null, price: '', known_fields: 6 })
    expect(far).toMatchObject({ far_platforms: 0, far_category: 1, far_markets: 1, far_languages: 1, far_audience: 1 })
    expect(far?.far_tier).toBeCloseTo(3 / 4, 9)
    // All distances of the five others, over 7 + 7 + 6 + 6 + 1 fields: half is 1 apart in all, far 4.75.
    const usual = (Math.log10(1.2) + Math.log10(1.4) + 1 + 4.75) / 27
    expect(twin?.likeness).toBeCloseTo(1 - (Math.log10(1.2) + 2 * usual) / 9, 6)
    expect(sentence?.en).toMatch(/^TWIN is most like this creator/)
    expect((await ask(creatorsAlike, { ...days, creator: 'nobody' })).rows).toEqual([])
    expect((await ask(creatorsAlike, { ...days, creator: 'mia', limit: 1 })).rows).toHaveLength(2)
  })

  test('figures of posts count, also of somebody who is not in the book', async () => {
    const posts = (views: number, likes: number) => Array.from({ length: 6 }, () => ({ views, likes }))
    const { ask } = await scene(open, [{ id: 'mia', handle: 'mia', category: '' }], {
      mia: posts(1000, 100),
      near: posts(1100, 100),
      other: posts(30_000, 100),
    })
    const { rows } = await ask(creatorsAlike, { ...days, creator: 'mia' })
    expect(rows.map(({ creator }) => creator)).toEqual(['mia', 'tiktok/near', 'tiktok/other'])
    expect(rows[1]).toMatchObject({ known_fields: 4, far_platforms: 0, far_category: null, far_sponsored: 0 })
    expect(rows[1]?.far_reach).toBeLessThan(Number(rows[2]?.far_reach))
  })
})
