import { deriveBoughtAgain } from '../src/derive/bought-again.ts'
import type { Scope } from '../src/manage/scope.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'

/** An entry of the ledger as a test states it; amounts in minor units, zero unless said otherwise. */
type BookedEntry = Partial<typeof zero> & {
  at: string
  entry?: 'sale' | 'refund' | 'cancellation' | 'fee' | 'spend'
  sku?: string
  units?: number
  line_kind?: string
  /** null: not known. */
  goods_cost?: number | null
  bases?: Partial<Record<(typeof bases)[number], string>>
}
/** An order as a test states it; whoever names a customer names the place among the customer's orders, too. */
export type BookedOrder = {
  order_id: string
  store?: string
  sales_channel?: string
  country?: string
  campaign?: string
  customer_id?: string
  order_rank?: number
  first_at?: string
  previous_at?: string
  coupon_code?: string
  entries: BookedEntry[]
}

const zero = {
  price_paid: 0,
  tax: 0,
  coupon: 0,
  net_sales: 0,
  commission: 0,
  fulfilment: 0,
  payment: 0,
  logistics: 0,
  return_cost: 0,
  other_fees: 0,
  ads: 0,
  creator: 0,
  affiliate: 0,
}
const bases = [
  'goods_cost',
  'commission',
  'fulfilment',
  'payment',
  'logistics',
  'return',
  'creator',
  'affiliate',
  'other',
] as const

type Cell = string | number | null | readonly string[]
type Cells = Record<string, Cell>

/** Writes orders straight into the derived tables, as a rebuild would have left them. An order_id '' is an entry without an order. */
export async function book(warehouse: Warehouse, scope: Scope, orders: BookedOrder[]): Promise<void> {
  const booked = orders.map((order) => ({ order, entries: order.entries.map((entry) => entryOf(scope, order, entry)) }))
  await insertRows(
    warehouse,
    'order_economics',
    booked.flatMap(({ entries }) => entries),
  )
  const real = booked.filter(({ order }) => order.order_id !== '')
  await insertRows(
    warehouse,
    'orders',
    real.map(({ order, entries }) => orderOf(scope, order, entries)),
  )
  await deriveBoughtAgain(warehouse, scope)
}

/** Rows into any table: columns by name, instants as "2026-01-31 10:00:00". */
export async function insertRows(warehouse: Warehouse, table: string, rows: readonly Cells[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const tsv = rows.map((row) => `${columns.map((column) => text(row[column])).join('\t')}\n`).join('')
  await warehouse.insert(table, columns, Buffer.from(tsv))
}

function headOf(scope: Scope, order: BookedOrder): Cells {
  return {
    brand: scope.brand,
    slice: scope.slice,
    store: order.store ?? 'Shop',
    sales_channel: order.sales_channel ?? 'own_site',
    country: order.country ?? 'US',
    order_id: order.order_id,
    customer_id: order.customer_id ?? '',
    customer_first_at: order.first_at ?? null,
    order_rank: order.order_rank ?? 0,
    campaign: order.campaign ?? '',
    currency: scope.currency,
  }
}

function entryOf(scope: Scope, order: BookedOrder, stated: BookedEntry): Cells {
  const { bases: known = {}, ...entry } = stated
  const goods = entry.goods_cost === undefined ? 0 : entry.goods_cost
  const all = { ...zero, ...entry }
  const cm1 = goods === null ? null : all.net_sales - goods
  const cm2 =
    cm1 === null
      ? null
      : cm1 - all.commission - all.fulfilment - all.payment - all.logistics - all.return_cost - all.other_fees
  const cm3 = cm2 === null ? null : cm2 - all.ads - all.creator - all.affiliate - all.coupon
  return {
    ...headOf(scope, order),
    ...all,
    price_paid: stated.price_paid ?? all.net_sales + all.tax - all.coupon,
    entry: entry.entry ?? 'sale',
    ordered_at: order.entries[0]?.at ?? entry.at,
    line_kind: entry.line_kind ?? 'product',
    sku: entry.sku ?? '',
    units: entry.units ?? 0,
    goods_cost: goods,
    cm1,
    cm2,
    cm3,
    ...Object.fromEntries(bases.map((basis) => [`${basis}_basis`, known[basis] ?? 'none'])),
  }
}

function orderOf(scope: Scope, order: BookedOrder, entries: Cells[]): Cells {
  const sum = (column: string, of = entries) => of.reduce((all, entry) => all + Number(entry[column] ?? 0), 0)
  const sales = entries.filter(({ entry }) => entry === 'sale')
  const cancelled = entries.some(({ entry }) => entry === 'cancellation')
  const margin = (column: string) => (entries.every((entry) => entry[column] === null) ? null : sum(column))
  return {
    ...headOf(scope, order),
    ordered_at: entries[0]?.ordered_at ?? null,
    previous_at: order.previous_at ?? null,
    coupon_code: order.coupon_code ?? '',
    counts: sales.length > 0 && !cancelled ? 1 : 0,
    skus: [...new Set(entries.map(({ sku }) => String(sku)))].filter((sku) => sku !== ''),
    units: sum('units'),
    booked_sales: sum('net_sales', sales),
    net_sales: sum('net_sales'),
    price_paid: sum('price_paid'),
    refunds: sum('net_sales', sales) - sum('net_sales'),
    cm1: margin('cm1'),
    cm2: margin('cm2'),
    cm3: margin('cm3'),
  }
}

function text(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '\\N'
  if (Array.isArray(cell)) return `[${cell.map((one) => `'${one}'`).join(',')}]`
  return String(cell)
}
