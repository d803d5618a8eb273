import type { KeptOut } from '../../manage/kept-out.ts'
import { type Sql, sql, str, u64, u64s } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { type Bucket, bucketsOf } from '../imports/buckets.ts'
import { bucketsOfDropped, insertRemovals } from '../imports/dropped-lines.ts'
import { columnsOf } from '../imports/identity.ts'
import { stagedImport } from '../imports/staged-facts.ts'
import { openStaging } from '../imports/staging.ts'
import { judgedRows, type Staged } from '../imports/verdicts.ts'
import type { WholeOrders } from '../imports/whole-orders.ts'
import type { LiveOrder } from './live-order.ts'

/** Orders of one kind of shop, and what they are compared with. */
export type Batch = {
  brand: string
  load: number
  /** The name under which their lines stand. */
  source: string
  receivedAt: Date
  /** The loads that count, and those of them that are readings of files and can be undone. */
  live: readonly number[]
  files: readonly number[]
  whole: WholeOrders
  /** People whose names are left out. */
  keptOut: KeptOut | undefined
}

/**
 * Writes orders with a load that does not count yet, as an import's rows are, and takes out lines that they no longer have.
 * @returns whether they say anything that was not known
 */
export async function writeOrders(warehouse: Warehouse, batch: Batch, orders: readonly LiveOrder[]): Promise<boolean> {
  const { brand, load, source, receivedAt, live, whole, keptOut } = batch
  const staging = openStaging(warehouse, { brand, load, source, receivedAt }, keptOut)
  let line = 0
  for (const order of orders) for (const one of order.lines) staging.add('order_lines', one, ++line)
  await staging.finish()
  const staged = await stagedImport(warehouse, { brand, load, live, whole })
  for (const bucket of await bucketsOfDropped(warehouse, staged)) await warehouse.run(insertRemovals(staged, bucket))
  for (const bucket of await bucketsOf(warehouse, load, staged.facts)) {
    await warehouse.run(insertLines(staged, bucket, batch.files))
  }
  await warehouse.dropPartition('staged_order_lines', String(load))
  const [written] = await warehouse.query<{ rows: number }>(
    sql`SELECT count() AS rows FROM order_lines WHERE brand = ${str(brand)} AND load = ${u64(load)}`,
  )
  return (written?.rows ?? 0) > 0
}

/**
 * The lines that are new or newer, and those that a file has now: the file may be undone, and nobody sends the webhook again.
 * A line that a newer order no longer has has no version that counts.
 */
function insertLines(staged: Staged, bucket: Bucket, files: readonly number[]): Sql {
  const columns = columnsOf('order_lines')
  const isOfFile = staged.others.length ? sql`current_key != 0 AND current_load IN ${u64s(files)}` : sql`0`
  return sql`
    INSERT INTO order_lines (brand, load, line_no, source, received_at, as_of, row_key, row_hash, ${columns})
    SELECT ${str(staged.brand)}, ${u64(staged.load)}, line_no, source, received_at, speaks_for, key, hash, ${columns}
    FROM (${judgedRows(staged, 'order_lines', bucket)})
    WHERE verdict IN ('new', 'newer') OR ${isOfFile}`
}
