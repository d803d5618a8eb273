import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import { openPromise } from 'yauzl'
import { ann, bob, type Private, privateBrand, tellOfAnn } from '../../test/privacy.ts'
import { exportPerson } from './export-person.ts'
import type { PersonName } from './person.ts'

let shop: Private
beforeAll(async () => {
  shop = await privateBrand()
  await tellOfAnn(shop)
})

/** The files of an export by their names. */
async function exported(name: Partial<PersonName> & { id: string }): Promise<Map<string, string>> {
  const { actor, brand } = shop
  const bytes = await buffer(await exportPerson(shop, { actor, brand, name: { by: 'customer', store: '', ...name } }))
  const path = join(mkdtempSync(join(tmpdir(), 'millpond-export-')), 'person.zip')
  writeFileSync(path, bytes)
  const zip = await openPromise(path, { autoClose: false })
  const files = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString())
  }
  zip.close()
  return files
}

const rowsIn = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

test('an export holds every row of the person, of every table, and none of another person', async () => {
  const files = await exported({ id: ann.email })
  expect([...files.keys()].sort()).toEqual([
    'README.txt',
    'customers.ndjson',
    'event_quarantine.ndjson',
    'events.ndjson',
    'files.ndjson',
    'ids.json',
    'journeys.ndjson',
    'order_economics.ndjson',
    'order_lines.ndjson',
    'orders.ndjson',
    'people.ndjson',
    'person_ids.ndjson',
    'quarantine.ndjson',
    'registry.ndjson',
    'returns.ndjson',
    'staged_order_lines.ndjson',
    'visits.ndjson',
  ])
  const lines = rowsIn(files.get('order_lines.ndjson'))
  expect(lines.map(({ order_id }) => order_id).sort()).toEqual(['A-1001', 'A-1003'])
  expect(rowsIn(files.get('events.ndjson'))).toHaveLength(7)
  expect(rowsIn(files.get('event_quarantine.ndjson'))).toHaveLength(2)
  expect(rowsIn(files.get('returns.ndjson'))).toMatchObject([{ comment: 'I am Ann, call me' }])
  for (const [name, text] of files) {
    // Previews show the first lines of a file as a whole.
    if (name !== 'registry.ndjson') expect([name, text.includes(bob.email)]).toEqual([name, false])
  }
})

test('the file of explanations names every other file with its rows, in both languages', async () => {
  const files = await exported({ id: ann.email })
  const about = files.get('README.txt') ?? ''
  for (const name of files.keys()) if (name !== 'README.txt') expect(about).toContain(name)
  expect(about).toContain(
    'events.ndjson (7)\n  What the person did on pages and in apps.\n  此人在网页和应用中的行为。',
  )
})

test.each([
  { by: 'user', id: ann.user },
  { by: 'visitor', id: ann.phone },
  { by: 'visitor', id: ann.laptop },
  { by: 'customer', id: 'ANN@example.com' },
  { by: 'order', id: 'A-1003' },
] as const)('a person who is named by a $by ($id) is the same person', async (name) => {
  const files = await exported(name)
  expect(JSON.parse(files.get('ids.json') ?? '')).toEqual({
    users: [ann.user, ann.laptop].sort(),
    visitors: [ann.laptop, ann.phone].sort(),
    customers: expect.arrayContaining(['ann@example.com']),
    orders: ['A-1001', 'A-1003'],
    stores: { 'A-1001': [''], 'A-1003': [''] },
    shared: [ann.tablet],
  })
})

test('nobody is handed out where the id is not known, and the trail says that somebody asked', async () => {
  await expect(exported({ id: 'nobody@example.com' })).rejects.toMatchObject({ code: 'not_found' })
  const trail = shop.registry.db.selectFrom('audit').selectAll().where('brand', '=', shop.brand)
  const asked = await trail.where('action', '=', 'privacy.export').execute()
  const told = { what: `brands/${shop.brand}`, after: expect.objectContaining({ by: 'customer' }) }
  expect(asked).toContainEqual(expect.objectContaining(told))
  expect(JSON.stringify(asked).toLowerCase()).not.toContain(ann.email)
})
