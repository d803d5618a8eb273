import { instant, literal, type Sql, sql, str } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ordersOfDays } from '../traffic/told-orders.ts'
import { ofTraffic, onDays } from '../traffic/visits.ts'
import { ofSlice, periodEnd } from '../within.ts'

/** Before any visit or order there is. */
const ever = '2000-01-01'
/** Milliseconds by which what visits tell of the market comes after what orders tell. */
const afterAll = sql`100000000000000`

/**
 * Everybody who is known by the end of a question's period, once each: `who`, a number; `person` of the latest visit, 0 without any; the
 * days seen as `visited`, (day, seconds, whether a product was looked at, whether a cart or checkout was begun); the days with an
 * order, `ordered`; and what the first visit and the first order tell. A visitor whose order is of a customer is that customer,
 * as is the user whose id the customer has; of several customers it is the first. Bots are nobody.
 */
export function knownPeople(p: Question): Sql {
  return sql`(
    SELECT who, argMax(found.person, seen_at) AS person, arraySort(groupArrayIf(visit, found.person != 0)) AS visited,
      arraySort(groupUniqArrayArray(days)) AS ordered, argMinIf(found.channel, at, found.channel != '') AS channel,
      argMinIf(market, toUnixTimestamp64Milli(at) + if(found.person = 0, 0, ${afterAll}), market != '') AS country,
      argMinIf(found.sales_channel, sold_at, found.sales_channel != '') AS sales_channel, argMinIf(found.sku, sold_at, found.sku != '') AS sku
    FROM (
      SELECT if(buyers.customer = 0, seen.person, buyers.customer) AS who, seen.person AS person, seen_at, visit, nameless AS days, at,
        channel, market, buyers.sold_at AS sold_at, buyers.sales_channel AS sales_channel, buyers.sku AS sku
      FROM (${visits(p)}) AS seen GLOBAL ANY LEFT JOIN (${buyingVisitors(p)}) AS buyers ON seen.person = buyers.person
      UNION ALL
      SELECT sipHash64(customer_id), toUInt64(0), toDateTime64(0, 3, 'UTC'), (toUInt32(0), toFloat32(0), toUInt8(0), toUInt8(0)),
        [${dayOf('ordered_at', p)}], ordered_at, '', toString(country), ordered_at, toString(sales_channel), toString(arraySort(skus)[1])
      FROM orders WHERE ${ordersByThen(p)} AND counts = 1 AND customer_id != ''
    ) AS found
    GROUP BY who)`
}

/** Visits with what counts of each. */
function visits(p: Question): Sql {
  return sql`
        SELECT person, ended_at AS seen_at, started_at AS at, toString(channel) AS channel, toString(country) AS market,
          (${dayOf('started_at', p)}, toFloat32(ifNull(engaged_seconds, 0)), toUInt8(product_views > 0), toUInt8(carts + checkouts > 0)) AS visit
        FROM visits FINAL WHERE ${ofTraffic(p)} AND ${onDays({ from: ever, to: p.to })} AND started_at < ${instant(periodEnd(p))} AND empty(bot_reasons)`
}

/**
 * Of persons whose visits tell orders: whose customer they are, 0 for nobody's; the days of orders that name no customer; and what the first order
 * that was not cancelled tells, with when it was: a customer may have ordered before, untold.
 */
function buyingVisitors(p: Question): Sql {
  const told = ordersOfDays({ scope: p.scope, from: ever, to: p.to }, sql` AND is_bot = 0`, ['person'])
  return sql`
        SELECT told.person AS person, argMinIf(sipHash64(customer_id), ordered_at, customer_id != '') AS customer,
          groupUniqArrayIf(${dayOf('ordered_at', p)}, customer_id = '' AND placed.counts = 1) AS nameless,
          minIf(ordered_at, placed.counts = 1) AS sold_at, argMinIf(toString(sales_channel), ordered_at, placed.counts = 1) AS sales_channel, argMinIf(toString(arraySort(skus)[1]), ordered_at, placed.counts = 1) AS sku
        FROM (SELECT toString(store) AS store, order_id, customer_id, ordered_at, counts, sales_channel, skus FROM orders WHERE ${ordersByThen(p)} AND sales_channel = 'own_site') AS placed
        GLOBAL INNER JOIN ${told} AS told ON placed.store = told.store AND placed.order_id = told.order_id
        GROUP BY person`
}

function ordersByThen(p: Question): Sql {
  return sql`${ofSlice(p)} AND ordered_at < ${instant(periodEnd(p))}`
}

/** A day where the brand lives, as a number that days can be added to. */
function dayOf(column: 'ordered_at' | 'started_at', { scope }: Question): Sql {
  return sql`toUInt32(toDate(${literal(column)}, ${str(scope.timeZone)}))`
}
