import { products as listed } from '../brand/products.ts'
import type { BookedOrder } from '../truth/day.ts'
import { type Asked, costKnown, each, entriesOf, grouped, isIn, purchasesOf, type Row, ratio, sum } from './asked.ts'
import type { Known } from './brand.ts'
import { part, whole } from './periods.ts'
import { customersIn } from './sales.ts'

const titles = new Map(listed.map(({ sku, title }) => [sku, title]))
const categories = new Map(listed.map(({ sku, category }) => [sku, category]))
const skusOf = ({ order }: BookedOrder) => [...new Set(order.lines.map(({ sku }) => sku))].sort()
const having = (orders: readonly BookedOrder[], ...skus: string[]) =>
  orders.filter((order) => skus.every((sku) => skusOf(order).includes(sku)))

function table(known: Known, asked: Asked): Row[] {
  const purchases = purchasesOf(known, asked)
  const sold = entriesOf(known, asked).filter(({ sku }) => sku !== '')
  return grouped(sold, ({ sku }) => sku).map(({ key: sku, entries }) => {
    const of = (...kinds: string[]) => entries.filter(({ entry }) => kinds.includes(entry))
    const orders = having(purchases, sku)
    const ranks = orders.map(({ place }) => place.rank).filter((rank) => rank > 0)
    const [units, net_sales, cm3] = [
      sum(of('sale', 'cancellation'), 'units'),
      sum(entries, 'net_sales'),
      sum(entries, 'cm3'),
    ]
    const [booked_sales, refunds] = [sum(of('sale'), 'net_sales'), -sum(of('refund'), 'net_sales')]
    const returned_units = -sum(of('refund', 'return'), 'units')
    return {
      sku,
      title: titles.get(sku) ?? '',
      category: categories.get(sku) ?? '',
      units,
      net_sales,
      booked_sales,
      refunds,
      refund_rate: ratio(refunds, booked_sales),
      returned_units,
      return_rate: ratio(returned_units, units),
      cm1: sum(entries, 'cm1'),
      cm2: sum(entries, 'cm2'),
      cm3,
      cm3_rate: ratio(cm3, net_sales),
      cost_known: costKnown(entries),
      orders: orders.length,
      customers: customersIn(orders),
      returning_share: ratio(ranks.filter((rank) => rank > 1).length, ranks.length),
    }
  })
}

/** What is kept of each product and channel before commissions, one order at a time; every cost of the brand is known. */
function rooms(known: Known, asked: Asked): Row[] {
  const sold = entriesOf(known, asked).filter(({ sku, entry }) => sku !== '' && entry !== 'spend')
  return grouped(sold, ({ sku, channel }) => `${sku}|${channel}`).flatMap(({ key, entries }): Row[] => {
    const [sku = '', sales_channel = ''] = key.split('|')
    const sale = entries.filter(({ entry }) => entry === 'sale' || entry === 'cancellation')
    const units = sum(sale, 'units')
    if (units <= 0) return []
    const keeps = (some: typeof entries) => sum(some, 'cm2') - sum(some, 'coupon')
    const orders = grouped(entries, ({ store, orderId }) => `${store}|${orderId}`)
    const bought = orders.filter(
      (one) =>
        sum(
          one.entries.filter((entry) => sale.includes(entry)),
          'units',
        ) > 0,
    ).length
    const [net_sales, booked, kept] = [sum(entries, 'net_sales'), sum(sale, 'net_sales'), keeps(entries)]
    const rate = net_sales > 0 ? kept / net_sales : Number.NaN
    const beyond = orders.reduce(
      (all, one) => all + (keeps(one.entries) - rate * sum(one.entries, 'net_sales')) ** 2,
      0,
    )
    const half = (1.2815515655446004 * Math.sqrt((beyond * bought) / (bought - 1))) / net_sales
    const room = rate - 0.1
    const [low, high] = bought > 1 && net_sales > 0 ? [room - half, room + half] : [null, null]
    const less = (share: number) => (net_sales > 0 ? room - share : null)
    const fees = (['commission', 'fulfilment', 'payment', 'logistics', 'other_fees'] as const).reduce(
      (all, name) => all + sum(entries, name),
      0,
    )
    return [
      {
        ...{ sku, title: titles.get(sku) ?? '', sales_channel, net_sales, units, orders: bought },
        verdict: verdictOf(net_sales, low, high),
        ...{ room: less(0), room_low: low, room_high: high, left: less(0.23) },
        left_per_unit: net_sales > 0 ? Math.round(((room - 0.23) * net_sales) / units) : null,
        ...{ creator_up_to: less(0.08), agency_up_to: less(0.18), leader_up_to: less(0.2) },
        ...{
          price: each(booked, units),
          landed_cost: each(sum(entries, 'goods_cost'), units),
          tolls: each(fees, units),
        },
        returns: each(booked - net_sales + sum(entries, 'return_cost'), units),
        ...{ coupon: each(sum(entries, 'coupon'), units), margin: each(kept, units) },
      },
    ]
  })
}

