import { setTimeout } from 'node:timers/promises'
import type { Gateway } from '../collect/gateway/gateway.ts'
import type { Deriver } from '../derive/deriver.ts'
import type { TrafficDeriver } from '../derive/traffic/traffic-deriver.ts'
import { Problem } from '../kernel/errors.ts'
import { brandScope } from '../manage/loads.ts'
import { trafficState } from '../manage/traffic.ts'
import type { Registry } from '../store/registry/registry.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { remainsOf } from './counting.ts'
import { type ErasedTable, eraseFrom } from './erase.ts'
import { type ErasureReport, finishErasure, keepOut, type OpenErasure, stepTo } from './erasures.ts'
import { deleteFile, filesWith } from './files.ts'
import { findPerson } from './find-person.ts'
import type { Person } from './person.ts'
import { cleanRegistry } from './registry-rows.ts'

/** What erasures work with. */
export type Workplace = {
  warehouse: Warehouse
  registry: Registry
  dataDir: string
  gateway: Pick<Gateway, 'lag'>
  deriver: Pick<Deriver, 'request' | 'idle'>
  traffic: Pick<TrafficDeriver, 'request'>
}

/** What came in between is looked for and erased so many times. */
const rounds = 3
const between = 100
/** Imports that are under way are waited for so long. */
const patienceMs = 30 * 60_000
/** A webhook that waits for longer waits for something else. */
const loadedWithinMs = 60_000

/**
 * Takes a person out of everything, and counts what is left. Every step may be repeated, so that one that was cut off begins
 * anew. Throws `conflict` where something of the person is still there at the end, and `cancelled`.
 */
export async function runErasure(place: Workplace, erasure: OpenErasure, signal: AbortSignal): Promise<ErasureReport> {
  const { registry } = place
  const { id, brand } = erasure
  await stepTo(registry, id, 'events')
  await eventsAreIn(place, new Date(), signal)
  const person = await wholePerson(place, erasure)
  await stepTo(registry, id, 'imports')
  await importsAreStill(place, brand, signal)
  const report: ErasureReport = { tables: [], registry_rows: 0, files: [], remains: {} }
  for (let round = 0; round === 0 || (round < rounds && !isClean(report)); round++) {
    await eraseOnce(place, { ...erasure, person }, report, signal)
  }
  if (!isClean(report)) throw new Unfinished(report)
  await finishErasure(registry, { ...erasure, person }, report)
  place.deriver.request(brand)
  place.traffic.request(brand)
  return report
}

async function eraseOnce(
  place: Workplace,
  erasure: OpenErasure,
  report: ErasureReport,
  signal: AbortSignal,
): Promise<void> {
  const { registry, warehouse } = place
  const { id, brand, person } = erasure
  await stepTo(registry, id, 'facts')
  merge(report, await eraseFrom(warehouse, erasure, 'facts'))
  assertGoing(signal)
  await stepTo(registry, id, 'registry')
  report.registry_rows += await cleanRegistry(registry, brand, person)
  await stepTo(registry, id, 'files')
  await eraseFiles(place, erasure, report)
  assertGoing(signal)
  // What began before has read facts as they were.
  await stepTo(registry, id, 'figures')
  await place.deriver.idle()
  const ended = await trafficRunHasEnded(place, brand, signal)
  merge(report, await eraseFrom(warehouse, erasure, 'derived'))
  // A run that began meanwhile may have taken rows over before they went; those that follow find none.
  if ((await trafficRunHasEnded(place, brand, signal)) !== ended)
    merge(report, await eraseFrom(warehouse, erasure, 'derived'))
  await stepTo(registry, id, 'checking')
  report.remains = Object.fromEntries(await remainsOf(place, brand, person))
}

/** Something of the person is still there; the report says where. */
export class Unfinished extends Problem {
  readonly report: ErasureReport
  constructor(report: ErasureReport) {
    const left = [
      ...report.tables.filter((one) => one.left > 0).map(({ table }) => table),
      ...Object.keys(report.remains),
    ]
    super('conflict', { reason: `something of the person is left in ${[...new Set(left)].join(', ')}` })
    this.report = report
  }
}

