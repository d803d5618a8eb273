import { addDays, daysBetween } from '../../src/kernel/time.ts'
import type { BookedOrder } from '../truth/day.ts'
import { type Asked, bucketOf, purchasesOf, type Row, ratio } from './asked.ts'
import type { Known } from './brand.ts'
import { part, whole } from './periods.ts'

const dayMs = 86_400_000
const netOf = ({ entries }: BookedOrder) => entries.reduce((all, { amounts }) => all + amounts.net_sales, 0)
const keptOf = ({ entries }: BookedOrder) => entries.reduce((all, { amounts }) => all + amounts.cm3, 0)
const add = (orders: readonly BookedOrder[], of: (order: BookedOrder) => number) =>
  orders.reduce((all, order) => all + of(order), 0)
const people = (orders: readonly BookedOrder[]) => new Set(orders.map(({ order }) => order.customer.id)).size

/** Every purchase, up to the last day asked about, of the customers whose first is of the period and matches. */
function purchasesOfNew(known: Known, asked: Asked): BookedOrder[] {
  const chosen = new Set(purchasesOf(known, { ...asked, customer: 'new' }).map(({ order }) => order.customer.id))
  const all = purchasesOf(known, { from: known.from, to: asked.to })
  return all.filter(({ order, place }) => place.rank > 0 && chosen.has(order.customer.id))
}

type CohortAsked = Asked & { by: 'week' | 'month'; metric: 'customers' | 'orders' | 'net_sales' | 'cm3' }

