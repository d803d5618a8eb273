import { marketplaceAds } from '../../kernel/channel.ts'
import { Problem } from '../../kernel/errors.ts'
import { addDays } from '../../kernel/time.ts'
import type { Scope } from '../../manage/scope.ts'
import { spendFacts } from '../../measure/economics/spend-facts.ts'
import { marketplaces, touchedOrders } from '../../measure/moat/touched-orders.ts'
import { ofSlice, within } from '../../measure/within.ts'
import { day, type Sql, sql, str, strs, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Cell, DarkInputs, GroupRow, WeekSum } from './dark-inputs.ts'

/** As many weeks before the last order are read at most; levels are theirs. */
const mostWeeks = 26
/** As many places are told apart: those with most orders. */
const mostCells = 12
/** As many groups of customers are drawn from. */
const groups = 40
/** Touches of so many days before an order count. */
const windowDays = 30

/** What a dark test was made of, and what paid traffic costs by place in as many weeks. */
export type ReadInputs = {
  lastDay: string
  inputs: DarkInputs
  costs: readonly (Cell & { cost: number })[]
  costKnown: number
}

/** Reads sums of weeks and of groups of customers; no order and no customer leaves the warehouse. Undefined without orders. */
export async function readInputs(
  warehouse: Warehouse,
  scope: Scope,
  options: Options,
): Promise<ReadInputs | undefined> {
  const known = await knownOf(warehouse, scope, options)
  if (!known) return undefined
  const weeks = Math.min(mostWeeks, Math.floor(known.days / 7))
  const p = {
    scope,
    from: addDays(known.last_day, 1 - 7 * Math.max(1, weeks)),
    to: known.last_day,
    window_days: windowDays,
  }
  const ask = <Row>(statement: Sql) => warehouse.query<Row>(statement, options)
  const largest = await ask<Cell>(largestPlaces(p))
  const sums = await ask<Omit<WeekSum, 'cell'> & Cell>(weekSums(p, largest))
  const customers = await ask<Omit<GroupRow, 'cell'> & Cell>(customerGroups(p, largest, grainOf(known.customers)))
  const cells = distinctCells([...sums, ...customers])
  const place = new Map(cells.map((cell, i) => [keyOf(cell), i]))
  const inCell = <Row extends Cell>(row: Row) => ({ ...row, cell: place.get(keyOf(row)) as number })
  return {
    lastDay: known.last_day,
    costKnown: known.costed,
    costs: await ask(paidCosts(p)),
    inputs: {
      ...{ cells, weeks, groups, claimed: claimedOf(await ask<Claim>(marketClaims(p))) },
      sums: sums.map(inCell),
      customers: customers.map(inCell),
    },
  }
}

/** Of more customers than this, histories are counted by four weeks: there are so many fewer of them. */
const mostByWeek = 100_000

function grainOf(customers: number): 7 | 28 {
  return customers <= mostByWeek ? 7 : 28
}

type Window = { scope: Scope; from: string; to: string; window_days: number }
type Known = { orders: number; customers: number; unknown: number; last_day: string; days: number; costed: number }

/** Orders that are known, and of how many the margin is. */
async function knownOf(warehouse: Warehouse, scope: Scope, options: Options): Promise<Known | undefined> {
  const zone = str(scope.timeZone)
  const [found] = await warehouse.query<Known>(
    sql`
    SELECT count() AS orders, toString(toDate(max(ordered_at), ${zone})) AS last_day,
      dateDiff('day', toDate(min(ordered_at), ${zone}), toDate(max(ordered_at), ${zone})) + 1 AS days, countIf(cm2 IS NOT NULL) / count() AS costed,
      (SELECT countIf(empty(order_days)) FROM customers WHERE ${ofScope(scope)}) AS unknown,
      (SELECT count() FROM customers WHERE ${ofScope(scope)}) AS customers
    FROM orders WHERE ${ofScope(scope)} AND counts = 1`,
    options,
  )
  if (!found || found.orders === 0) return undefined
  if (found.unknown > 0) throw new Problem('conflict', { reason: 'figures are about to be derived anew' })
  return found
}

function ofScope(scope: Scope): Sql {
  return ofSlice({ scope })
}

function largestPlaces(p: Window): Sql {
  return sql`
    SELECT toString(country) AS country, toString(sales_channel) AS sales_channel FROM orders WHERE ${ofSlice(p)} AND counts = 1
    GROUP BY country, sales_channel ORDER BY count() DESC, country, sales_channel LIMIT ${u64(mostCells)}`
}

/** The market of a place that is large, '' of any other. */
function marketOf(country: Sql, channel: Sql, largest: readonly Cell[]): Sql {
  return sql`if(concat(${country}, ' ', ${channel}) IN ${strs(largest.map(keyOf))}, ${country}, '')`
}

