import { join, literal, type Sql, sql, u64 } from '../../store/sql.ts'
import { type FactName, factColumns } from '../facts.ts'

type Column = (typeof factColumns)[FactName]['columns'][number]

/** The column whose rows are worked on together. Rows that one line states of a fact agree in it. */
const bucketColumns = {
  order_lines: 'order_id',
  returns: 'order_id',
  fees: 'order_id',
  spend: 'day',
  search_terms: 'line_key',
  products: 'sku',
  product_costs: 'sku',
  rates: 'day',
} as const satisfies Record<FactName, Column>

/** A share of the rows of an import, so that memory stays bounded however large the import is. */
export type Bucket = { index: number; of: number }

const rowsOfBucket = 200_000

/** The buckets for an import of these facts. Facts that are cut by different columns are worked on in one. */
export function bucketsOf(facts: readonly FactName[], rows: number): Bucket[] {
  const columns = new Set(facts.map((fact) => bucketColumns[fact]))
  const of = columns.size === 1 ? Math.max(1, Math.ceil(rows / rowsOfBucket)) : 1
  return Array.from({ length: of }, (_, index) => ({ index, of }))
}

/** Whether a row of the fact falls into the bucket; the same for staged rows and for facts. */
export function inBucket(fact: FactName, bucket: Bucket): Sql {
  if (bucket.of === 1) return sql`1`
  return sql`cityHash64(${literal(bucketColumns[fact])}) % ${u64(bucket.of)} = ${u64(bucket.index)}`
}

export const bucketColumn = (fact: FactName): Sql => literal(bucketColumns[fact])

/** The columns of a fact, as they stand in a SELECT or an INSERT. */
export function columnsOf(fact: FactName): Sql {
  return join(factColumns[fact].columns.map((column) => literal(column)))
}

/** What names a row: its key, its line key, and the number `n` among equal ones of one file. */
export function rowKey(fact: FactName): Sql {
  return sql`reinterpretAsUInt128(sipHash128(tuple(${keyOf(fact)}, toUInt64(n))))`
}

/** What a row says, hashed as one text: that takes a third of the time of hashing cell by cell. */
export function rowHash(fact: FactName): Sql {
  const texts = factColumns[fact].columns.map((column) => sql`ifNull(toString(${literal(column)}), '\\N')`)
  return sql`reinterpretAsUInt128(sipHash128(concatWithSeparator('\\0', ${join(texts)})))`
}

/** The key columns and the line key: rows of one file that agree in them are numbered in the file's order. */
export function keyOf(fact: FactName): Sql {
  const columns: readonly Column[] = [...factColumns[fact].key, 'line_key']
  return join(columns.map((column) => literal(column)))
}
