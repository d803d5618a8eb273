import { recountPeople } from '../derive/traffic/people-left.ts'
import { trafficState } from '../manage/traffic.ts'
import type { Registry } from '../store/registry/registry.ts'
import { day, literal, sql, str, u64s } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { walking } from './counting.ts'
import {
  type Dated,
  dated,
  type Expired,
  expiredFiles,
  expiredLoads,
  expiredRows,
  isExpired,
  keptFrom,
} from './expired.ts'
import { type KeptFrom, removeIds } from './expired-ids.ts'
import { removePreorders } from './expired-preorders.ts'
import { deleteFile } from './files.ts'
import { removeOlderTouches } from './older-touches.ts'
import { periodsOf } from './retention.ts'

type Where = { warehouse: Warehouse; registry: Registry; dataDir: string }

/**
 * Takes away what is older than the brand's periods, and says what went. May be repeated at any time. A whole month goes as a
 * partition where it is the only brand's and nothing of it stays; anything else is deleted row by row.
 */
export async function applyRetention(where: Where, brand: string, now: Date): Promise<Expired[]> {
  const { registry } = where
  const { periods } = await periodsOf(registry, brand)
  const expired = await expiredRows(where, { brand, periods, now })
  // Rows of visits that others took the place of are not counted, but go as well.
  for (const one of expired) if (one.rows > 0 || one.kind === 'visits') await remove(where, brand, one)
  const kept = keptFrom(brand, periods, now)
  if (kept) await removeWithVisits(where, kept)
  const removed = JSON.stringify(Object.fromEntries(expired.map(({ kind, rows }) => [kind, rows])))
  await registry.db.updateTable('privacy').set({ applied_at: now, removed }).where('brand', '=', brand).execute()
  return expired
}

async function remove(where: Where, brand: string, { kind, keeps_from }: Expired): Promise<void> {
  const { warehouse, registry, dataDir } = where
  if (kind === 'files') {
    for (const file of await expiredFiles(registry, brand, keeps_from)) await deleteFile(registry, dataDir, file)
  } else if (kind === 'import_quarantine') {
    const loads = (await expiredLoads(registry, brand, keeps_from)).map(({ load }) => load)
    await warehouse.erase('quarantine', sql`brand = ${str(brand)} AND load IN ${u64s(loads)}`)
  } else if (kind === 'preorders') {
    await removePreorders(registry, brand, keeps_from)
  } else {
    for (const table of dated[kind]) await removeDays(where, brand, table, keeps_from)
  }
}

/** What goes with the visits of people, or tells of visits that went: ids of who is gone; journeys and figures of who is still there. */
async function removeWithVisits({ warehouse, registry }: Where, kept: KeptFrom): Promise<void> {
  const { slice, run, status } = await trafficState(registry, kept.brand)
  // What a run writes that is under way takes the place of this.
  const version = status === 'running' ? run - 1 : run
  await removeOlderTouches(warehouse, kept.brand, kept.visits)
  if (slice > 0) await recountPeople(warehouse, { brand: kept.brand, slice, run: version }, kept.visits)
  await removeIds({ warehouse, registry }, kept)
}

async function removeDays({ warehouse, registry }: Where, brand: string, of: Dated, keepsFrom: string): Promise<void> {
  for (const month of of.byMonth ? await wholeMonths({ warehouse, registry }, brand, of, keepsFrom) : []) {
    await warehouse.dropPartition(of.table, String(month))
  }
  const where = isExpired(brand, of, keepsFrom)
  const [left] = await warehouse.query<{ rows: number }>(
    sql`SELECT count() AS rows FROM ${literal(of.table)} WHERE ${where}`,
    { limits: walking },
  )
  if (left?.rows) await warehouse.erase(of.table, where)
}

/** Months of which no row stays, neither another brand's: a partition is of all brands. With one brand none can come in between. */
async function wholeMonths(
  { warehouse, registry }: Pick<Where, 'warehouse' | 'registry'>,
  brand: string,
  { table, day: of, stays }: Dated,
  keepsFrom: string,
): Promise<number[]> {
  const brands = await registry.db.selectFrom('brands').select('id').limit(2).execute()
  if (brands.length > 1) return []
  const rows = await warehouse.query<{ month: number; left: number }>(sql`
    SELECT toYYYYMM(${of}) AS month, countIf(brand != ${str(brand)} OR ${stays ?? sql`0`}) AS left FROM ${literal(table)}
    WHERE ${of} < ${day(keepsFrom)} GROUP BY month ORDER BY month`)
  const first = Number(keepsFrom.slice(0, 7).replace('-', ''))
  return rows.filter(({ month, left }) => month < first && left === 0).map(({ month }) => month)
}
