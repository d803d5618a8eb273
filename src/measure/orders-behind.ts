import { z } from 'zod'
import type { Scope } from '../manage/scope.ts'
import { boundMoment, cursorMoment, pageCursor } from '../store/page-cursor.ts'
import { type Sql, sql, str, u64 } from '../store/sql.ts'
import type { Options, Warehouse } from '../store/warehouse/warehouse.ts'
import { limits, questionOf, readParams } from './ask.ts'
import { type Behind, behind, entriesBehind, purchasesBehind } from './behind.ts'
import { convertedRow, converterOf } from './conversion.ts'
import type { Question } from './define.ts'
import { type Exchange, exchangeFor } from './exchange.ts'
import { margin as marginOf } from './margins.ts'
import { demandRates } from './rate-gaps.ts'

const money = z.int()
const margin = z.int().nullable()

const amounts = {
  units: z.int(),
  price_paid: money,
  net_sales: money,
  refunds: money,
  cm1: margin,
  cm2: margin,
  cm3: margin,
  entries: z.int(),
}

/** An order as far as it is part of a figure: its amounts are those of the entries that the figure counts. */
export const behindRow = z.object({
  store: z.string(),
  order_id: z.string(),
  ordered_at: z.string().describe('UTC, "2026-01-31 10:00:00.000"'),
  sales_channel: z.string(),
  country: z.string(),
  customer_id: z.string(),
  ...amounts,
})

/** What all entries of the figure add up to; `without_order` is the part that belongs to no order (fees, unallocated spend). */
export const behindTotals = z.object({
  ...amounts,
  orders: z.int().describe('Orders that count as a purchase, as every measure counts them'),
  without_order: z.object({ other_fees: money, marketing: money }),
})

const cursor = pageCursor(z.tuple([cursorMoment, z.string(), z.string()]))

export type OrdersBehind = {
  currency: string
  exchange?: Exchange
  items: z.infer<typeof behindRow>[]
  /** Only on the first page. */
  totals?: z.infer<typeof behindTotals>
  next?: string
}

/** Parameters of the list of orders. */
export const behindParams = behind.extend({
  cursor: z.string().optional().describe('Where the last page ended'),
  limit: z.coerce.number().int().min(1).max(1000).default(50).describe('Orders of a page'),
})

/**
 * The orders behind a figure, newest first, paged; the first page has the exact totals of all of them. `input` is the
 * figure's own parameters, and what narrows it to a row (see `orders` of a measure). Throws as `runMeasure` does.
 */
export async function ordersBehind(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  input: unknown,
  { signal }: { signal?: AbortSignal } = {},
): Promise<OrdersBehind> {
  const params = readParams(behindParams, input)
  const question = questionOf(params, scope)
  const options: Options = { limits, ...(signal && { signal }) }
  await demandRates(warehouse, question, options)
  const rows = await warehouse.query<unknown>(pageOf(question, params), options)
  const exchange = await exchangeFor(warehouse, scope, question, options)
  const items = rows.slice(0, params.limit).map((row) => behindRow.parse(row))
  const last = items.at(-1)
  const totals = params.cursor === undefined ? await totalsOf(warehouse, question, options) : undefined
  return {
    currency: exchange?.to ?? scope.currency,
    ...(exchange && { exchange }),
    items: exchange ? items.map((item) => convertedRow(item, moneyColumns, converterOf(exchange))) : items,
    ...(totals && { totals: exchange ? totalsIn(exchange, totals) : totals }),
    ...(rows.length > params.limit && last && { next: cursor.write([last.ordered_at, last.store, last.order_id]) }),
  }
}

const moneyColumns = Object.fromEntries(
  ['price_paid', 'net_sales', 'refunds', 'cm1', 'cm2', 'cm3', 'other_fees', 'marketing'].map((name) => [
    name,
    { unit: 'money' as const },
  ]),
)

function totalsIn(exchange: Exchange, totals: z.infer<typeof behindTotals>): z.infer<typeof behindTotals> {
  const convert = converterOf(exchange)
  const without_order = convertedRow(totals.without_order, moneyColumns, convert)
  return { ...convertedRow(totals, moneyColumns, convert), without_order }
}

const sums = sql`
      sum(entries.units) AS units, sum(entries.price_paid) AS price_paid, sum(entries.net_sales) AS net_sales,
      -sumIf(entries.net_sales, entry = 'refund') AS refunds, ${marginOf('cm1')} AS cm1, ${marginOf('cm2')} AS cm2, ${marginOf('cm3')} AS cm3,
      count() AS entries`

// Inside, nothing is named like a column that a filter speaks of: the engine would filter by the aggregate.
function pageOf(p: Question & Behind, page: Pick<z.output<typeof behindParams>, 'cursor' | 'limit'>): Sql {
  const older = page.cursor === undefined ? sql`` : sql`HAVING ${olderThan(...cursor.read(page.cursor))}`
  return sql`
    SELECT toString(store) AS store, order_id, toString(first_at) AS ordered_at, toString(channel) AS sales_channel,
      toString(market) AS country, buyer AS customer_id, page.* EXCEPT (store, order_id, first_at, channel, market, buyer)
    FROM (
      SELECT store, order_id, min(ordered_at) AS first_at, any(sales_channel) AS channel, any(country) AS market, any(customer_id) AS buyer,${sums}
      FROM order_economics AS entries WHERE ${entriesBehind(p)} AND order_id != ''
      GROUP BY store, order_id ${older}
      ORDER BY first_at DESC, store DESC, order_id DESC LIMIT ${u64(page.limit + 1)}
    ) AS page
    ORDER BY first_at DESC, page.store DESC, order_id DESC`
}

const olderThan = (at: string, store: string, orderId: string) =>
  sql`(first_at, store, order_id) < (${boundMoment(at)}, ${str(store)}, ${str(orderId)})`

async function totalsOf(
  warehouse: Warehouse,
  p: Question & Behind,
  options: Options,
): Promise<z.infer<typeof behindTotals>> {
  const [row] = await warehouse.query<Record<string, unknown>>(
    sql`
    SELECT figures.*, orders
    FROM (
      SELECT ${sums}, sumIf(other_fees, order_id = '') AS loose_fees, sumIf(ads + creator + affiliate, order_id = '') AS loose_marketing
      FROM order_economics AS entries WHERE ${entriesBehind(p)}
    ) AS figures
    CROSS JOIN (SELECT count() AS orders FROM orders WHERE ${purchasesBehind(p)}) AS counted`,
    options,
  )
  const { loose_fees, loose_marketing, ...all } = row ?? {}
  return behindTotals.parse({ ...all, without_order: { other_fees: loose_fees, marketing: loose_marketing } })
}
