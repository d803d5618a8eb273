import { sql } from 'kysely'
import { loadsWithoutFile } from '../../manage/loads.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { connectorById } from '../connectors/catalogue.ts'

/** What an import of order lines may say of orders as a whole. */
export type WholeOrders = {
  /** The connector; lines of other sources are not its business. */
  source: string
  /** Whether each order says itself when it changed. Else the later import is the newer one of two that speak for one moment. */
  isDated: boolean
  /** Orders of which the file may not hold every line; null where that may be so of any. */
  incomplete: readonly string[] | null
  /** Loads that count, of the same source, which hold every line of each of their orders. */
  loads: readonly number[]
}

/** What an import, read by this connector, says of whole orders beside the loads that count; undefined where its source says nothing. */
export async function wholeOrdersOf(
  { db }: Pick<Registry, 'db'>,
  { brand, connector, live }: { brand: string; connector: string | null; live: readonly number[] },
  incomplete: readonly string[] | null,
): Promise<WholeOrders | undefined> {
  const { id, wholeOrders } = connectorById(connector ?? '') ?? {}
  if (!id || !wholeOrders) return undefined
  const rows = await db
    .selectFrom('imports')
    .select('load')
    .where('brand', '=', brand)
    .where('live', '=', true)
    .where('connector', '=', id)
    .where(sql<boolean>`counts -> 'incomplete_orders' = '[]'::jsonb`)
    .execute()
  const counting = new Set(live)
  const files = rows.flatMap(({ load }) => (load !== null && counting.has(load) ? [load] : []))
  // What webhooks tell of orders is whole, too.
  const loads = [...files, ...(await loadsWithoutFile({ db }, brand))]
  return { source: id, isDated: wholeOrders.dated !== undefined, incomplete, loads }
}
