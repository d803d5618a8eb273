import { isOfOrder } from '../derive/event-orders.ts'
import { firstKeptDay } from '../manage/first-kept-day.ts'
import type { Registry } from '../store/registry/registry.ts'
import { day, literal, type Sql, sql, str, u64s } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { walking } from './counting.ts'
import { expiredIds, type KeptFrom } from './expired-ids.ts'
import { expiredPreorders } from './expired-preorders.ts'
import { type KeptFile, keptFiles } from './files.ts'
import { type KeptKind, keptKinds, type Periods } from './retention.ts'

/**
 * A table whose rows expire: the day of a row, whether partitions are months, which rows are never among them, and whether a row
 * takes the place of another, so that only the latest counts.
 */
export type Dated = { table: DatedTable; day: Sql; byMonth: boolean; stays?: Sql; replaced?: true }
type DatedTable = 'events' | 'event_quarantine' | 'visits' | 'journeys' | 'people' | 'search_terms'

/** Tables of a kind. Events that tell of an order are what its figures are made from, where nothing else states it: they stay. */
export const dated: Record<Exclude<KeptKind, 'files' | 'import_quarantine' | 'preorders'>, readonly Dated[]> = {
  events: [{ table: 'events', day: sql`day`, byMonth: true, stays: isOfOrder }],
  event_quarantine: [{ table: 'event_quarantine', day: sql`toDate(received_at)`, byMonth: true }],
  visits: [
    { table: 'visits', day: sql`day`, byMonth: false, replaced: true },
    { table: 'journeys', day: sql`day`, byMonth: false, replaced: true },
    { table: 'people', day: sql`toDate(last_at)`, byMonth: false, replaced: true },
  ],
  search_terms: [{ table: 'search_terms', day: sql`day_to`, byMonth: false }],
}

/** What is older than its period: rows by day. For files, a row is a file. */
export type Expired = {
  kind: KeptKind
  /** The first day that is kept. */
  keeps_from: string
  rows: number
  days: { day: string; rows: number }[]
}

/** What is older than the periods say, by kind; kinds without a period are left out. Nothing is changed. */
export async function expiredRows(
  { warehouse, registry }: { warehouse: Warehouse; registry: Registry },
  { brand, periods, now }: { brand: string; periods: Periods; now: Date },
): Promise<Expired[]> {
  const expired: Expired[] = []
  for (const kind of keptKinds) {
    const period = periods[kind]
    if (period === undefined) continue
    const keepsFrom = firstKeptDay(now, period)
    const days = await daysOf({ warehouse, registry }, brand, { kind, keepsFrom, keeps: keptFrom(brand, periods, now) })
    expired.push({ kind, keeps_from: keepsFrom, rows: days.reduce((sum, one) => sum + one.rows, 0), days })
  }
  return expired
}

/** From when on visits and events are kept; undefined where visits are for ever. */
export function keptFrom(brand: string, { visits, events }: Periods, now: Date): KeptFrom | undefined {
  if (visits === undefined) return undefined
  const ofEvents = events === undefined ? undefined : firstKeptDay(now, events)
  return { brand, visits: firstKeptDay(now, visits), events: ofEvents }
}

async function daysOf(
  { warehouse, registry }: { warehouse: Warehouse; registry: Registry },
  brand: string,
  { kind, keepsFrom, keeps }: { kind: KeptKind; keepsFrom: string; keeps: KeptFrom | undefined },
): Promise<Expired['days']> {
  if (kind === 'files')
    return byDay((await expiredFiles(registry, brand, keepsFrom)).map((file) => [dayOf(file.created_at), 1]))
  if (kind === 'import_quarantine') return quarantineDays(warehouse, registry, brand, keepsFrom)
  if (kind === 'preorders') return byDay(await expiredPreorders(registry, brand, keepsFrom))
  const rows: [string, number][] = []
  for (const table of dated[kind]) {
    const found = await warehouse.query<{ on_day: string; rows: number }>(
      sql`
      SELECT toString(${table.day}) AS on_day, count() AS rows FROM ${literal(table.table)} ${table.replaced ? sql`FINAL` : sql``}
      WHERE ${isExpired(brand, table, keepsFrom)} GROUP BY on_day`,
      { limits: walking },
    )
    rows.push(...found.map((one): [string, number] => [one.on_day, one.rows]))
  }
  if (kind === 'visits' && keeps) rows.push(...(await expiredIds({ warehouse, registry }, keeps)))
  return byDay(rows)
}

/** Rows of the brand before a day, but for those that stay. */
export const isExpired = (brand: string, { day: of, stays }: Dated, keepsFrom: string): Sql =>
  sql`brand = ${str(brand)} AND ${of} < ${day(keepsFrom)} AND NOT (${stays ?? sql`0`})`

const settled = ['committed', 'undone', 'failed', 'cancelled'] as const

/** Imports that came before a day and need nobody any more, with the load under which their lines stand. */
export async function expiredLoads({ db }: Registry, brand: string, keepsFrom: string) {
  const rows = await db
    .selectFrom('imports')
    .select(['load', 'created_at'])
    .where('brand', '=', brand)
    .where('created_at', '<', new Date(keepsFrom))
    .where('status', 'in', settled)
    .where('load', 'is not', null)
    .execute()
  return rows.map(({ load, created_at }) => ({ load: load ?? 0, created_at }))
}

/** Kept files that came before a day; one that an import still waits for stays. */
export async function expiredFiles(registry: Registry, brand: string, keepsFrom: string): Promise<KeptFile[]> {
  const open = await registry.db
    .selectFrom('imports')
    .select('path')
    .where('brand', '=', brand)
    .where('status', 'not in', settled)
    .execute()
  const needed = new Set(open.map(({ path }) => path))
  const before = new Date(keepsFrom)
  return (await keptFiles(registry, brand)).filter((file) => file.created_at < before && !needed.has(file.path))
}

async function quarantineDays(warehouse: Warehouse, registry: Registry, brand: string, keepsFrom: string) {
  const loads = await expiredLoads(registry, brand, keepsFrom)
  const rows = await warehouse.query<{ load: number; rows: number }>(sql`
    SELECT load, count() AS rows FROM quarantine
    WHERE brand = ${str(brand)} AND load IN ${u64s(loads.map(({ load }) => load))} GROUP BY load`)
  const counted = new Map(rows.map((row) => [row.load, row.rows]))
  return byDay(loads.map(({ load, created_at }) => [dayOf(created_at), counted.get(load) ?? 0]))
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

function byDay(rows: readonly (readonly [string, number])[]): Expired['days'] {
  const days = new Map<string, number>()
  for (const [of, count] of rows) if (count > 0) days.set(of, (days.get(of) ?? 0) + count)
  return [...days].map(([of, count]) => ({ day: of, rows: count })).sort((a, b) => a.day.localeCompare(b.day))
}
