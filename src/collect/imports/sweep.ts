import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { literal, sql, strs } from '../../store/sql.ts'
import type { Workshop } from './stage-import.ts'
import { dropStaged, removeFacts, removeLoad } from './staged-facts.ts'
import { factNames } from './staging.ts'
import { removeUpload } from './uploads.ts'

/** An import in another state has no rows. */
const keeping: ReadonlySet<string> = new Set(['reading', 'ready', 'committing', 'committed', 'undone'])
/** Of these, a committed one has none that are staged, and one that is undone has its quarantine alone. */
const keepingStaged: ReadonlySet<string> = new Set(['reading', 'ready', 'committing'])

/**
 * Takes away what killed processes and undone imports have left: rows of loads that no import, statement or webhook and no figures have, and
 * files of uploads that broke off. Only brands of this registry are looked at. A file that came whole is kept even where no
 * import names it: a registry that is new, or restored to an earlier day, does not know files that people still need.
 */
export async function sweep(shop: Workshop): Promise<void> {
  const { registry, warehouse, dataDir } = shop
  const imports = await registry.db.selectFrom('imports').select(['brand', 'load', 'progress', 'status']).execute()
  const known = new Set<number>([0])
  const staged = new Set<number>()
  const undone = new Set<number>()
  for (const { load, progress, status } of imports) {
    if (load !== null && keeping.has(status)) known.add(load)
    if (load !== null && keepingStaged.has(status)) staged.add(load)
    if (load !== null && status === 'undone') undone.add(load)
    const next = (progress as { load?: number } | null)?.load
    if (next === undefined) continue
    known.add(next)
    staged.add(next)
  }
  for (const { load } of await registry.db.selectFrom('stated_loads').select('load').execute()) known.add(load)
  for (const { event_load } of await registry.db.selectFrom('brands').select('event_load').execute())
    known.add(event_load)
  const brands = (await registry.db.selectFrom('brands').select('id').execute()).map(({ id }) => id)
  for (const { brand, load, isStaged, hasFacts } of await loadsInWarehouse(shop, brands)) {
    if (!known.has(load)) await removeLoad(warehouse, brand, load)
    else if (hasFacts && undone.has(load)) await removeFacts(warehouse, brand, load)
    else if (isStaged && !staged.has(load)) await dropStaged(warehouse, load)
  }
  for (const id of await uploadsOnDisk(dataDir))
    if (!existsSync(join(dataDir, 'uploads', id, 'file'))) await removeUpload(dataDir, id)
}

/** What a load has: staged rows, and rows of facts, staged or not. */
type Left = { brand: string; load: number; isStaged: boolean; hasFacts: boolean }

async function loadsInWarehouse({ warehouse }: Workshop, brands: readonly string[]): Promise<Left[]> {
  const found = new Map<number, Left>()
  const stages = factNames.map((fact) => `staged_${fact}` as const)
  for (const table of [...stages, ...factNames, 'quarantine' as const]) {
    const rows = await warehouse.query<{ brand: string; load: number }>(sql`
      SELECT DISTINCT brand, load FROM ${literal(table)} WHERE brand IN ${strs(brands)}`)
    const has = { isStaged: table.startsWith('staged_'), hasFacts: table !== 'quarantine' }
    // Staged tables come first and the quarantine last, so what a load is found with first says it all.
    for (const row of rows) if (!found.has(row.load)) found.set(row.load, { ...row, ...has })
  }
  return [...found.values()]
}

async function uploadsOnDisk(dataDir: string): Promise<string[]> {
  try {
    return await readdir(join(dataDir, 'uploads'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
