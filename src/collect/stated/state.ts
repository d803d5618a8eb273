import { Problem } from '../../kernel/errors.ts'
import type { Actor } from '../../manage/access.ts'
import { audited, type Change } from '../../manage/audit.ts'
import { readInput } from '../../manage/input.ts'
import { addStatedLoad, liveLoads, nextLoad, type Stated } from '../../manage/loads.ts'
import { markStale } from '../../manage/slices.ts'
import { join, literal, type Sql, sql, str, u64, u64s } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { factColumns } from '../fact-columns.ts'
import type { FactName } from '../facts.ts'
import { columnsOf, rowHash, rowKey } from '../imports/identity.ts'
import { openStaging } from '../imports/staging.ts'
import type { StatedFact, StatedFactName } from './define.ts'
import { gatherStatements } from './gather.ts'

type Stores = { warehouse: Warehouse; registry: Stated }
type Row = Record<string, unknown>

/** A page of the rows that count now, by SKU; imported and stated by hand alike. */
export async function listStated(
  { warehouse, registry }: Stores,
  { fact }: StatedFact,
  brand: string,
  { search, offset, limit }: { search: string; offset: number; limit: number },
): Promise<Row[]> {
  const loads = await liveLoads(registry, brand)
  const found = search ? sql`positionCaseInsensitiveUTF8(sku, ${str(search)}) > 0` : sql`1`
  return warehouse.query<Row>(sql`
    SELECT ${shownColumns(fact)}, source FROM (${currentRows(fact, brand, loads)})
    WHERE removed = 0 AND ${found}
    ORDER BY ${keyColumns(fact)} LIMIT ${u64(limit)} OFFSET ${u64(offset)}`)
}

/** States a row; it takes the place of what was known under its key. Throws `bad_request` naming the field. */
export async function stateFact(
  stores: Stores,
  stated: StatedFact,
  actor: Actor,
  brand: string,
  input: unknown,
): Promise<void> {
  const values = readInput(stated.input, input)
  const before = await currentRow(stores, stated, brand, values)
  const load = await write(stores, stated, brand, values, false)
  const what = `${stated.id}/${nameOf(stated, values)}`
  await tell(stores, { actor, brand, action: `${stated.id}.state` }, load, {
    what,
    before: before ?? null,
    after: values,
  })
}

/** Takes a row away, wherever it came from. Throws `not_found`. */
export async function removeStated(
  stores: Stores,
  stated: StatedFact,
  actor: Actor,
  brand: string,
  key: unknown,
): Promise<void> {
  const named = readInput(stated.key, key)
  const before = await currentRow(stores, stated, brand, named)
  if (!before) throw new Problem('not_found', { what: stated.title.en })
  const load = await write(stores, stated, brand, { ...before, ...named }, true)
  const what = `${stated.id}/${nameOf(stated, named)}`
  await tell(stores, { actor, brand, action: `${stated.id}.remove` }, load, { what, before })
}

/**
 * Makes what was written with the load count, and puts it into the trail, both or neither. Before this nothing counts: a
 * process that is killed between the two stores leaves a load that nobody names, which the next start takes away.
 */
function tell(
  { registry }: Stores,
  entry: Parameters<typeof audited>[1] & { brand: string },
  load: number,
  change: Omit<Change<void>, 'result'>,
): Promise<void> {
  return audited(registry, entry, async (tx) => {
    await addStatedLoad(tx, entry.brand, load)
    await markStale(tx, entry.brand)
    return { ...change, result: undefined }
  })
}

const nameOf = ({ key }: StatedFact, values: Row) =>
  Object.keys(key.shape)
    .map((name) => values[name])
    .filter(Boolean)
    .join('/')

async function currentRow(
  { warehouse, registry }: Stores,
  { fact, key }: StatedFact,
  brand: string,
  values: Row,
): Promise<Row | undefined> {
  const loads = await liveLoads(registry, brand)
  const same = join(
    Object.keys(key.shape).map((name) => sql`toString(${column(fact, name)}) = ${str(String(values[name]))}`),
    sql` AND `,
  )
  const rows = await warehouse.query<Row>(
    sql`SELECT ${shownColumns(fact)} FROM (${currentRows(fact, brand, loads)}) WHERE removed = 0 AND ${same}`,
  )
  return rows[0]
}

/** Writes the row with a load of its own, through the staged table, so that it gets the key that an import of the same row would get. */
async function write(
  { warehouse, registry }: Stores,
  stated: StatedFact,
  brand: string,
  values: Row,
  removed: boolean,
): Promise<number> {
  const { fact } = stated
  await gatherStatements({ warehouse, registry }, brand)
  const load = await nextLoad(registry)
  const now = new Date()
  const staging = openStaging(warehouse, { brand, load, source: 'stated', receivedAt: now })
  staging.add(fact, { ...stated.toFact(values), line_key: '', as_of: now, removed }, 1)
  await staging.finish()
  await warehouse.run(sql`
    INSERT INTO ${literal(fact)} (brand, load, line_no, source, received_at, as_of, row_key, row_hash, ${columnsOf(fact)})
    SELECT brand, load, line_no, source, received_at, as_of, ${rowKey(fact)}, ${rowHash(fact)}, ${columnsOf(fact)}
    FROM (SELECT *, 1 AS n FROM ${literal(`staged_${fact}`)} WHERE load = ${u64(load)})`)
  await warehouse.dropPartition(`staged_${fact}`, String(load))
  return load
}

function currentRows(fact: StatedFactName, brand: string, loads: readonly number[]): Sql {
  return sql`
    SELECT * FROM ${literal(fact)} WHERE brand = ${str(brand)} AND load IN ${u64s(loads)}
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC LIMIT 1 BY sku, row_key`
}

const hidden = new Set(['line_key', 'removed'])

const shownColumns = (fact: StatedFactName): Sql =>
  join(factColumns[fact].columns.filter((name) => !hidden.has(name)).map((name) => literal(name)))

const keyColumns = (fact: StatedFactName): Sql => join(factColumns[fact].key.map((name) => literal(name)))

/** A column of the fact by a name that comes from its definition. */
function column(fact: FactName, name: string): Sql {
  const known = factColumns[fact].columns.find((one) => one === name)
  if (!known) throw new Error(`${fact} has no column ${name}.`)
  return literal(known)
}
