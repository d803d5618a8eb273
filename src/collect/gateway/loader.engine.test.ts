import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { engines, newBrandId } from '../../../test/engines.ts'
import { eventsOf } from '../../../test/gateway.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { openEventLog } from './event-log.ts'
import { createLoader } from './loader.ts'
import { encodeReceived } from './received.ts'

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
  const envelope = {
    brand,
    source: 'src',
    currency: 'EUR',
    receivedAt: Date.now(),
    requestId: 'r',
    call: '',
    ip: '',
    idOfDay: '',
    userAgent: '',
  }
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