/** What a unit sells for and costs, by product and channel; every cost of the brand is known. */
function unitCosts(known: Known, asked: Asked): Row[] {
  const sold = entriesOf(known, asked).filter(({ sku, entry }) => sku !== '' && entry !== 'spend')
  return grouped(sold, ({ sku, channel }) => `${sku}|${channel}`).flatMap(({ key, entries }): Row[] => {
    const [sku = '', sales_channel = ''] = key.split('|')
    const sale = entries.filter(({ entry }) => entry === 'sale' || entry === 'cancellation')
    const [units, booked, net_sales] = [sum(sale, 'units'), sum(sale, 'net_sales'), sum(entries, 'net_sales')]
    if (units <= 0 || booked <= 0) return []
    const [goods, returned] = [sum(sale, 'goods_cost'), booked - net_sales]
    const back = returned > 0 ? returned / booked : null
    const deliveries = sum(entries, 'fulfilment') + sum(entries, 'logistics') + sum(entries, 'other_fees')
    return [
      {
        ...{ sku, title: titles.get(sku) ?? '', sales_channel, units },
        ...{ price: each(booked, units), unit_cost: each(goods, units), delivery: each(deliveries, units) },
        platform_rate: ratio(sum(entries, 'commission'), net_sales),
        payment_rate: ratio(sum(entries, 'payment'), booked),
        return_rate: returned / booked,
        return_cost: back && Math.round(sum(entries, 'return_cost') / (back * units)),
        resellable_rate: back && goods > 0 ? (goods - sum(entries, 'goods_cost')) / goods / back : null,
        coupon_rate: ratio(sum(entries, 'coupon'), net_sales),
      },
    ]
  })
}

function verdictOf(net_sales: number, low: number | null, high: number | null): string {
  if (net_sales <= 0) return 'unknown'
  if (low !== null && low >= 0.23) return 'room'
  return high !== null && high < 0.23 ? 'none' : 'tight'
}

type PairAsked = Asked & { with?: string; min_orders: number; limit: number }

function pairs(known: Known, asked: PairAsked): Row[] {
  const purchases = purchasesOf(known, asked)
  const names = new Set(
    purchases.flatMap((order) => {
      const skus = skusOf(order)
      if (asked.with)
        return skus.includes(asked.with)
          ? skus.filter((sku) => sku !== asked.with).map((sku) => `${asked.with}|${sku}`)
          : []
      return skus.flatMap((one, i) => skus.slice(i + 1).map((two) => `${one}|${two}`))
    }),
  )
  return [...names].flatMap((name): Row[] => {
    const [sku = '', other_sku = ''] = name.split('|')
    const count = (...skus: string[]) => having(purchases, ...skus).length
    const [orders, sku_orders, other_orders] = [count(sku, other_sku), count(sku), count(other_sku)]
    if (orders < asked.min_orders) return []
    const strength = {
      confidence: orders / sku_orders,
      lift: (orders * purchases.length) / sku_orders / other_orders,
    }
    const called = { title: titles.get(sku) ?? '', other_title: titles.get(other_sku) ?? '' }
    return [{ sku, other_sku, ...called, orders, sku_orders, other_orders, ...strength }]
  })
}

