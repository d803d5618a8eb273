import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { cluster } from '../../test/cluster.ts'
import { engines } from '../../test/engines.ts'
import { ann, annsIds, bob, privateBrand, tellOfAnn } from '../../test/privacy.ts'
import { rowsWithText } from '../store/warehouse/text-search.ts'
import { applyRetention } from './apply-retention.ts'
import { findErasure } from './erasures.ts'
import { exportPerson } from './export-person.ts'
import { savePeriods } from './retention.ts'

test('on two shards, too, a person is handed out and erased, nothing is left, others stay, and old events go', async () => {
  const { registry } = await engines()
  const warehouse = await cluster()
  const shop = await privateBrand({ warehouse, registry })
  await tellOfAnn(shop)
  const { actor, brand, eraser } = shop
  const name = { by: 'visitor', id: ann.phone, store: '' } as const
  const zip = await buffer(await exportPerson(shop, { actor, brand, name }))
  for (const table of ['events', 'order_lines', 'returns', 'visits']) expect(zip.includes(`${table}.ndjson`)).toBe(true)
  const request = { ...name, confirm: ann.phone, keep_out: true, delete_files: false }
  const { id } = await eraser.request({ actor, brand }, request)
  await eraser.idle()
  expect(await findErasure(registry, brand, id)).toMatchObject({ status: 'done', report: { remains: {} } })
  const tables = async (ids: string[]) => [
    ...(await rowsWithText(warehouse, brand, { whole: ids, within: ids })).keys(),
  ]
  expect(await tables(annsIds)).toEqual([])
  expect(await tables([bob.user])).toEqual(expect.arrayContaining(['event_quarantine', 'events']))
  await savePeriods(registry, shop, { events: 1 })
  await applyRetention(shop, brand, new Date(Date.now() + 3 * 86_400_000))
  expect(await tables([bob.user])).toEqual(['event_quarantine'])
}, 240_000)