/** An order counts with its own day; several orders of a customer's day are one. Orders of unknown margin are left out. */
function weekSums(p: Window, largest: readonly Cell[]): Sql {
  const zone = str(p.scope.timeZone)
  return sql`
    SELECT week, market AS country, channel AS sales_channel, kind, hold, touch,
      if(kind = 'nameless', sum(counts), uniqExactIf((customer_id, ordered_on), counts = 1)) AS days, sum(brought) AS margin
    FROM (
      SELECT customer_id, counts, hold, touch, assumeNotNull(cm2) AS brought, sales_channel AS channel, toDate(ordered_at, ${zone}) AS ordered_on,
        intDiv(dateDiff('day', ${day(p.from)}, ordered_on), 7) AS week, ${marketOf(sql`country`, sql`sales_channel`, largest)} AS market,
        multiIf(customer_id = '' OR customer_first_at IS NULL, 'nameless', ordered_on > toDate(customer_first_at, ${zone}), 'repeat', 'first') AS kind
      FROM ${touchedOrders(p)} AS touched WHERE cm2 IS NOT NULL
    )
    GROUP BY week, market, channel, kind, hold, touch`
}

/** Customers by place, group and history; times are told by the middle of their weeks, or four weeks. */
function customerGroups(p: Window, largest: readonly Cell[], grain: number): Sql {
  const told = (days: Sql) => sql`${u64(grain)} * intDiv(${days}, ${u64(grain)}) + ${u64(Math.floor(grain / 2))}`
  return sql`
    SELECT group, market AS country, channel AS sales_channel, repeats, last, age, count() AS customers
    FROM (
      SELECT cityHash64(customer_id, 'dark test') % ${u64(groups)} AS group, toString(first_sales_channel) AS channel,
        ${marketOf(sql`toString(country)`, sql`toString(first_sales_channel)`, largest)} AS market, length(order_days) - 1 AS repeats,
        if(repeats = 0, 0, ${told(sql`toInt32(order_days[-1]) - toInt32(order_days[1])`)}) AS last, ${told(sql`toInt32(${day(p.to)}) - toInt32(order_days[1])`)} AS age
      FROM customers WHERE ${ofSlice(p)}
    )
    GROUP BY group, market, channel, repeats, last, age`
}

function paidCosts(p: Window): Sql {
  return sql`
    SELECT toString(country) AS country, toString(sales_channel) AS sales_channel, sum(ads + creator + affiliate) AS cost
    FROM order_economics AS entries WHERE ${within(p)} GROUP BY country, sales_channel`
}

type Claim = { sales_channel: string; spent: number; stated: number | null; sold: number }

/** What marketplaces' own ads claim to have sold there, beside all that was sold, and what any paid traffic there cost. */
function marketClaims(p: Window): Sql {
  const platforms = marketplaceAds.map(([platform]) => platform)
  const channels = marketplaceAds.map(([, channel]) => channel)
  return sql`
    SELECT sold_on AS sales_channel, sum(spent_there) AS spent, sum(stated_there) AS stated, sum(sold_there) AS sold
    FROM (
      SELECT transform(spends.key, ${strs(platforms)}, ${strs(channels)}, '') AS sold_on, toInt64(0) AS spent_there, toNullable(toInt64(stated)) AS stated_there, toInt64(0) AS sold_there
      FROM (${spendFacts(p, sql`toString(platform)`)}) AS spends WHERE key IN ${strs(platforms)}
      UNION ALL
      SELECT toString(sales_channel) AS sold_on, toInt64(sum(ads + creator + affiliate)), NULL, toInt64(sum(net_sales)) FROM order_economics AS entries
      WHERE ${within(p)} AND sales_channel IN ${strs(marketplaces)} GROUP BY sold_on
    )
    GROUP BY sold_on`
}

/** Where nothing is paid for traffic nothing is bought by it; what is paid for and not stated is assumed. */
function claimedOf(claims: readonly Claim[]): Record<string, number> {
  return Object.fromEntries(
    claims.flatMap(({ sales_channel, spent, stated, sold }) => {
      if (spent <= 0) return [[sales_channel, 0]]
      return stated === null || sold <= 0 ? [] : [[sales_channel, Math.min(1, Math.max(0, stated / sold))]]
    }),
  )
}

function distinctCells(rows: readonly Cell[]): Cell[] {
  const found = new Map(
    rows.map(({ country, sales_channel }) => [keyOf({ country, sales_channel }), { country, sales_channel }]),
  )
  return [...found.keys()].sort().map((key) => found.get(key) as Cell)
}

function keyOf({ country, sales_channel }: Cell): string {
  return `${country} ${sales_channel}`
}