/** The first day of the step of time some steps later. */
function later(from: string, by: 'week' | 'month', steps: number): string {
  if (by === 'week') return addDays(from, 7 * steps)
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + steps
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

function retention(known: Known, asked: CohortAsked): Row[] {
  const stepAt = (at: number | undefined) => bucketOf(asked.by, known.dayAt(at ?? Number.NaN))
  const figures = (orders: readonly BookedOrder[]) => ({
    customers: people(orders),
    orders: orders.length,
    net_sales: add(orders, netOf),
    cm3: add(orders, keptOf),
  })
  const cohorts = Map.groupBy(purchasesOfNew(known, asked), ({ place }) => stepAt(place.firstAt))
  const rows: Row[] = [...cohorts].flatMap(([cohort, orders]) => {
    const first = figures(orders.filter(({ order }) => stepAt(order.orderedAt) === cohort))
    const ages: Row[] = []
    for (let age = 0; later(cohort, asked.by, age) <= asked.to; age++) {
      const [from, next] = [later(cohort, asked.by, age), later(cohort, asked.by, age + 1)]
      const now = figures(orders.filter(({ order }) => stepAt(order.orderedAt) === from))
      const complete = next <= addDays(asked.to, 1) ? 1 : 0
      const share = ratio(now[asked.metric], first[asked.metric])
      ages.push({ cohort, age, cohort_customers: first.customers, ...now, share, complete })
    }
    return ages
  })
  const unknown = purchasesOf(known, { ...asked, customer: 'all' }).filter(({ order }) => order.customer.id === '')
  if (unknown.length === 0) return rows
  const nobody = { ...figures(unknown), customers: 0, share: null, complete: 1 }
  return [...rows, { cohort: null, age: 0, cohort_customers: 0, ...nobody }]
}

/** An end of Wilson's interval of 95% of a share k of n. */
function wilson(k: number, n: number, side: -1 | 1): number {
  const [z, share] = [1.959963984540054, k / n]
  const spread = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  return (share + z ** 2 / (2 * n) + side * spread) / (1 + z ** 2 / n)
}

function repeats(known: Known, asked: Asked): Row[] {
  const orders = purchasesOfNew(known, asked)
  const booked = known.orders.map(({ order }) => order.orderedAt)
  const until = Math.min(Date.parse(`${addDays(asked.to, 1)}T00:00:00+08:00`), Math.max(...booked))
  return [30, 60, 90, 180, 365].flatMap((days) => {
    const old = orders.filter(({ place }) => until - (place.firstAt ?? 0) >= days * dayMs)
    const [customers, repeated] = [
      old.filter(({ place }) => place.rank === 1).length,
      old.filter(({ place, order }) => place.rank === 2 && order.orderedAt - (place.firstAt ?? 0) < days * dayMs)
        .length,
    ]
    if (customers === 0) return []
    const interval = { low: wilson(repeated, customers, -1), high: wilson(repeated, customers, 1) }
    return { days, customers, repeated, repeat_rate: repeated / customers, ...interval }
  })
}

type GapAsked = Asked & { bin_days: number; max_days: number }

function gaps(known: Known, asked: GapAsked): Row[] {
  const days = purchasesOf(known, asked)
    .flatMap(({ order, place }) =>
      place.previousAt === undefined
        ? []
        : [daysBetween(known.dayAt(place.previousAt), known.dayAt(order.orderedAt)) - 1],
    )
    .sort((a, b) => a - b)
  const at = (place: number) => days[place] ?? Number.NaN
  const median = (at(Math.floor((days.length - 1) / 2)) + at(Math.ceil((days.length - 1) / 2))) / 2
  const last = Math.floor(asked.max_days / asked.bin_days) * asked.bin_days
  const bins = Map.groupBy(days, (gap) => Math.min(last, Math.floor(gap / asked.bin_days) * asked.bin_days))
  return [...bins].map(([from_day, inside]) => ({
    from_day,
    to_day: from_day === last ? null : from_day + asked.bin_days - 1,
    purchases: inside.length,
    share: inside.length / days.length,
    share_up_to: days.filter((gap) => from_day === last || gap < from_day + asked.bin_days).length / days.length,
    median_days: median,
  }))
}

function grid(known: Known, asked: Asked): Row[] {
  const bought = Map.groupBy(
    purchasesOf(known, asked).filter(({ order }) => order.customer.id !== ''),
    ({ order }) => order.customer.id,
  )
  const persons = [...bought.values()].map((orders) => ({
    last: known.dayAt(Math.max(...orders.map(({ order }) => order.orderedAt))),
    times: orders.length,
    net: add(orders, netOf),
  }))
  const part = (lower: number) => 1 + Math.floor((5 * lower) / persons.length)
  const cells = Map.groupBy(persons, ({ last, times }) => {
    const recency = part(persons.filter((other) => other.last < last).length)
    return `${recency}|${part(persons.filter((other) => other.times < times).length)}`
  })
  return [...cells].map(([key, inside]) => {
    const [recency = 0, frequency = 0] = key.split('|').map(Number)
    const [days, times] = [inside.map(({ last }) => last).sort(), inside.map((one) => one.times)]
    return {
      recency,
      frequency,
      customers: inside.length,
      share: inside.length / persons.length,
      orders: times.reduce((all, one) => all + one, 0),
      net_sales: inside.reduce((all, { net }) => all + net, 0),
      last_order_from: days[0] ?? '',
      last_order_to: days.at(-1) ?? '',
      orders_from: Math.min(...times),
      orders_to: Math.max(...times),
    }
  })
}

const filters: Asked[] = [
  whole,
  { ...part, compare: 'previous' },
  { ...whole, sales_channel: 'own_site' },
  { ...whole, country: 'US' },
  { ...whole, sku: 'LT-LAN-02' },
  { ...whole, campaign: '(none)' },
]
const metrics = ['customers', 'orders', 'net_sales', 'cm3'] as const

/** Questions about customers with what is true. */
export const customers = {
  'cohort-retention': filters.flatMap((asked) =>
    metrics.flatMap((metric) =>
      (['week', 'month'] as const).map((by) => ({ asked: { ...asked, by, metric }, rows: retention })),
    ),
  ),
  'repeat-rate': filters.map((asked) => ({ asked, rows: repeats })),
  'days-between-purchases': filters.flatMap((asked) =>
    [1, 7, 30].map((bin_days) => ({ asked: { ...asked, bin_days, max_days: 60 }, rows: gaps })),
  ),
  'rfm-grid': filters.map((asked) => ({ asked, rows: grid })),
}
