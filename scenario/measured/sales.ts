import type { BookedOrder } from '../truth/day.ts'
import type { Entry } from '../truth/entry.ts'
import {
  type Asked,
  bucketOf,
  type Comparison,
  costKnown,
  each,
  entriesOf,
  grouped,
  purchasesOf,
  type Row,
  ratio,
  sum,
} from './asked.ts'
import type { Known } from './brand.ts'
import { part, whole } from './periods.ts'

const isSales = ({ entry }: Entry) => entry !== 'spend' && entry !== 'fee'

/** The figures of sales of some entries and the orders that count. */
function salesOf(entries: readonly Entry[], orders: readonly BookedOrder[]) {
  const of = (...kinds: Entry['entry'][]) => entries.filter(({ entry }) => kinds.includes(entry))
  const [net_sales, booked_sales, refunds] = [
    sum(entries, 'net_sales'),
    sum(of('sale'), 'net_sales'),
    -sum(of('refund'), 'net_sales'),
  ]
  return {
    net_sales,
    booked_sales,
    refunds,
    cancellations: -sum(of('cancellation'), 'net_sales'),
    refund_rate: ratio(refunds, booked_sales),
    orders: orders.length,
    average_order: each(net_sales, orders.length),
    units: sum(of('sale', 'cancellation'), 'units'),
    new_customers: orders.filter(({ place }) => place.rank === 1).length,
    new_sales: sum(
      entries.filter(({ rank }) => rank === 1),
      'net_sales',
    ),
    returning_sales: sum(
      entries.filter(({ rank }) => rank > 1),
      'net_sales',
    ),
    orders_without_customer: orders.filter(({ place }) => place.rank === 0).length,
  }
}

/** How many known customers the orders have. */
export function customersIn(orders: readonly BookedOrder[]): number {
  return new Set(orders.map(({ order }) => order.customer.id).filter((id) => id !== '')).size
}

function inOneRow(known: Known, asked: Asked): Row[] {
  const [entries, orders] = [entriesOf(known, asked).filter(isSales), purchasesOf(known, asked)]
  if (entries.length + orders.length === 0) return []
  return [{ ...salesOf(entries, orders), customers: customersIn(orders) }]
}

type OverTime = Asked & { by: 'day' | 'week' | 'month' }

function overTime(known: Known, asked: OverTime): Row[] {
  const day = (entry: Entry) => (asked.basis === 'order' ? entry.orderedDay : entry.day)
  return grouped(
    entriesOf(known, asked).filter(isSales),
    (entry) => bucketOf(asked.by, day(entry)),
    purchasesOf(known, asked),
    ({ order }) => bucketOf(asked.by, known.dayAt(order.orderedAt)),
  ).map(({ key, entries, orders }) => ({ bucket: key, ...salesOf(entries, orders) }))
}

function byMarket(known: Known, asked: Asked): Row[] {
  const all = entriesOf(known, asked)
  const orders = purchasesOf(known, asked)
  const markets = grouped(
    all,
    ({ country }) => country,
    orders,
    ({ order }) => order.country,
  )
  return markets.map((market) => {
    const entries = market.entries.filter(isSales)
    const cm3 = sum(market.entries, 'cm3')
    const sales = salesOf(entries, market.orders)
    return {
      country: market.key,
      share: ratio(sales.net_sales, sum(all, 'net_sales')),
      ...sales,
      cm1: sum(market.entries, 'cm1'),
      cm2: sum(market.entries, 'cm2'),
      cm3,
      cm3_rate: ratio(cm3, sales.net_sales),
      cost_known: costKnown(market.entries),
    }
  })
}

/** Lines of orders are products in this brand; fees and spend that no order carries are none. */
function lineKind({ entry, orderId }: Entry): string {
  if (orderId !== '') return 'product'
  return entry === 'fee' ? 'fee' : ''
}

function byKind(known: Known, asked: Asked): Row[] {
  const kinds = grouped(entriesOf(known, asked), (entry) => `${lineKind(entry)}|${entry.entry}`)
  return kinds.map(({ key, entries }) => {
    const [line_kind = '', entry = ''] = key.split('|')
    const [anonymous, uncosted] = [
      entries.filter(({ customer }) => customer === ''),
      entries.filter((e) => !e.costKnown),
    ]
    return {
      line_kind,
      entry,
      lines: entries.length,
      units: sum(entries, 'units'),
      net_sales: sum(entries, 'net_sales'),
      without_customer: anonymous.length,
      without_customer_sales: sum(anonymous, 'net_sales'),
      without_price: entries.filter(({ amounts }) => amounts.net_sales === 0 && amounts.tax === 0).length,
      without_product: entries.filter(({ sku }) => sku === '').length,
      without_cost: uncosted.length,
      without_cost_sales: sum(uncosted, 'net_sales'),
    }
  })
}

const filters: Asked[] = [
  whole,
  { ...part, compare: 'previous' },
  { ...part, basis: 'order' },
  { ...whole, sales_channel: 'amazon' },
  { ...whole, country: 'DE' },
  { ...whole, store: 'tiktok-us' },
  { ...whole, sku: 'LT-LAN-02' },
  { ...whole, campaign: '(none)' },
  { ...part, customer: 'new' },
  { ...part, customer: 'returning', basis: 'order' },
  { ...whole, customer: 'unknown' },
  { ...part, compare: 'year' },
]

/** Questions about sales with what is true. */
export const sales = {
  'sales-summary': filters.map((asked) => ({ asked, rows: inOneRow })),
  'sales-over-time': filters.flatMap((asked) =>
    (['day', 'week', 'month'] as const).map(
      (by): Comparison<OverTime> => ({ asked: { ...asked, by }, rows: overTime }),
    ),
  ),
  'market-table': filters.map((asked) => ({ asked, rows: byMarket })),
  'line-kinds': filters.map((asked) => ({ asked, rows: byKind })),
}
