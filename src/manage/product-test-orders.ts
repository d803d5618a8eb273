import type { Readable } from 'node:stream'
import { type SelectQueryBuilder, sql } from 'kysely'
import { z } from 'zod'
import { csvOfList } from '../kernel/csv.ts'
import { fromMinor } from '../kernel/money.ts'
import { idCursor } from '../store/page-cursor.ts'
import type { Stated } from './loads.ts'

export const productTestPage = z.strictObject({
  cursor: idCursor.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
type Page = z.output<typeof productTestPage>

const orderColumns = [
  ...(['id', 'candidate', 'email', 'consent', 'language', 'price_minor', 'currency', 'link', 'bot', 'at'] as const),
] as const

/** Who left an address to buy a product of the test, newest first. */
export async function listTestOrders({ db }: Stated, brand: string, test: string, page: Page) {
  const all = db.selectFrom('product_test_orders').select(orderColumns).where('brand', '=', brand)
  return newestFirst(all.where('test', '=', test), page)
}

/** The same as CSV; what a spreadsheet would run as a formula gets an apostrophe. */
export function testOrdersCsv(registry: Stated, brand: string, test: string): Promise<Readable> {
  const names = ['at', 'candidate', 'email', 'consent', 'language', 'price', 'currency', 'bot'] as const
  return csvOfList(names, async (cursor) => {
    const { items, ...next } = await listTestOrders(registry, brand, test, { limit: 1000, ...(cursor && { cursor }) })
    return { items: items.map((one) => ({ ...one, price: fromMinor(BigInt(one.price_minor), one.currency) })), ...next }
  })
}

const quarantineColumns = ['id', 'link', 'field', 'value', 'reason', 'remedy', 'body', 'at'] as const

/** What came for a test and could not be read, newest first. */
export async function listTestQuarantine({ db }: Stated, brand: string, test: string, page: Page) {
  const all = db.selectFrom('product_test_quarantine').select(quarantineColumns).where('brand', '=', brand)
  return newestFirst(all.where('test', '=', test), page)
}

/** A page of rows of a table, by their ids, which tell when they came. */
async function newestFirst<Tables, Table extends keyof Tables & string, Row extends { id: string }>(
  all: SelectQueryBuilder<Tables, Table, Row>,
  { cursor, limit }: Page,
): Promise<{ items: Row[]; next?: string }> {
  const after = cursor ? all.where(sql<boolean>`id < ${cursor}`) : all
  const rows = await after
    .orderBy(sql`id`, 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit) as Row[]
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: last.id } : { items }
}
