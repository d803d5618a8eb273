import { addDays } from '../../kernel/time.ts'
import { type Bound, instant, join, literal, type Sql, sql, strs, whole } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofSlice, periodEnd, periodStart } from '../within.ts'
import { ofTraffic, onDays } from './visits.ts'

/** What tells a journey from others, the earlier first. */
const journeyKey = sql`ordered_at, person, told_as`

/** By what events know an order: the shop's id, or the name that people use, with or without the sign before it. */
const toldIds = sql`arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))`

/** Columns of a journey. */
export type JourneyColumn =
  | 'person'
  | 'visit_at'
  | 'ordered_at'
  | 'day'
  | 'country'
  | 'device'
  | 'touch_at'
  | 'touch_channel'
  | 'touch_source'
  | 'touch_campaign'
  | 'touch_content'
  | 'touch_code'

/** Columns of an order as the ledger has it. */
const ledgerColumns = ['counts', 'net_sales', 'cm2', 'cm3', 'order_rank'] as const
export type LedgerColumn = (typeof ledgerColumns)[number]

/** An order number that a journey tells more days before or after the ledger has it is another order's: numbers begin anew. */
export const apartDays = 31

/**
 * What a question wants of each order and its journey: a column of either, or what it makes of columns of the journey, which need not be
 * carried on then: a place in a row of buckets, what led to the order, or whether nothing that was paid for did.
 */
export type Wanted = JourneyColumn | LedgerColumn | { as: 'place' | 'led_by' | 'is_unpaid'; of: Sql }

/** Days that a question is about; without them it may be about orders of any time. */
type Days = Pick<Question, 'from' | 'to'>
/** Whose orders and journeys are asked about. */
type Asked = Pick<Question, 'scope'>
/**
 * `chosen` are conditions on the journeys that a question is about, and `known` selects the ids that they tell, as `cityHash64`: only orders of
 * those are held, of all days or of some. It may select more: ids of journeys that were replaced are looked at, too, since FINAL costs more than they do.
 */
type Told = { chosen: Sql; known: Sql; columns: readonly Wanted[]; days?: Days }

/**
 * Orders of the own site that journeys tell, each once with the journey that told it first: `store` and `order_id` as the ledger has
 * them, and what is wanted of either.
 */
function ordersToldBy(p: Asked, told: Told): Sql {
  const wanted = told.columns.map((column) => sql`, ${nameOf(column)}`)
  // Sorting finds the first journey of each order in a fraction of the time that argMin takes with tuples.
  return sql`(
    SELECT store, order_id${join(wanted, sql``)}
    FROM ${journeysWithOrder(p, told)}
    ORDER BY ${journeyKey} LIMIT 1 BY store, order_id)`
}

/**
 * The chosen journeys whose order the ledger has, each with the id that it tells as `told_as`, and that order's `store` and `order_id`. Of several
 * orders with the same id it is the one of the source's store; where the source names no store, such an id is none.
 */
function journeysWithOrder(p: Asked, { chosen, known, columns, days }: Told): Sql {
  const made = columns.filter((column) => typeof column === 'object')
  const ledger = ledgerColumns.filter((column) => columns.includes(column))
  const stated = columns.filter((column) => typeof column === 'string' && !ledger.includes(column as LedgerColumn))
  const read = [...new Set<JourneyColumn>([...(stated as JourneyColumn[]), 'ordered_at', 'person'])].map((column) =>
    literal(column),
  )
  const names = [...read, ...[...made, ...ledger].map(nameOf)]
  const values = [...read, ...made.map((column) => sql`${column.of} AS ${nameOf(column)}`)]
  const { store, near, matches, fits } = fitting(p)
  return sql`(
      SELECT ${join(names)}, told_as, store, order_id
      FROM (
        SELECT ${join(names)}, told_as, ${matches}, of_store AS store, of_order AS order_id
        FROM (
          SELECT ${join(values)}, journeys.order_id AS told_as${store} FROM journeys FINAL WHERE ${ofTraffic(p)} AND journeys.order_id != '' AND ${chosen}
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at${join(
            ledger.map((column) => sql`, ${literal(column)}`),
            sql``,
          )}
          FROM orders ARRAY JOIN ${toldIds} AS told_id WHERE ${ofOwnSite(p)}${days ? sql` AND ${orderedAround(p, days)}` : sql``} AND cityHash64(told_id) GLOBAL IN (${known})
        ) AS known ON told.told_as = known.told_id
        WHERE ${near}
      )
      WHERE ${fits}
    )`
}

