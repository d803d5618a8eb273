import { expect, test } from 'vitest'
import { type Private, privateBrand } from '../../test/privacy.ts'
import { trafficState } from '../manage/traffic.ts'
import { sql, str, u64 } from '../store/sql.ts'
import { findErasure } from './erasures.ts'

const viewed = (who: object, at: string) => ({
  type: 'page',
  messageId: crypto.randomUUID(),
  timestamp: at,
  context: { page: { url: 'https://shop.example/mugs' } },
  ...who,
})

/** Visits of the live slice, as "visitor day". */
async function visitsOf({ warehouse, registry, brand }: Private): Promise<string[]> {
  const { slice } = await trafficState(registry, brand)
  const rows = await warehouse.query<{ visit: string }>(sql`
    SELECT concat(anonymous_id, ' ', toString(day)) AS visit FROM visits FINAL
    WHERE brand = ${str(brand)} AND slice = ${u64(slice)} ORDER BY visit`)
  return rows.map(({ visit }) => visit)
}

test.each([
  { shared: false, more: [] },
  { shared: true, more: [viewed({ anonymousId: 'visitor-tablet', userId: 'user-ann' }, '2026-03-03T10:00:00Z')] },
])(
  'an erasure leaves the visits of others whose events have gone (a device that is shared: $shared)',
  { timeout: 180_000 },
  async (one) => {
    const shop = await privateBrand()
    const { brand, warehouse, registry, traffic, eraser, actor } = shop
    await shop.send(
      viewed({ anonymousId: 'visitor-ann' }, '2026-01-10T10:00:00Z'),
      viewed({ anonymousId: 'visitor-bob' }, '2026-01-11T10:00:00Z'),
      viewed({ anonymousId: 'visitor-ann', userId: 'user-ann' }, '2026-03-01T10:00:00Z'),
      viewed({ anonymousId: 'visitor-bob' }, '2026-03-02T10:00:00Z'),
      ...one.more,
      viewed({ anonymousId: 'visitor-tablet', userId: 'user-bob' }, '2026-03-04T10:00:00Z'),
    )
    traffic.request(brand)
    await traffic.idle()
    await warehouse.erase('events', sql`brand = ${str(brand)} AND day < toDate('2026-02-01')`)
    const before = await trafficState(registry, brand)
    const request = { by: 'user', id: 'user-ann', store: '', confirm: 'user-ann', keep_out: true } as const
    const { id } = await eraser.request({ actor, brand }, { ...request, delete_files: false })
    await eraser.idle()
    await Promise.all([shop.deriver.idle(), traffic.idle()])
    expect(await findErasure(registry, brand, id)).toMatchObject({ status: 'done', report: { remains: {} } })
    expect(await visitsOf(shop)).toEqual([
      'visitor-bob 2026-01-11',
      'visitor-bob 2026-03-02',
      'visitor-tablet 2026-03-04',
    ])
    // What others shared with the person is derived anew, everything else stays where it is.
    expect((await trafficState(registry, brand)).slice === before.slice).toBe(!one.shared)
  },
)
