import { type Kysely, sql } from 'kysely'
import type { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import type { Resource, ResourceTable } from './define-resource.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { markStale } from './slices.ts'

type StoredRow = { id: string; brand: string; updated_at: Date }
/** What the tables of all resources have in common; their own columns are checked by each resource's schema. */
type StoredRows = Kysely<Record<ResourceTable, StoredRow>>

/** A row as it is shown: its fields, its stamps, and when it was last changed. */
export type ResourceRow<Schema extends z.ZodObject = z.ZodObject> = z.output<Schema> & { id: string; updated_at: Date }

/** The brand's rows. */
export async function listRows<Schema extends z.ZodObject>(
  registry: Stated,
  resource: Resource<Schema>,
  brand: string,
): Promise<ResourceRow<Schema>[]> {
  let query = rowsOf(registry).selectFrom(resource.table).selectAll().where('brand', '=', brand)
  for (const field of resource.order) query = query.orderBy(sql.ref(field))
  return (await query.orderBy('id').execute()).map((row) => shown(resource, row))
}

/** States a new row. Throws `bad_request` naming the field, or `conflict` for one that is there already. */
export async function createRow<Schema extends z.ZodObject>(
  registry: Stated,
  resource: Resource<Schema>,
  actor: Actor,
  brand: string,
  input: unknown,
): Promise<ResourceRow<Schema>> {
  const values = readInput(resource.schema, input)
  const id = newId(resource.table.slice(0, 4))
  return audited(registry, { actor, brand, action: `${resource.id}.create` }, async (tx) => {
    const row = { id, brand, ...values, ...resource.stamps, updated_at: new Date() }
    const made = await unique(
      rowsOf(tx).insertInto(resource.table).values(row).returningAll().executeTakeFirstOrThrow(),
    )
    await markStale(tx, brand)
    return { what: `${resource.id}/${id}`, after: shown(resource, made), result: shown(resource, made) }
  })
}

/**
 * Changes fields of a row. With `seen` (the `updated_at` that the person had before them), a row that was changed since
 * is a `conflict`. Throws `not_found` for a row of another brand.
 */
export function updateRow<Schema extends z.ZodObject>(
  registry: Stated,
  resource: Resource<Schema>,
  actor: Actor,
  brand: string,
  id: string,
  patch: Record<string, unknown>,
  seen?: Date,
): Promise<ResourceRow<Schema>> {
  return audited(registry, { actor, brand, action: `${resource.id}.update` }, async (tx) => {
    const before = await lockedRow(tx, resource, brand, id, seen)
    const values = readInput(resource.schema, { ...before.fields, ...patch })
    const change = rowsOf(tx)
      .updateTable(resource.table)
      .set({ ...values, ...resource.stamps, updated_at: new Date() })
    const after = await unique(
      change.where('brand', '=', brand).where('id', '=', id).returningAll().executeTakeFirstOrThrow(),
    )
    await markStale(tx, brand)
    return {
      what: `${resource.id}/${id}`,
      before: before.shown,
      after: shown(resource, after),
      result: shown(resource, after),
    }
  })
}

/** Removes a row, under the same conditions as a change. */
export function removeRow<Schema extends z.ZodObject>(
  registry: Stated,
  resource: Resource<Schema>,
  actor: Actor,
  brand: string,
  id: string,
  seen?: Date,
): Promise<void> {
  return audited(registry, { actor, brand, action: `${resource.id}.remove` }, async (tx) => {
    const before = await lockedRow(tx, resource, brand, id, seen)
    await rowsOf(tx).deleteFrom(resource.table).where('brand', '=', brand).where('id', '=', id).execute()
    await markStale(tx, brand)
    return { what: `${resource.id}/${id}`, before: before.shown, result: undefined }
  })
}

function rowsOf({ db }: Stated): StoredRows {
  return db as unknown as StoredRows
}

async function lockedRow<Schema extends z.ZodObject>(
  tx: Stated,
  resource: Resource<Schema>,
  brand: string,
  id: string,
  seen?: Date,
) {
  const mine = rowsOf(tx).selectFrom(resource.table).selectAll().where('brand', '=', brand).where('id', '=', id)
  const row = await mine.forUpdate().executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: resource.title.en })
  if (seen && seen.getTime() !== row.updated_at.getTime()) {
    throw new Problem('conflict', {
      reason: { en: 'somebody changed it meanwhile; look at it again', zh: '期间已被他人修改，请重新查看' },
    })
  }
  return { fields: pick(row, Object.keys(resource.schema.shape)), shown: shown(resource, row) }
}

function shown<Schema extends z.ZodObject>(resource: Resource<Schema>, row: StoredRow): ResourceRow<Schema> {
  const names = ['id', ...Object.keys(resource.schema.shape), ...Object.keys(resource.stamps), 'updated_at']
  return pick(row, names) as ResourceRow<Schema>
}

function pick(row: object, names: readonly string[]): Record<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(row))
  return Object.fromEntries(names.map((name) => [name, values.get(name)]))
}

const uniqueViolation = '23505'

async function unique<Row>(written: Promise<Row>): Promise<Row> {
  try {
    return await written
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === uniqueViolation) {
      throw new Problem('conflict', { reason: { en: 'there is one for this already', zh: '已有相同的一条' } }, error)
    }
    throw error
  }
}
