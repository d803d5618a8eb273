import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql, str } from '../src/store/sql.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'

const columns = `InvoiceNo String, StockCode String, Description String, Quantity Int32, InvoiceDate DateTime64(3, 'UTC'),
  UnitPrice Decimal(18, 4), CustomerID String, Country LowCardinality(String)`

/** Lines a second at which the warehouse alone parses the same CSV file and inserts it into one durable table. */
export async function rateOfTheEngineAlone(file: string, directory: string): Promise<number> {
  const dataDir = join(directory, `engine-${process.hrtime.bigint()}`)
  mkdirSync(dataDir)
  const warehouse = await openWarehouse({ dataDir, log: { info: () => {} } })
  await warehouse.define(
    `CREATE TABLE retail (${columns}) ENGINE = MergeTree ORDER BY InvoiceNo SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  )
  const started = performance.now()
  await warehouse.run(
    sql`INSERT INTO retail SELECT * FROM file(${str(file)}, 'CSVWithNames', ${str(columns)}) SETTINGS date_time_input_format = 'best_effort'`,
  )
  const seconds = (performance.now() - started) / 1000
  const [row] = await warehouse.query<{ lines: number }>(sql`SELECT count() AS lines FROM retail`)
  await warehouse.close()
  return (row?.lines ?? 0) / seconds
}
