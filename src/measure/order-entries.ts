import { Problem } from '../kernel/errors.ts'
import { dayOf } from '../kernel/time.ts'
import type { Scope } from '../manage/scope.ts'
import { type Sql, sql, str, u64, u64s } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { converterOf } from './conversion.ts'
import { type Exchange, exchangeFor } from './exchange.ts'

/** An entry of the ledger: amounts in minor units of the answer's currency, and how each is known. `currency` is the file's. */
type OrderEntry = {
  entry: string
  at: string
  sku: string
  line_kind: string
  status: string
  campaign: string
  coupon_code: string
  currency: string
  units: number
  amounts: { name: string; amount: number | null; basis: string }[]
  load: number
  line_no: number
}

/** A line of a file that speaks of the order: the registry knows the import by its load. */
type OrderSource = {
  fact: string
  load: number
  line_no: number
  source: string
  as_of: string
  says: string
  /** The order came without this order line, which counts no more. */
  removed: boolean
}

export type OrderDetail = {
  store: string
  order_id: string
  currency: string
  exchange?: Exchange
  ordered_at: string
  sales_channel: string
  country: string
  customer_id: string
  customer_rank: number
  entries: OrderEntry[]
  sources: OrderSource[]
}

type Head = Omit<OrderDetail, 'store' | 'order_id' | 'currency' | 'exchange' | 'entries' | 'sources'>
type Sought = { store: string; order_id: string; currency?: string | undefined; rate_day?: string | undefined }

/**
 * Everything the ledger says of one order, and the lines it was read from. In another currency than the brand's it is
 * converted at the rate of `rate_day`, or of the day of the order. Throws `not_found` and `missing_rate`.
 */
export async function orderEntries(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  { store, order_id: orderId, currency, rate_day }: Sought,
): Promise<OrderDetail> {
  const named = sql`brand = ${str(scope.brand)} AND store = ${str(store)} AND order_id = ${str(orderId)}`
  const ofLedger = sql`FROM order_economics WHERE ${named} AND slice = ${u64(scope.slice)}`
  const [head] = await warehouse.query<Head>(sql`
    SELECT toString(ordered_at) AS ordered_at, sales_channel, country, customer_id, order_rank AS customer_rank
    ${ofLedger} ORDER BY order_economics.ordered_at LIMIT 1`)
  if (!head || orderId === '') throw new Problem('not_found', { what: 'order' })
  const entries = await warehouse.query<OrderEntry>(sql`
    SELECT entry, toString(at) AS at, sku, line_kind, status, campaign, coupon_code, currency, units, load, line_no,
      arrayMap(one -> CAST(one, 'Tuple(name String, amount Nullable(Int64), basis String)'), [${amounts}]) AS amounts
    ${ofLedger} ORDER BY order_economics.at, entry, line_no`)
  const sources = await orderSources(warehouse, scope, { named, store, channel: head.sales_channel, orderId })
  const ordered = dayOf(new Date(`${head.ordered_at.replace(' ', 'T')}Z`), scope.timeZone)
  const exchange = await exchangeFor(warehouse, scope, { currency, rate_day, from: ordered, to: ordered })
  const told = exchange ? entriesIn(exchange, entries) : entries
  const money = { currency: exchange?.to ?? scope.currency, ...(exchange && { exchange }) }
  return { store, order_id: orderId, ...head, ...money, entries: told, sources }
}

function entriesIn(exchange: Exchange, entries: readonly OrderEntry[]): OrderEntry[] {
  const convert = converterOf(exchange)
  const inOther = (amount: number | null) => (amount === null ? null : convert(amount))
  return entries.map(({ amounts, ...entry }) => ({
    ...entry,
    amounts: amounts.map((one) => ({ ...one, amount: inOther(one.amount) })),
  }))
}

type SoughtOrder = { named: Sql; store: string; channel: string; orderId: string }

/**
 * The lines behind the ledger: those of the order itself, and the returns and fees that the books match to it, by channel,
 * and by store where several stores of the channel have the number.
 */
function orderSources(
  warehouse: Warehouse,
  { brand, liveLoads }: Scope,
  { named, store, channel, orderId }: SoughtOrder,
): Promise<OrderSource[]> {
  const live = sql`load IN ${u64s(liveLoads)}`
  const numbered = sql`brand = ${str(brand)} AND sales_channel = ${str(channel)} AND order_id = ${str(orderId)} AND ${live}`
  const isOfOneStore = sql`(SELECT min(store) = max(store) FROM order_lines WHERE ${numbered} AND status IN ('placed', 'cancelled'))`
  const matched = sql`${numbered} AND (store = ${str(store)} OR ${isOfOneStore})`
  return warehouse.query<OrderSource>(sql`
    SELECT * FROM (
    SELECT 'order_lines' AS fact, load, line_no, source, toString(as_of) AS as_of, concat(title, ' × ', toString(quantity)) AS says, toBool(status = 'removed') AS removed FROM order_lines WHERE ${named} AND ${live}
    UNION ALL
    SELECT 'returns', load, line_no, source, toString(as_of), concat(disposition, ' ', reason), false FROM returns WHERE ${matched}
    UNION ALL
    SELECT 'fees', load, line_no, source, toString(as_of), concat(transaction, ' ', description), false FROM fees WHERE ${matched}
    ) ORDER BY load, line_no, fact, says`)
}

const amounts = sql`
      ('price_paid', toNullable(price_paid), ''), ('tax', tax, ''), ('coupon', coupon, ''), ('net_sales', net_sales, ''),
      ('goods_cost', goods_cost, toString(goods_cost_basis)), ('cm1', cm1, ''),
      ('commission', commission, toString(commission_basis)), ('fulfilment', fulfilment, toString(fulfilment_basis)),
      ('payment', payment, toString(payment_basis)), ('logistics', logistics, toString(logistics_basis)),
      ('return_cost', return_cost, toString(return_basis)), ('other_fees', other_fees, toString(other_basis)), ('cm2', cm2, ''), ('ads', ads, ''),
      ('creator', creator, toString(creator_basis)), ('affiliate', affiliate, toString(affiliate_basis)), ('cm3', cm3, '')`
