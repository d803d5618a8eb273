import { Problem } from '../../kernel/errors.ts'
import type { Actor } from '../../manage/access.ts'
import { audited } from '../../manage/audit.ts'
import { readInput } from '../../manage/input.ts'
import { liveLoads, nextLoad, type Stated, statedLoad } from '../../manage/loads.ts'
import { markStale } from '../../manage/slices.ts'
import { join, literal, type Sql, sql, str, u64, u64s } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { factColumns } from '../fact-columns.ts'
import type { FactName } from '../facts.ts'
import { columnsOf, rowHash, rowKey } from '../imports/identity.ts'
import { openStaging } from '../imports/staging.ts'
import type { StatedFact, StatedFactName } from './define.ts'

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
export function stateFact(
  stores: Stores,
  stated: StatedFact,
  actor: Actor,
  brand: string,
  input: unknown,
): Promise<void> {
  const values = readInput(stated.input, input)
  return audited(stores.registry, { actor, brand, action: `${stated.id}.state` }, async (tx) => {
    const before = await currentRow(stores.warehouse, tx, stated, brand, values)
    await write(stores.warehouse, tx, stated, brand, values, false)
    return { what: `${stated.id}/${nameOf(stated, values)}`, before: before ?? null, after: values, result: undefined }
  })
}

/** Takes a row away, wherever it came from. Throws `not_found`. */
export function removeStated(
  stores: Stores,
  stated: StatedFact,
  actor: Actor,
  brand: string,
  key: unknown,
): Promise<void> {
  const named = readInput(stated.key, key)
  return audited(stores.registry, { actor, brand, action: `${stated.id}.remove` }, async (tx) => {
    const before = await currentRow(stores.warehouse, tx, stated, brand, named)
    if (!before) throw new Problem('not_found', { what: stated.title.en })
    await write(stores.warehouse, tx, stated, brand, { ...before, ...named }, true)
    return { what: `${stated.id}/${nameOf(stated, named)}`, before, result: undefined }
  })
}

const nameOf = ({ key }: StatedFact, values: Row) =>
  Object.keys(key.shape)
    .map((name) => values[name])
    .filter(Boolean)
    .join('/')

async function currentRow(
  warehouse: Warehouse,
  registry: Stated,
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

/** Goes through the staged table, so that the row gets the key that an import of the same row would get. */
async function write(
  warehouse: Warehouse,
  registry: Stated,
  stated: StatedFact,
  brand: string,
  values: Row,
  removed: boolean,
): Promise<void> {
  const { fact } = stated
  const load = await nextLoad(registry)
  const now = new Date()
  const staging = openStaging(warehouse, { brand, load, source: 'stated', receivedAt: now })
  staging.add(fact, { ...stated.toFact(values), line_key: '', as_of: now, removed }, 1)
  await staging.finish()
  await warehouse.run(sql`
    INSERT INTO ${literal(fact)} (brand, load, line_no, source, received_at, as_of, row_key, row_hash, ${columnsOf(fact)})
    SELECT ${str(brand)}, ${u64(statedLoad)}, line_no, source, received_at, as_of, ${rowKey(fact)}, ${rowHash(fact)}, ${columnsOf(fact)}
    FROM (SELECT *, 1 AS n FROM ${literal(`staged_${fact}`)} WHERE load = ${u64(load)})`)
  await warehouse.dropPartition(`staged_${fact}`, String(load))
  await markStale(registry, brand)
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