const isClean = ({ tables, remains }: ErasureReport) =>
  tables.every(({ left }) => left === 0) && Object.keys(remains).length === 0

/** A table that is gone through again adds what it has erased; what is left is as of now. */
function merge({ tables }: ErasureReport, more: readonly ErasedTable[]): void {
  for (const one of more) {
    const known = tables.find(({ table }) => table === one.table)
    if (!known) tables.push(one)
    else Object.assign(known, { rows: known.rows + one.rows, left: one.left })
  }
}

/** All that was acknowledged before the moment is in the warehouse, or was dropped. */
async function eventsAreIn({ gateway }: Workplace, before: Date, signal: AbortSignal): Promise<void> {
  while ((gateway.lag().since?.getTime() ?? Number.POSITIVE_INFINITY) <= before.getTime()) await pause(signal)
}

/**
 * The run of traffic that is under way, if any, is over: those that follow read events as they are now.
 * @returns the last run that is over
 */
async function trafficRunHasEnded({ registry }: Workplace, brand: string, signal: AbortSignal): Promise<number> {
  const before = await trafficState(registry, brand)
  let now = before
  while (now.status === 'running' && now.run === before.run) {
    await pause(signal)
    now = await trafficState(registry, brand)
  }
  return now.status === 'running' ? now.run - 1 : now.run
}

/** No import is being read or written, and no webhook of late waits: those that come now know whom to leave out. */
async function importsAreStill({ registry }: Workplace, brand: string, signal: AbortSignal): Promise<void> {
  const end = Date.now() + patienceMs
  const busy = registry.db
    .selectFrom('imports')
    .select('id')
    .where('brand', '=', brand)
    .where((is) =>
      is.or([is('status', 'in', ['reading', 'committing']), is('live', '=', true).and('progress', 'is not', null)]),
    )
  const told = registry.db
    .selectFrom('deliveries')
    .select('number')
    .where('brand', '=', brand)
    .where('status', '=', 'waiting')
    .where('received_at', '>', new Date(Date.now() - loadedWithinMs))
  while ((await busy.executeTakeFirst()) ?? (await told.executeTakeFirst())) {
    if (Date.now() > end) throw new Problem('conflict', { reason: 'an import is under way; it is tried again later' })
    await pause(signal)
  }
}

/** Events that waited may have told more ids. */
async function wholePerson({ warehouse, registry }: Workplace, erasure: OpenErasure): Promise<Person> {
  const { id, brand, token } = erasure
  const { trafficSlice } = await brandScope(registry, brand)
  const person = await findPerson({ warehouse, registry, brand, trafficSlice }, erasure.person)
  await stepTo(registry, id, 'events', person)
  if (erasure.keep_out) await keepOut(registry, { brand, id, token }, person)
  return person
}

async function eraseFiles(place: Workplace, erasure: OpenErasure, report: ErasureReport): Promise<void> {
  const { registry, dataDir } = place
  const { found, unread } = await filesWith(registry, dataDir, erasure.brand, erasure.person)
  const told = new Map(report.files.map((file) => [file.import_id, file]))
  for (const file of found) {
    if (erasure.delete_files) await deleteFile(registry, dataDir, file)
    told.set(file.import_id, { ...shown(file), state: erasure.delete_files ? 'deleted' : 'kept' })
  }
  for (const file of unread) told.set(file.import_id, { ...shown(file), state: 'unread' })
  report.files = [...told.values()]
}

const shown = (file: { import_id: string; file_name: string }) => ({
  import_id: file.import_id,
  file_name: file.file_name,
})

async function pause(signal: AbortSignal): Promise<void> {
  assertGoing(signal)
  await setTimeout(between)
}

function assertGoing(signal: AbortSignal): void {
  if (signal.aborted) throw new Problem('cancelled')
}
