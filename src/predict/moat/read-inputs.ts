import { Problem } from '../../kernel/errors.ts'
import { addDays, type Day, dayStart } from '../../kernel/time.ts'
import type { Scope } from '../../manage/scope.ts'
import { touchedOrders } from '../../measure/moat/touched-orders.ts'
import { demandRates } from '../../measure/rate-gaps.ts'
import { ofSlice, within } from '../../measure/within.ts'
import { day, instant, type Sql, sql, str, strs, u64, whole } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { type Cell, type CohortRow, cohortStep, cohortSteps, type DarkInputs, type GroupRow } from './dark-inputs.ts'
import { historyGrain } from './history-grain.ts'
import { costKnownOf, type ReadSum, withMargins } from './margins-known.ts'
import { type Claim, claimedOf, marketClaims } from './market-claims.ts'

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
  costs: readonly Cost[]
  /** The share of the orders of these weeks whose costs are known. */
  costKnown: number
}

/**
 * Reads sums of weeks and of groups of customers, as they were at the end of a day, where one is given; what came back of an order since
 * is off it. No order and no customer leaves the warehouse. Undefined without orders.
 */
export async function readInputs(
  warehouse: Warehouse,
  scope: Scope,
  options: Options,
  asOf?: Day,
): Promise<ReadInputs | undefined> {
  const known = await knownOf(warehouse, scope, options, asOf)
  if (!known) return undefined
  const weeks = Math.min(mostWeeks, Math.floor(known.days / 7))
  const p = {
    scope,
    from: addDays(known.last_day, 1 - 7 * Math.max(1, weeks)),
    to: known.last_day,
    window_days: windowDays,
  }
  await demandRates(warehouse, p, options)
  const ask = <Row>(statement: Sql) => warehouse.query<Row>(statement, options)
  const largest = await ask<Cell>(largestPlaces(p))
  const sums = await ask<Omit<ReadSum, 'cell'> & Cell>(weekSums(p, largest))
  const customers = await ask<Omit<GroupRow, 'cell'> & Cell>(customerGroups(p, largest, historyGrain(known.customers)))
  // What is tried on an earlier day tells nothing of cohorts.
  const cohorts = asOf ? [] : await ask<CohortRow>(cohortHistories(p, historyGrain(known.customers)))
  const cells = distinctCells([...sums, ...customers])
  const place = new Map(cells.map((cell, i) => [keyOf(cell), i]))
  const inCell = <Row extends Cell>(row: Row) => ({ ...row, cell: place.get(keyOf(row)) as number })
  const costs = await ask<Cost>(paidCosts(p))
  const read = sums.map(inCell)
  return {
    lastDay: known.last_day,
    costKnown: costKnownOf(read),
    costs,
    inputs: {
      ...{ cells, weeks, groups, claimed: claimedOf(await ask<Claim>(marketClaims(p))) },
      spends: cells.map((cell) => costs.some((one) => one.cost > 0 && leadsTo(one, cell, largest))),
      sums: withMargins(read),
      customers: customers.map(inCell),
      cohorts,
    },
  }
}

/** What orders of some days brought, those of unknown costs as much as the others, in minor units of CM2. */
export async function broughtIn(
  warehouse: Warehouse,
  scope: Scope,
  { from, to }: { from: Day; to: Day },
  options: Options,
): Promise<number> {
  const sums = await warehouse.query<Omit<ReadSum, 'cell'>>(
    weekSums({ scope, from, to, window_days: windowDays }, []),
    options,
  )
  return withMargins(sums.map((sum) => ({ ...sum, cell: 0 }))).reduce((all, { margin }) => all + margin, 0)
}

type Cost = Cell & { cost: number }

/** Whether what was spent there is for this place. Spend of no market may be for any of its sales channel. */
function leadsTo({ country, sales_channel }: Cost, cell: Cell, largest: readonly Cell[]): boolean {
  if (sales_channel !== cell.sales_channel) return false
  const isLarge = largest.some((one) => keyOf(one) === keyOf({ country, sales_channel }))
  return country === '' || cell.country === (isLarge ? country : '')
}

type Window = { scope: Scope; from: string; to: string; window_days: number }
type Known = { orders: number; customers: number; unknown: number; last_day: string; days: number }

