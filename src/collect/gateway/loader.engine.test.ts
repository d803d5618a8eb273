import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { engines, newBrandId } from '../../../test/engines.ts'
import { eventsOf } from '../../../test/gateway.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { openEventLog } from './event-log.ts'
import { createLoader } from './loader.ts'
import { decodeRecords } from './log-record.ts'
import { type Envelope, encodeReceived } from './received.ts'

const envelopeOf = (brand: string): Envelope => ({
  brand,
  source: 'src',
  currency: 'EUR',
  receivedAt: Date.now(),
  requestId: 'r',
  call: '',
  ip: '',
  idOfDay: '',
  userAgent: '',
})

test('a row that the engine cannot read is set aside, and holds up no other', async () => {
  const { warehouse } = await engines()
  const brand = newBrandId()
  // The normaliser lets nothing through that the engine cannot read, so a cell is spoilt on its way.
  const spoiling: Warehouse = {
    ...warehouse,
    insert: (table, columns, tsv, options) => {
      const spoilt = table === 'events' ? Buffer.from(tsv.toString().replaceAll('2026-03-03', 'no day')) : tsv
      return warehouse.insert(table, columns, spoilt, options)
    },
  }
  const log = { info: () => {}, error: () => {} }
  const directory = mkdtempSync(join(tmpdir(), 'millpond-loader-'))
  const events = await openEventLog({ directory, limitBytes: 2 ** 20, onSegment: () => {} })
  const batch = Array.from({ length: 9 }, (_, i) => ({
    type: 'page',
    anonymousId: 'ann',
    timestamp: `2026-03-0${i + 1}T10:00:00Z`,
  }))
  const envelope = envelopeOf(brand)
  await events.append(...encodeReceived(envelope, Buffer.from(JSON.stringify({ batch }))))
  await events.close()
  const keptOut = async () => new Map()
  const loader = createLoader({ warehouse: spoiling, log, events, keptOut, onLoaded: () => {} })
  loader.wake()
  await expect.poll(() => events.waiting().bytes, { timeout: 20_000 }).toBe(0)
  await loader.close()
  expect(await eventsOf(warehouse, brand)).toHaveLength(8)
  const set = await warehouse.query<{ reason_en: string; event: string }>(
    sql`SELECT reason_en, event FROM event_quarantine WHERE brand = ${str(brand)}`,
  )
  expect(set).toHaveLength(1)
  expect(set[0]?.event).toContain('2026-03-03')
})

test('an event whose reading fails, and a record that cannot be read, are set aside and told, and hold up no other', async () => {
  const { warehouse } = await engines()
  const brand = newBrandId()
  const errors: unknown[] = []
  const log = { info: () => {}, error: (...said: unknown[]) => errors.push(...said) }
  const directory = mkdtempSync(join(tmpdir(), 'millpond-loader-'))
  const events = await openEventLog({ directory, limitBytes: 2 ** 20, onSegment: () => {} })
  const view = { type: 'page', anonymousId: 'ann' }
  const paid = { type: 'track', event: 'Paid', anonymousId: 'ann', properties: { value: 5 } }
  const batch = [view, paid, { ...view, anonymousId: 'ben' }]
  const body = Buffer.from(JSON.stringify({ batch }))
  // No sender gets these into the log: its records are spoilt on their way. Amounts cannot be read in a currency that is none.
  const records = [
    encodeReceived({ ...envelopeOf(brand), requestId: 'no-currency', currency: '?' }, body),
    encodeReceived({ ...envelopeOf(brand), requestId: 'no-body' }, Buffer.from('{"batch":[')),
    [Buffer.from('no envelope\n'), body],
    encodeReceived({ ...envelopeOf(brand), requestId: 'whole' }, body),
  ]
  for (const record of records) await events.append(...record)
  await events.close()
  const loader = createLoader({ warehouse, log, events, keptOut: async () => new Map(), onLoaded: () => {} })
  loader.wake()
  await expect.poll(() => events.waiting().bytes, { timeout: 20_000 }).toBe(0)
  await loader.close()
  const names = (await eventsOf(warehouse, brand)).map(({ name, request_id }) => `${request_id} ${name}`).sort()
  expect(names).toEqual([
    ...['no-currency page_viewed', 'no-currency page_viewed'],
    ...['whole page_viewed', 'whole page_viewed', 'whole paid'],
  ])
  const quarantined = await warehouse.query<Record<string, unknown>>(
    sql`SELECT request_id, place, event FROM event_quarantine WHERE brand = ${str(brand)} ORDER BY request_id`,
  )
  expect(quarantined).toEqual([
    { request_id: 'no-body', place: 0, event: '"{\\"batch\\":["' },
    { request_id: 'no-currency', place: 1, event: JSON.stringify(paid) },
  ])
  const [file = ''] = readdirSync(directory)
  expect(file).toMatch(/^\d+\.unread$/)
  expect([...decodeRecords(readFileSync(join(directory, file)))].map(String)).toEqual([`no envelope\n${body}`])
  expect(errors).toContainEqual(expect.objectContaining({ count: 3 }))
})
