import { expect, test } from 'vitest'
import { insertRows } from '../../../test/books.ts'
import { engines } from '../../../test/engines.ts'
import { acting, newFiguredBrand, newPerson } from '../../../test/people.ts'
import { addDays, dayOf } from '../../kernel/time.ts'
import { enterAsset, updateAsset } from '../../manage/assets.ts'
import type { Stated } from '../../manage/loads.ts'
import { addPlacement, endPlacement } from '../../manage/placements.ts'
import { assetReuse, reuseFilter } from './asset-reuse.ts'

const today = dayOf(new Date(), 'UTC')

/** An asset shown as an ad of that name since sixty days, for which a right holds. */
async function adOf(registry: Stated, brand: string, name: string) {
  const actor = acting(await newPerson(registry))
  const sha256 = Buffer.from(name.padEnd(32)).toString('hex')
  const file = { kind: 'video' as const, media_type: 'video/mp4', bytes: 1, sha256, place: 'directory' as const }
  const { id } = await enterAsset(registry, actor, brand, { ...file, file_name: `${name}.mp4` })
  await updateAsset(registry, actor, brand, id, { rights: [{ channel: 'ad' }] })
  const where = { channel: 'ad', platform: 'Meta', reference: name, from_day: addDays(today, -60) }
  const placement = await addPlacement(registry, actor, brand, id, where)
  return { id, actor, placement }
}

test('what ran better in one market is proposed there again, and in the other, by the clicks of each market', async () => {
  const { warehouse, registry } = await engines()
  const { brand, slice } = await newFiguredBrand(registry)
  const best = await adOf(registry, brand, 'umbrella')
  await adOf(registry, brand, 'raincoat')
  await endPlacement(registry, best.actor, brand, best.placement.id, { to_day: addDays(today, -31) })
  let rows = 0
  const spent = (ad: string, country: string, from: number, days: number, clicks: number) =>
    Array.from({ length: days }, (_each, at) => ({
      ...{ brand, load: 0, source: 't', received_at: '2026-05-01 00:00:00', as_of: '2026-05-01 00:00:00' },
      ...{ platform: 'meta', kind: 'ads', day: addDays(today, from + at), campaign: 'spring', ad, country },
      ...{
        currency: 'USD',
        spend_minor: 100,
        impressions: 1000,
        clicks,
        row_key: String(++rows),
      },
    }))
  await insertRows(warehouse, 'spend', [
    ...spent('umbrella', 'US', -60, 20, 30),
    ...spent('raincoat', 'US', -60, 60, 10),
    ...spent('raincoat', 'GB', -60, 60, 12),
  ])
  const rates = Array.from({ length: 61 }, (_each, at) => addDays(today, at - 60))
  await insertRows(
    warehouse,
    'day_rates',
    rates.map((day) => ({ brand, slice, day, currency: 'USD', minor_rate: '1' })),
  )

  const ask = (filter: object) => assetReuse({ registry, warehouse }, brand, reuseFilter.parse(filter))
  const { items, total, compared, left_out } = await ask({})
  expect({ total, compared, left_out }).toEqual({ total: 2, compared: 2, left_out: 0 })
  expect(items).toMatchObject([
    { asset: { id: best.id }, kind: 'again', place: { channel: 'ad', platform: 'meta', market: 'US' } },
    { asset: { id: best.id }, kind: 'elsewhere', place: { market: 'GB' }, rested_since: null },
  ])
  expect(items[0]).toMatchObject({
    ...{ rested_since: addDays(today, -40), from_day: today, obstacles: [], right_until: null },
    evidence: { own: { shown: 20_000, acted: 600 }, others: { shown: 60_000, acted: 600 }, verdict: 'better' },
  })
  expect((await ask({ market: 'gb' })).items.map(({ kind }) => kind)).toEqual(['elsewhere'])
  expect((await ask({ channel: 'feed' })).total).toBe(0)
  await updateAsset(registry, best.actor, brand, best.id, { rights: [] })
  expect((await ask({ asset: best.id })).items.map(({ obstacles }) => obstacles)).toEqual([
    ['right_unknown'],
    ['right_unknown'],
  ])
  expect((await ask({ state: 'allowed' })).items).toEqual([])
  await updateAsset(registry, best.actor, brand, best.id, { archived: true })
  expect(await ask({})).toMatchObject({ total: 0, compared: 1 })
})
