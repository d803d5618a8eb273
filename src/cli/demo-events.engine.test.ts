import { expect, test } from 'vitest'
import { inMemory } from '../../scenario/files/output.ts'
import { generate } from '../../scenario/generate.ts'
import { eventsInto } from '../../scenario/write-events.ts'
import { engines } from '../../test/engines.ts'
import { eventsOf, gated } from '../../test/gateway.ts'
import type { Actor } from '../manage/access.ts'
import { listSources } from '../manage/sources.ts'
import { sql, str } from '../store/sql.ts'
import { loadDemoEvents } from './demo-events.ts'

const end = '2026-03-31'
const log = { info: () => {} }
const actor: Actor = { kind: 'local', id: 'demo', name: 'Demo' }

test('visits of the demo brand are all there, once, however often the start was ended in between', async () => {
  const { registry } = await engines()
  const { gateway, warehouse, brand } = await gated()
  /** Starts, and ends after so many batches: as the server stops, or as a process that is killed before it has noted the last. */
  const startFor = async (batches: number, how: 'stopped' | 'killed' = 'stopped') => {
    const stopping = new AbortController()
    let taken = 0
    const accept: typeof gateway.accept = async (request) => {
      await gateway.accept(request)
      taken += 1
      if (taken === batches && how === 'killed') throw new Error('killed')
      if (taken === batches) stopping.abort()
    }
    const parts = { registry, warehouse, gateway: { ...gateway, accept }, log, signal: stopping.signal }
    await loadDemoEvents({ ...parts, size: 'tiny' }, actor, brand)
    return taken
  }
  // Without exports nobody knows of which days the visits are; later imports say nothing of it.
  expect(await startFor(1)).toBe(0)
  await warehouse.run(sql`
    INSERT INTO spend (brand, load, line_no, as_of, row_key, platform, kind, day, currency, spend_minor)
    SELECT ${str(brand)}, 1, number, now64(3), number, 'meta_ads', 'ads', toDate(['2026-03-30', ${str(end)}, '2099-01-01'][number + 1]), 'USD', 100
    FROM numbers(3)`)
  expect(await startFor(5)).toBe(5)
  await expect(startFor(4, 'killed')).rejects.toThrow('killed')
  await startFor(1000)
  expect(await startFor(1000)).toBe(0)
  await gateway.idle()
  const output = inMemory()
  await eventsInto(output, generate({ size: 'tiny', end }))
  output.close()
  const { totals } = JSON.parse(output.texts.get('traffic.json') ?? '')
  const letters = [...output.texts].filter(([name]) => name.startsWith('letters-')).map(([, text]) => text)
  const written = letters.flatMap((text) => text.trim().split('\n')).flatMap((body) => JSON.parse(body).batch)
  expect(written.length).toBeGreaterThan(50)
  expect(await eventsOf(warehouse, brand)).toHaveLength(totals.events + written.length)
  const stores = (await listSources(registry, brand)).map(({ name }) => name)
  expect(stores.filter((name) => name.startsWith('lumen-tide')).sort()).toEqual([
    'lumen-tide-au',
    'lumen-tide-eu',
    'lumen-tide-jp',
    'lumen-tide-uk',
    'lumen-tide-us',
  ])
  await gateway.close()
}, 120_000)
