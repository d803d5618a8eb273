import { join } from 'node:path'
import type { BaseLogger } from 'pino'
import { Problem } from '../../kernel/errors.ts'
import { type KeptOut, keptOutOf } from '../../manage/kept-out.ts'
import { liveLoads } from '../../manage/loads.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { recognise } from '../connectors/recognise.ts'
import { type ChosenReading, chooseReading, suggest } from './choose-reading.ts'
import { findDroppedLines, findUntoldOrders } from './dropped-lines.ts'
import { withoutErasedCells } from './erased-people.ts'
import { findInReading, findSameFile } from './file-findings.ts'
import type { ImportProgress, ImportRecord } from './import-records.ts'
import { recallMapping } from './mappings.ts'
import { type OpenTable, openTable } from './open-table.ts'
import { findInOrders, findMissingRates } from './order-findings.ts'
import { previewStaged } from './preview.ts'
import { type Reading, readImport } from './read-import.ts'
import { stagedImport } from './staged-facts.ts'
import { openStaging } from './staging.ts'
import { countVerdicts } from './verdicts.ts'
import { wholeOrdersOf } from './whole-orders.ts'

/** What imports work with. */
export type Workshop = {
  warehouse: Warehouse
  registry: Registry
  dataDir: string
  log: Pick<BaseLogger, 'info' | 'error'>
}

/** One reading of an import into its staged rows. */
export type StageRequest = {
  one: ImportRecord
  load: number
  signal: AbortSignal
  onProgress: (progress: ImportProgress) => void
}

/** What is written to the import after it was read, or after it turned out that a person has to map it. */
export type Staged = Pick<ImportRecord, 'status' | 'connector' | 'header' | 'preview' | 'findings' | 'counts'>

const shownSamples = 5
const fileGone = { en: 'the file of this import was deleted; send it again', zh: '该导入的文件已删除，请重新上传' }

/** Reads the table of an import from its kept file. Throws `conflict` where the file was deleted, `unreadable_file`, `cancelled`, and what the warehouse throws. */
export async function stageImport(shop: Workshop, request: StageRequest): Promise<Staged> {
  const { one } = request
  if (one.path === '') throw new Problem('conflict', { reason: fileGone })
  const keptOut = await keptOutOf(shop.registry, one.brand)
  const file = { path: join(shop.dataDir, one.path), name: one.file_name }
  const table = await openTable(file, one.table_name ?? undefined, (columns) => recognise(columns) !== undefined)
  try {
    const brand = await brandOf(shop.registry, one.brand)
    const remembered = await recallMapping(shop.registry, one.brand, table.columns)
    const stated = { connector: one.connector, mapping: one.mapping, options: one.options }
    const chosen = chooseReading({ table, brand, stated, remembered })
    if (!chosen) return unmapped(one, table, keptOut)
    const { warehouse } = shop
    const origin = {
      brand: one.brand,
      load: request.load,
      source: chosen.connector.id,
      receivedAt: one.started_at ?? new Date(),
    }
    const reading = await readImport({
      table,
      ...chosen,
      staging: openStaging(warehouse, origin, keptOut),
      signal: request.signal,
      onProgress: (progress) => request.onProgress({ stage: 'reading', ...progress }),
    })
    request.onProgress({ stage: 'checking' })
    return await describe(shop, request, { table, samples: samplesOf(table, keptOut) }, chosen, reading, brand)
  } finally {
    table.close()
  }
}

/** Asks the staged rows what is in them, what of it is new, and what is odd. */
async function describe(
  { warehouse, registry }: Workshop,
  { one, load, signal }: StageRequest,
  { table, samples }: { table: OpenTable; samples: string[][] },
  chosen: ChosenReading,
  reading: Reading,
  { currency, time_zone: timeZone }: BrandSettings,
): Promise<Staged> {
  const live = (await liveLoads(registry, one.brand)).filter((other) => !one.live || other !== one.load)
  const connector = chosen.connector.id
  const whole = await wholeOrdersOf(registry, { brand: one.brand, connector, live }, reading.incompleteOrders)
  const staged = await stagedImport(warehouse, { brand: one.brand, load, live, whole })
  const verdicts = await countVerdicts(warehouse, staged, signal)
  const preview = await previewStaged(warehouse, staged, timeZone, table)
  const findings = [
    ...(await findSameFile(registry, one, verdicts)),
    ...findInReading({ ...reading, ...table }, chosen.ambiguous, chosen.options),
    ...reading.findings,
    ...(await findDroppedLines(warehouse, staged)),
    ...findUntoldOrders(staged, reading.quarantined),
    ...(await findMissingRates(warehouse, staged, preview.currencies, { currency, live: [...live, load] })),
    ...(await findInOrders(warehouse, staged)),
  ]
  return {
    status: 'ready',
    connector,
    header: [...table.header],
    preview: { ...preview, samples },
    findings,
    counts: {
      rows_in: reading.rowsIn,
      imported: verdicts.imported,
      already_there: verdicts.alreadyThere,
      replaced: verdicts.replaced,
      quarantined: reading.quarantined,
      ignored: reading.ignored,
      already_in: {},
      incomplete_orders: reading.incompleteOrders,
    },
  }
}

function unmapped(one: ImportRecord, table: OpenTable, keptOut: KeptOut | undefined): Staged {
  const preview = { samples: samplesOf(table, keptOut), suggestion: suggest(table, one.connector) }
  return {
    status: 'unmapped',
    connector: one.connector,
    header: [...table.header],
    preview,
    findings: [],
    counts: null,
  }
}

const samplesOf = (table: OpenTable, keptOut: KeptOut | undefined): string[][] =>
  table.sample.slice(0, shownSamples).map((row) => [...withoutErasedCells(keptOut, row)])

type BrandSettings = { currency: string; time_zone: string }

async function brandOf({ db }: Registry, brand: string): Promise<BrandSettings> {
  return db.selectFrom('brands').select(['currency', 'time_zone']).where('id', '=', brand).executeTakeFirstOrThrow()
}