type ConcentrationAsked = Asked & { of: 'customers' | 'products' | 'markets' }

/** Net sales by holder, whenever something was taken back; '' is nobody. */
function holdings(known: Known, asked: ConcentrationAsked): Map<string, number> {
  const held = new Map<string, number>()
  const give = (holder: string, amount: number) => held.set(holder, (held.get(holder) ?? 0) + amount)
  if (asked.of === 'products') {
    for (const { entry, sku, amounts } of entriesOf(known, { ...asked, basis: 'order' }))
      if (entry !== 'spend' && entry !== 'fee') give(sku, amounts.net_sales)
    return held
  }
  for (const { order, place, entries } of known.orders) {
    if (!isIn(known.dayAt(order.orderedAt), asked) || entries.length === 0) continue
    const kind = place.rank === 1 ? 'new' : place.rank > 1 ? 'returning' : 'unknown'
    if (asked.customer && asked.customer !== kind) continue
    if (asked.sales_channel && order.channel !== asked.sales_channel) continue
    if (asked.country && order.country !== asked.country) continue
    const holder = asked.of === 'customers' ? order.customer.id : order.country
    give(holder, sum(entries, 'net_sales'))
  }
  return held
}

function concentration(known: Known, asked: ConcentrationAsked): Row[] {
  const held = holdings(known, asked)
  const left_out = held.get('') ?? 0
  held.delete('')
  const sorted = [...held.values()].map((one) => Math.max(0, one)).sort((a, b) => b - a)
  const [n, total] = [sorted.length, sorted.reduce((all, one) => all + one, 0)]
  if (n === 0) return []
  // Half the mean difference between any two, over the mean.
  const differences = sorted.reduce((all, one) => all + sorted.reduce((sums, two) => sums + Math.abs(one - two), 0), 0)
  return [0.01, 0.05, 0.1, 0.2, 0.5, 1].map((top_share) => {
    const holders = Math.max(1, Math.ceil(top_share * n - 1e-9))
    const net_sales = sorted.slice(0, holders).reduce((all, one) => all + one, 0)
    return {
      top_share,
      holders,
      net_sales,
      share: ratio(net_sales, total),
      gini: ratio(differences, 2 * n * total),
      hhi: total === 0 ? null : sorted.reduce((all, one) => all + (one / total) ** 2, 0),
      left_out,
    }
  })
}

const filters: Asked[] = [
  whole,
  { ...part, compare: 'previous' },
  { ...whole, sales_channel: 'tiktok_shop' },
  { ...whole, country: 'GB' },
  { ...part, customer: 'new' },
  { ...part, customer: 'returning' },
]

/** Questions about products with what is true. */
export const products = {
  'product-table': [...filters, { ...whole, basis: 'order' as const }, { ...whole, sku: 'LT-LAN-02' }].map((asked) => ({
    asked,
    rows: table,
  })),
  'commission-room': filters.map((asked) => ({ asked, rows: rooms })),
  'unit-costs': filters.map((asked) => ({ asked, rows: unitCosts })),
  'bought-together': filters
    .flatMap((asked): PairAsked[] => [
      { ...asked, min_orders: 1, limit: 1000 },
      { ...asked, min_orders: 2, limit: 1000 },
      { ...asked, with: 'LT-LAN-02', min_orders: 1, limit: 1000 },
    ])
    .map((asked) => ({ asked, rows: pairs })),
  concentration: filters.flatMap((asked) =>
    (['customers', 'products', 'markets'] as const).map((of) => ({ asked: { ...asked, of }, rows: concentration })),
  ),
}
