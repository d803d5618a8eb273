import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Text } from '../../kernel/errors.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { Tables } from '../../store/registry/tables.ts'

type Rows = Pick<Registry, 'db'>

/** Why a delivery was refused, and what mends it. */
export type Fault = { field: string; value: string; reason: Text; remedy: Text }
/** A webhook that waits to become facts. Numbers grow as deliveries come. */
export type Waiting = { source: string; id: string; number: number; topic: string; body: string; received_at: Date }
/** A webhook that could not be taken, as it came. */
export type Refused = { id: string; topic: string; received_at: Date; fault: Fault; body: string }
/** What came to a source of late. */
export type DeliveryCounts = { last_at: Date | null; taken: number; refused: number; waiting: number }

const keptDays = 30
const atOnce = 500

/** Writes a delivery down, unless it came before. On the disk when this resolves. @returns whether it is new */
export async function keepDelivery({ db }: Rows, delivery: Insertable<Tables['deliveries']>): Promise<boolean> {
  const insert = db.insertInto('deliveries').values(delivery)
  const kept = await insert
    .onConflict((same) => same.columns(['source', 'id']).doNothing())
    .returning('number')
    .executeTakeFirst()
  return kept !== undefined
}

/** Brands with deliveries that wait. */
export async function waitingBrands({ db }: Rows): Promise<string[]> {
  const rows = await db.selectFrom('deliveries').select('brand').distinct().where('status', '=', 'waiting').execute()
  return rows.map(({ brand }) => brand)
}

/** The oldest deliveries of a brand that wait, after the number `after`. */
export async function waitingDeliveries({ db }: Rows, brand: string, after: number): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['source', 'id', 'number', 'topic', 'body', 'received_at'])
    .where('brand', '=', brand)
    .where('status', '=', 'waiting')
    .where('number', '>', after)
    .orderBy('number')
    .limit(atOnce)
    .execute()
  return rows.map((row) => ({ ...row, body: row.body ?? '' }))
}

/** Says that these are facts now; their bodies are no longer needed. */
export async function settleDeliveries({ db }: Rows, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return
  const mine = db.updateTable('deliveries').where('number', 'in', numbers)
  await mine.set({ status: 'taken', body: null }).execute()
}

/** Sets a delivery aside, with what is wrong. */
export async function refuseDelivery({ db }: Rows, number: number, fault: Fault): Promise<void> {
  const set = { status: 'refused' as const, fault: JSON.stringify(fault) }
  await db.updateTable('deliveries').where('number', '=', number).set(set).execute()
}

/** Forgets deliveries so old that no shop sends them again. */
export async function forgetDeliveries({ db }: Rows): Promise<void> {
  const old = sql<boolean>`received_at < now() - ${sql.lit(keptDays)} * interval '1 day'`
  await db.deleteFrom('deliveries').where('status', '!=', 'waiting').where(old).execute()
}

/** How many came to each source of the brand of late, by the id of the source. */
export async function countDeliveries({ db }: Rows, brand: string): Promise<Map<string, DeliveryCounts>> {
  const count = (status: string) => sql<number>`count(*) FILTER (WHERE status = ${sql.lit(status)})`
  const rows = await db
    .selectFrom('deliveries')
    .select(['source', sql<Date | null>`max(received_at)`.as('last_at')])
    .select([count('taken').as('taken'), count('refused').as('refused'), count('waiting').as('waiting')])
    .where('brand', '=', brand)
    .groupBy('source')
    .execute()
  return new Map(rows.map(({ source, ...counts }) => [source, counts]))
}

/** What came to a source, where nothing did. */
export const noDeliveries: DeliveryCounts = { last_at: null, taken: 0, refused: 0, waiting: 0 }

/** The latest of a source's deliveries that could not be taken. */
export async function refusedDeliveries({ db }: Rows, brand: string, source: string): Promise<Refused[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['id', 'topic', 'received_at', 'fault', 'body'])
    .where('brand', '=', brand)
    .where('source', '=', source)
    .where('status', '=', 'refused')
    .orderBy('number', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, fault: row.fault as Fault, body: row.body ?? '' }))
}
