import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { literal, sql, strs } from '../../store/sql.ts'
import type { Workshop } from './stage-import.ts'
import { removeLoad } from './staged-facts.ts'
import { factNames } from './staging.ts'
import { removeUpload } from './uploads.ts'

/** An import in another state has no rows. */
const keeping: ReadonlySet<string> = new Set(['reading', 'ready', 'committing', 'committed'])

/**
 * Takes away what killed processes and undone imports have left: rows of loads that no import has, and files of uploads
 * that were never acknowledged. Only brands of this registry are looked at.
 */
export async function sweep(shop: Workshop): Promise<void> {
  const { registry, warehouse, dataDir } = shop
  const imports = await registry.db
    .selectFrom('imports')
    .select(['brand', 'load', 'progress', 'path', 'status'])
    .execute()
  const known = new Set<number>([0])
  for (const { load, progress, status } of imports) {
    if (load !== null && keeping.has(status)) known.add(load)
    const next = (progress as { load?: number } | null)?.load
    if (next !== undefined) known.add(next)
  }
  const brands = [...new Set(imports.map(({ brand }) => brand))]
  for (const { brand, load } of await loadsInWarehouse(shop, brands)) {
    if (!known.has(load)) await removeLoad(warehouse, brand, load)
  }
  const paths = new Set(imports.map(({ path }) => path))
  for (const id of await uploadsOnDisk(dataDir))
    if (!paths.has(join('uploads', id, 'file'))) await removeUpload(dataDir, id)
}

async function loadsInWarehouse(
  { warehouse }: Workshop,
  brands: readonly string[],
): Promise<{ brand: string; load: number }[]> {
  const found = new Map<number, { brand: string; load: number }>()
  const tables = [...factNames, ...factNames.map((fact) => `staged_${fact}` as const), 'quarantine' as const]
  for (const table of tables) {
    const rows = await warehouse.query<{ brand: string; load: number }>(sql`
      SELECT DISTINCT brand, load FROM ${literal(table)} WHERE brand IN ${strs(brands)}`)
    for (const row of rows) found.set(row.load, row)
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
