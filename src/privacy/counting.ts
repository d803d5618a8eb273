import type { Registry } from '../store/registry/registry.ts'
import { rowsWithText as registryRowsWithText } from '../store/registry/text-search.ts'
import { literal, sql, str } from '../store/sql.ts'
import { rowsWithText as warehouseRowsWithText } from '../store/warehouse/text-search.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { contactsOf, namesOf, type Person } from './person.ts'
import { type Holding, holdings } from './tables.ts'

/** Whole tables of a brand are walked through. */
export const walking = { seconds: 3600 }

/** How many rows of a table are the person's: those to be erased, or those to be handed out. */
export async function countRows(
  warehouse: Warehouse,
  brand: string,
  person: Person,
  holding: Holding,
  which: 'rows' | 'handedOut',
): Promise<number> {
  const condition = (holding[which] ?? holding.rows)(person)
  const [row] = await warehouse.query<{ rows: number }>(
    sql`SELECT count() AS rows FROM ${literal(holding.table)} WHERE brand = ${str(brand)} AND ${condition}`,
    { limits: walking },
  )
  return row?.rows ?? 0
}

/** How many rows of each table are handed out to the person; tables without any are left out. */
export async function countsOf(warehouse: Warehouse, brand: string, person: Person): Promise<Map<Holding, number>> {
  const counts = new Map<Holding, number>()
  for (const holding of holdings) {
    const rows = await countRows(warehouse, brand, person, holding, 'handedOut')
    if (rows > 0) counts.set(holding, rows)
  }
  return counts
}

/** An id of so many characters, other than digits alone, means one person wherever it stands. */
const tellingId = /^(?=.*\D).{8,}$/

/**
 * Where the person still stands: rows of every table of both stores, also of those that nobody listed, in which an id that can
 * be nobody else's is a cell, or an address a part of one.
 */
export async function remainsOf(
  { warehouse, registry }: { warehouse: Warehouse; registry: Registry },
  brand: string,
  person: Person,
): Promise<Map<string, number>> {
  const texts = { whole: namesOf(person).filter((name) => tellingId.test(name)), within: contactsOf(person) }
  if (texts.whole.length + texts.within.length === 0) return new Map()
  const kept = await registryRowsWithText(registry, brand, texts)
  // The work itself still knows whom it erases, and the accounts of those who work with Millpond are no facts of the brand.
  for (const own of ownTables) kept.delete(own)
  return new Map([...(await warehouseRowsWithText(warehouse, brand, texts)), ...kept])
}

const ownTables = ['erasures', 'users', 'accounts', 'sessions', 'verifications', 'invitations']
