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
    SELECT who, argMax(found.person, seen_at) AS person, arraySort(groupArrayArray(found.visited)) AS visited,
      arraySort(arrayDistinct(groupArrayArray(found.ordered))) AS ordered, argMinIf(found.channel, first_at, found.channel != '') AS channel,
      argMinIf(market, toUnixTimestamp64Milli(first_at) + if(empty(found.visited), 0, ${afterAll}), market != '') AS country,
      argMinIf(found.sales_channel, first_at, found.sales_channel != '') AS sales_channel, argMinIf(found.sku, first_at, found.sku != '') AS sku
    FROM (
      SELECT if(buyers.customer = 0, seen.person, buyers.customer) AS who, seen.person AS person, seen_at, visited, nameless AS ordered, first_at,
        channel, market, toString(buyers.sales_channel) AS sales_channel, toString(buyers.sku) AS sku
      FROM (${visitors(p)}) AS seen GLOBAL ANY LEFT JOIN (${buyingVisitors(p)}) AS buyers ON seen.person = buyers.person
      UNION ALL
      SELECT sipHash64(customer_id), toUInt64(0), toDateTime64(0, 3, 'UTC'), CAST([], 'Array(Tuple(UInt32, Float32, UInt8, UInt8))'),
        groupUniqArray(${dayOf('ordered_at', p)}), min(ordered_at), '', toString(argMin(country, ordered_at)), toString(argMin(sales_channel, ordered_at)),
        toString(argMin(arraySort(skus)[1], ordered_at))
      FROM orders WHERE ${ordersByThen(p)} AND counts = 1 AND customer_id != ''
      GROUP BY customer_id
    ) AS found
    GROUP BY who)`
}

/** Persons with the days of their visits. */
function visitors(p: Question): Sql {
  return sql`
        SELECT person, max(ended_at) AS seen_at, min(started_at) AS first_at, toString(argMin(channel, started_at)) AS channel,
          toString(argMinIf(country, started_at, country != '')) AS market,
          groupArray((${dayOf('started_at', p)}, toFloat32(ifNull(engaged_seconds, 0)), toUInt8(product_views > 0), toUInt8(carts + checkouts > 0))) AS visited
        FROM visits FINAL WHERE ${ofTraffic(p)} AND ${onDays({ from: ever, to: p.to })} AND started_at < ${instant(periodEnd(p))} AND empty(bot_reasons)
        GROUP BY person`
}

/** Of persons whose visits tell orders: whose customer they are, 0 for nobody's; and the days of orders that name no customer. */
function buyingVisitors(p: Question): Sql {
  const told = ordersOfDays({ scope: p.scope, from: ever, to: p.to }, sql` AND is_bot = 0`, ['person'])
  return sql`
        SELECT told.person AS person, argMinIf(sipHash64(customer_id), ordered_at, customer_id != '') AS customer,
          groupUniqArrayIf(${dayOf('ordered_at', p)}, customer_id = '' AND placed.counts = 1) AS nameless,
          argMinIf(sales_channel, ordered_at, placed.counts = 1) AS sales_channel, argMinIf(arraySort(skus)[1], ordered_at, placed.counts = 1) AS sku
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