/** Orders that are known, and of how many customers. */
async function knownOf(warehouse: Warehouse, scope: Scope, options: Options, asOf?: Day): Promise<Known | undefined> {
  const zone = str(scope.timeZone)
  const until = asOf ? sql` AND ordered_at < ${instant(dayStart(addDays(asOf, 1), scope.timeZone))}` : sql``
  const [found] = await warehouse.query<Known>(
    sql`
    SELECT count() AS orders, toString(toDate(max(ordered_at), ${zone})) AS last_day,
      dateDiff('day', toDate(min(ordered_at), ${zone}), toDate(max(ordered_at), ${zone})) + 1 AS days,
      (SELECT countIf(empty(order_days)) FROM customers WHERE ${ofScope(scope)}) AS unknown,
      (SELECT count() FROM customers WHERE ${ofScope(scope)}) AS customers
    FROM orders WHERE ${ofScope(scope)} AND counts = 1${until}`,
    options,
  )
  if (!found || found.orders === 0) return undefined
  if (found.unknown > 0) throw new Problem('conflict', { reason: 'figures are about to be derived anew' })
  return { ...found, last_day: asOf ?? found.last_day }
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

/** An order counts with its own day; several orders of a customer's day are one. */
function weekSums(p: Window, largest: readonly Cell[]): Sql {
  const zone = str(p.scope.timeZone)
  return sql`
    SELECT week, market AS country, channel AS sales_channel, kind, hold, touch,
      if(kind = 'nameless', sum(counts), uniqExactIf((customer_id, ordered_on), counts = 1)) AS days,
      sum(counts) AS orders, sumIf(counts, brought IS NOT NULL) AS costed, sum(ifNull(brought, 0)) AS known
    FROM (
      SELECT customer_id, counts, hold, touch, cm2 AS brought, sales_channel AS channel, toDate(ordered_at, ${zone}) AS ordered_on,
        intDiv(dateDiff('day', ${day(p.from)}, ordered_on), 7) AS week, ${marketOf(sql`country`, sql`sales_channel`, largest)} AS market,
        multiIf(customer_id = '' OR customer_first_at IS NULL, 'nameless', ordered_on > toDate(customer_first_at, ${zone}), 'repeat', 'first') AS kind
      FROM ${touchedOrders(p)} AS touched
    )
    GROUP BY week, market, channel, kind, hold, touch`
}

/** Times by the middle of their weeks, or four weeks. */
function toldIn(grain: number): (days: Sql) => Sql {
  return (days) => sql`${u64(grain)} * intDiv(${days}, ${u64(grain)}) + ${u64(Math.floor(grain / 2))}`
}

/** So many months of first orders are told apart, the latest. */
const mostCohorts = 24

/** Customers of the latest months of first orders, by group and history, with their later days by age. */
function cohortHistories(p: Window, grain: number): Sql {
  const told = toldIn(grain)
  const steps = u64(cohortSteps)
  return sql`
    SELECT cohort, group, repeats, last, age, count() AS customers, sumForEach(by_age) AS came
    FROM (
      SELECT toString(toStartOfMonth(order_days[1])) AS cohort, cityHash64(customer_id, 'dark test') % ${u64(groups)} AS group, length(order_days) - 1 AS repeats,
        if(repeats = 0, 0, ${told(sql`toInt32(order_days[-1]) - toInt32(order_days[1])`)}) AS last, ${told(sql`toInt32(${day(p.to)}) - toInt32(order_days[1])`)} AS age,
        arrayMap(step -> toUInt64(arrayCount(one -> toInt32(one) - toInt32(order_days[1]) <= ${whole(cohortStep)} * step, arraySlice(order_days, 2))), range(1, ${steps} + 1)) AS by_age
      FROM customers WHERE ${ofSlice(p)} AND order_days[1] >= toStartOfMonth(${day(p.to)}) - toIntervalMonth(${u64(mostCohorts - 1)})
    )
    GROUP BY cohort, group, repeats, last, age`
}

/** Customers by place, group and history; times are told by the middle of their weeks, or four weeks. */
function customerGroups(p: Window, largest: readonly Cell[], grain: number): Sql {
  const told = toldIn(grain)
  return sql`
    SELECT group, market AS country, channel AS sales_channel, repeats, last, age, count() AS customers
    FROM (
      SELECT cityHash64(customer_id, 'dark test') % ${u64(groups)} AS group, toString(first_sales_channel) AS channel,
        ${marketOf(sql`toString(country)`, sql`toString(first_sales_channel)`, largest)} AS market, arrayFilter(one -> one <= ${day(p.to)}, order_days) AS days, length(days) - 1 AS repeats,
        if(repeats = 0, 0, ${told(sql`toInt32(days[-1]) - toInt32(days[1])`)}) AS last, ${told(sql`toInt32(${day(p.to)}) - toInt32(days[1])`)} AS age
      FROM customers WHERE ${ofSlice(p)} AND order_days[1] <= ${day(p.to)}
    )
    GROUP BY group, market, channel, repeats, last, age`
}

function paidCosts(p: Window): Sql {
  return sql`
    SELECT toString(country) AS country, toString(sales_channel) AS sales_channel, sum(ads + creator + affiliate) AS cost
    FROM order_economics AS entries WHERE ${within(p)} GROUP BY country, sales_channel`
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