/**
 * How the order of a journey is found among those that have the id which is told: it is near in time (`near`), and alone (`fits`, by what
 * `matches` counts) or, where sources name stores, the only one of the journey's store (`store`).
 */
function fitting(p: Asked): { store: Sql; near: Sql; matches: Sql; fits: Sql } {
  const near = sql`abs(dateDiff('second', placed_at, told.ordered_at)) <= ${whole(apartDays * daySeconds)}`
  const ofJourney = sql`OVER (PARTITION BY ${journeyKey})`
  const matches = sql`count() ${ofJourney} AS matches`
  if (!namesStores(p)) return { store: sql``, near, matches, fits: sql`matches = 1` }
  return {
    store: sql`, ${storeOfSource(p)} AS own_store`,
    near: sql`${near} AND (own_store = '' OR of_store IN (own_store, ''))`,
    matches: sql`own_store, ${matches}, countIf(of_store = own_store) ${ofJourney} AS own_matches`,
    fits: sql`(matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)`,
  }
}

/** Whether any source of the brand may name the store of its orders. */
function namesStores({ scope }: Asked): boolean {
  return Object.keys(scope.stores).length > 0
}

function nameOf(column: Wanted): Sql {
  return literal(typeof column === 'string' ? column : column.as)
}

/** The orders that journeys of one person tell, as `told_as`, `store` and `order_id`: by what they were told, and what the ledger calls them. */
export function ordersOfPerson(p: Asked, person: Bound, days: Days): Sql {
  const chosen = sql`${onDays(days)} AND person = ${person}`
  const known = sql`SELECT cityHash64(order_id) FROM journeys WHERE ${ofTraffic(p)} AND order_id != '' AND ${chosen}`
  return sql`SELECT DISTINCT told_as, store, order_id FROM ${journeysWithOrder(p, { chosen, known, columns: [], days })}`
}

const daySeconds = 86_400

/**
 * The days in which an order may have been told first that is told on some days, too: orders lie so far before those days, and what
 * tells them so far before them.
 */
function daysOfTelling({ from, to }: Days): Days {
  return { from: addDays(from, -2 * apartDays), to }
}

/** Rows of `orders` that journeys of some days may tell. */
function orderedAround({ scope }: Asked, days: Days): Sql {
  const near = { scope, from: addDays(days.from, -apartDays), to: addDays(days.to, apartDays) }
  return sql`ordered_at >= ${instant(periodStart(near))} AND ordered_at < ${instant(periodEnd(near))}`
}

/**
 * Orders that are told by journeys of a question's days, or were told up to two months before; however many others the brand has does not
 * matter. Whoever asks for them takes those that were told first on its days.
 */
export function ordersOfDays(p: Question, also: Sql, columns: readonly Wanted[]): Sql {
  const chosen = sql`${onDays(daysOfTelling(p))}${also}`
  const known = sql`SELECT cityHash64(order_id) FROM journeys WHERE ${ofTraffic(p)} AND order_id != '' AND ${chosen}`
  return ordersToldBy(p, { chosen, known, columns, days: p })
}

/**
 * Orders that any of these ids may name, with or without a sign before it; `ids` selects them as `order_id`, and `also` are conditions
 * on their journeys.
 */
export function ordersOfIds(p: Question, ids: Sql, also: Sql, columns: readonly Wanted[]): Sql {
  const either = sql`SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (${ids}) WHERE order_id != ''`
  const known = namedBy(p, either)
  return ordersToldBy(p, {
    chosen: sql`cityHash64(order_id) GLOBAL IN (${known})${also}`,
    known,
    columns,
  })
}

/** All ids of orders that are named by any of some, as numbers, which take little to remember: what one of them tells, others may tell by another. */
function namedBy(p: Question, some: Sql): Sql {
  return sql`
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), ${toldIds}))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), ${toldIds})) AS named FROM orders WHERE ${ofOwnSite(p)})
    WHERE named GLOBAL IN (${some})`
}

function ofOwnSite(p: Asked): Sql {
  return sql`${ofSlice(p)} AND sales_channel = 'own_site'`
}

/**
 * The store whose orders the source of a row tells; empty where it names none, or one that no order has: then it tells whatever
 * order has its number.
 */
function storeOfSource(p: Asked): Sql {
  const named = sql`transform(toString(source), ${strs(Object.keys(p.scope.stores))}, ${strs(Object.values(p.scope.stores))}, '')`
  return sql`if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE ${ofOwnSite(p)}), ${named}), ${named}, '')`
}
