import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { findImport, type ImportRecord } from '../src/collect/imports/import-records.ts'
import { createImportQueue, type ImportQueue } from '../src/collect/imports/queue.ts'
import type { Submission } from '../src/collect/imports/submit.ts'
import { liveLoads } from '../src/manage/loads.ts'
import type { Registry } from '../src/store/registry/registry.ts'
import { sql, str, u64s } from '../src/store/sql.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { engines, newBrandId } from './engines.ts'

/** A brand that imports: files in, and what counts in the end. */
export type Importing = {
  brand: string
  queue: ImportQueue
  warehouse: Warehouse
  registry: Registry
  dataDir: string
  submission(name: string, content: string | Buffer | Readable, more?: Partial<Submission>): Submission
  /** Submits a file, waits until nothing is under way, and gives its imports as they are then. */
  drop(name: string, content: string | Buffer | Readable, more?: Partial<Submission>): Promise<ImportRecord[]>
  /** The same for a file of one table, committed whatever is found. */
  take(name: string, content: string | Buffer | Readable): Promise<ImportRecord>
  look(id: string): Promise<ImportRecord>
  /** Order lines that count, as "order sku quantity price", sorted. */
  lines(): Promise<string[]>
}

export async function importing(given: Partial<Pick<Importing, 'warehouse' | 'registry'>> = {}): Promise<Importing> {
  const opened = given.warehouse && given.registry ? undefined : await engines()
  const warehouse = given.warehouse ?? (opened as NonNullable<typeof opened>).warehouse
  const registry = given.registry ?? (opened as NonNullable<typeof opened>).registry
  const dataDir = mkdtempSync(join(tmpdir(), 'millpond-imports-'))
  const brand = newBrandId()
  await registry.db
    .insertInto('brands')
    .values({ id: brand, name: 'Acme', currency: 'GBP', time_zone: 'Europe/London', markets: [] })
    .execute()
  const log = { info: () => {}, error: () => {} }
  const queue = createImportQueue({ warehouse, registry, dataDir, log, onChange: () => {} })
  const look = (id: string) => findImport(registry, brand, id)
  const submission: Importing['submission'] = (name, content, more) => ({
    brand,
    name,
    source: content instanceof Readable ? content : Readable.from([Buffer.from(content)]),
    limitBytes: 2 ** 32,
    createdBy: { kind: 'local', id: 'test', name: 'test' },
    ...more,
  })
  const drop: Importing['drop'] = async (name, content, more) => {
    const imports = await queue.submit(submission(name, content, more))
    await queue.idle()
    return Promise.all(imports.map(({ id }) => look(id)))
  }
  return {
    brand,
    queue,
    warehouse,
    registry,
    dataDir,
    submission,
    drop,
    look,
    take: async (name, content) => {
      const [one] = await drop(name, content, { commit: true, accept: ['*'] })
      if (!one) throw new Error('The file gave no import.')
      return one
    },
    lines: () => countingLines(warehouse, registry, brand),
  }
}

async function countingLines(warehouse: Warehouse, registry: Registry, brand: string): Promise<string[]> {
  const rows = await warehouse.query<{ line: string }>(sql`
    SELECT concat(order_id, ' ', sku, ' ', toString(quantity), ' ', toString(unit_price)) AS line FROM (
      SELECT * FROM order_lines WHERE brand = ${str(brand)} AND load IN ${u64s(await liveLoads(registry, brand))}
      ORDER BY row_key, as_of DESC, received_at DESC, load DESC LIMIT 1 BY row_key
    ) WHERE status != 'removed' ORDER BY line`)
  return rows.map(({ line }) => line)
}

/** A file of the UCI shop: "invoice sku quantity price [day]" a line. */
export function uciFile(lines: readonly string[]): string {
  const rows = lines.map((line) => {
    const [invoice, sku, quantity, price, day = '2011-03-01'] = line.split(' ')
    return `${invoice},${sku},LANTERN,${quantity},${day}T09:15:00Z,${price},30001,United Kingdom\n`
  })
  return `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n${rows.join('')}`
}

/** An order table with states, so that later versions of a line replace earlier ones: "order sku quantity price status updated". */
export function orderTable(lines: readonly string[]): string {
  const rows = lines.map((line) => {
    const [order, sku, quantity, price, status, updated] = line.split(' ')
    return `${order},2026-01-05 10:00:00,${sku},${quantity},${price},GBP,${status},${updated} 12:00:00\n`
  })
  return `order_id,order_date,sku,quantity,unit_price,currency,status,updated_at\n${rows.join('')}`
}

/** An order export of Shopify, each order with its lines together: "order sku quantity price". */
export function shopifyFile(
  lines: readonly string[],
  { at = '2026-01-05 10:00:00 +0000', total = '8.00' }: { at?: string; total?: string } = {},
): string {
  let last = ''
  const rows = lines.map((line) => {
    const [order, sku, quantity, price] = line.split(' ')
    const ofOrder = order === last ? ',,,,,,,,,,' : `,a@b.c,paid,GBP,${total},0.00,0.00,${total},,0.00,${at}`
    last = order ?? ''
    return `${order}${ofOrder},${quantity},${sku},${price},${sku}\n`
  })
  return `Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n${rows.join('')}`
}
