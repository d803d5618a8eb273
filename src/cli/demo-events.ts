import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { BaseLogger } from 'pino'
import { storefronts } from '../../scenario/brand/storefronts.ts'
import { type Size, scenarioBrand } from '../../scenario/options.ts'
import type { Gateway } from '../collect/gateway/gateway.ts'
import { dayOf } from '../kernel/time.ts'
import type { Actor } from '../manage/access.ts'
import type { Stated } from '../manage/loads.ts'
import { createSource, listSources, type Source, setSourceShop } from '../manage/sources.ts'
import { day, sql, str } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import type { DemoBatch } from './demo-event-writer.ts'

export type DemoEventParts = {
  registry: Stated
  warehouse: Warehouse
  gateway: Pick<Gateway, 'accept' | 'lag' | 'idle'>
  log: Pick<BaseLogger, 'info'>
  size: Size
  /** Aborted when the server stops; the rest is sent at the next start. */
  signal: AbortSignal
}

const eventsABatch = 500
/** So much may wait for the warehouse, so that the demo leaves the disk and the events of others alone. */
const waitingBytes = 48 * 2 ** 20
/** Told in the log every so many batches. */
const toldEach = 200

/**
 * Sends the visits to the demo brand's own site through the gateway, as the tracker of each of its stores would. Goes on where
 * an earlier start has ended, and does nothing when all was sent. Resolves when the gateway has acknowledged everything.
 */
export async function loadDemoEvents(parts: DemoEventParts, actor: Actor, brand: string): Promise<void> {
  const { registry, log, signal } = parts
  const begun = await beginning(parts, brand)
  if (!begun || begun.finished_at) return
  const keys = await writeKeys(registry, actor, brand)
  await parts.gateway.idle()
  const began = Date.now()
  let events = 0
  for await (const batch of batchesOf(parts.size, begun.last_day, begun.batches_sent, signal)) {
    // The batch after the last one that was noted may have been acknowledged just before the process ended.
    const isDoubtful = batch.place === begun.batches_sent
    if (!(isDoubtful && (await isThere(parts.warehouse, brand, batch)))) await send(parts, keys, batch)
    await note(registry, brand, { batches_sent: batch.place + 1 })
    events += eventsABatch
    if (batch.place % toldEach === toldEach - 1) log.info({ brand, events, day: batch.day }, 'visits of the demo brand')
  }
  if (signal.aborted) return
  await note(registry, brand, { finished_at: new Date() })
  log.info({ brand, seconds: Math.round((Date.now() - began) / 1000) }, 'the visits of the demo brand are there')
}

/** The last day of the brand's exports, as far as its visits were begun; undefined where there is none. */
export async function lastDemoDay({ db }: Stated, brand: string): Promise<string | undefined> {
  const known = await db.selectFrom('demo_events').select('last_day').where('brand', '=', brand).executeTakeFirst()
  return known?.last_day
}

/** How far earlier starts have come; undefined where the brand has no exports whose days the visits could be of. */
async function beginning({ registry: { db }, warehouse }: DemoEventParts, brand: string) {
  const known = await db.selectFrom('demo_events').selectAll().where('brand', '=', brand).executeTakeFirst()
  if (known) return known
  const made = await db.selectFrom('brands').select('created_at').where('id', '=', brand).executeTakeFirstOrThrow()
  // The exports end the day before the brand was made; whatever was imported since may be of later days.
  const [last] = await warehouse.query<{ last_day: string | null }>(sql`
    SELECT if(count() = 0, NULL, toString(max(day))) AS last_day FROM spend
    WHERE brand = ${str(brand)} AND day < ${day(dayOf(made.created_at, scenarioBrand.zone))}`)
  if (!last?.last_day) return undefined
  const row = { brand, last_day: last.last_day }
  return db.insertInto('demo_events').values(row).returningAll().executeTakeFirstOrThrow()
}

function note(
  { db }: Stated,
  brand: string,
  change: { batches_sent: number } | { finished_at: Date },
): Promise<unknown> {
  return db.updateTable('demo_events').set(change).where('brand', '=', brand).execute()
}

/** The write key of each store of the own site; sources that are not there yet are made, by the name of their store. */
export async function writeKeys(registry: Stated, actor: Actor, brand: string): Promise<ReadonlyMap<string, string>> {
  const stores = new Set(storefronts.filter(({ channel }) => channel === 'own_site').map(({ store }) => store))
  const known = new Map((await listSources(registry, brand)).map((source) => [source.name, source]))
  const keys = new Map<string, string>()
  for (const store of stores) {
    const source = known.get(store) ?? (await createStoreSource(registry, actor, brand, store))
    keys.set(store, source.write_key)
  }
  return keys
}

async function createStoreSource(registry: Stated, actor: Actor, brand: string, store: string): Promise<Source> {
  const { id } = await createSource(registry, actor, brand, { name: store, kind: 'web' })
  return setSourceShop(registry, actor, brand, id, { sales_channel: 'own_site', store })
}

async function send({ gateway, signal }: DemoEventParts, keys: ReadonlyMap<string, string>, batch: DemoBatch) {
  while (gateway.lag().bytes > waitingBytes && !signal.aborted) await setTimeout(50)
  signal.throwIfAborted()
  await gateway.accept({
    call: '',
    body: Buffer.from(batch.body),
    writeKey: keys.get(batch.store) ?? '',
    requestId: `demo-${batch.place}`,
    ip: '',
    userAgent: '',
  })
}

async function isThere(warehouse: Warehouse, brand: string, batch: DemoBatch): Promise<boolean> {
  const [found] = await warehouse.query<{ count: number }>(sql`
    SELECT count() AS count FROM events
    WHERE brand = ${str(brand)} AND day = ${day(batch.day)} AND message_id = toUUID(${str(batch.messageId)})`)
  return Number(found?.count) > 0
}

/** The batches of a brand's visits until a day, without the first ones; made in a thread of its own, one ahead. */
async function* batchesOf(size: Size, end: string, skip: number, signal: AbortSignal): AsyncGenerator<DemoBatch> {
  const workerData = { size, end, skip, events: eventsABatch }
  const worker = new Worker(new URL('./demo-event-writer.ts', import.meta.url), { workerData })
  const ask = () => {
    const answered = once(worker, 'message') as Promise<[DemoBatch | undefined]>
    // Whoever awaits it is told; nobody may when the server stops.
    answered.catch(() => undefined)
    worker.postMessage('next')
    return answered
  }
  try {
    let next = ask()
    while (!signal.aborted) {
      const [batch] = await next
      if (!batch) return
      next = ask()
      yield batch
    }
  } finally {
    await worker.terminate()
  }
}
