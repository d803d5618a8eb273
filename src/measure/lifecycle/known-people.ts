import { instant, join, literal, type Sql, sql, str } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ordersOfDays } from '../traffic/told-orders.ts'
import { ofTraffic, onDays } from '../traffic/visits.ts'
import { ofSlice, periodEnd } from '../within.ts'
import { dayOfAct, isOrder, orderAct, visitAct } from './acts.ts'
import { everybody, isOfPart, type Part } from './parts.ts'
import { isOfOrders, markOf, type Trait, toldByOrder, toldByVisit, traitOf } from './traits.ts'

/** Before any visit or order there is. */
const ever = '2000-01-01'

/**
 * Everybody who is known by the end of a question's period, once each: `who`, a number; `person` of the latest visit, 0 without any; the
 * visits as `visited`, oldest first, each an act; the days with an order, `ordered`; and the traits that are asked for, '' where nobody
 * tells. A visitor whose order is of a customer is that customer, as is the user whose id the customer has; of several customers it is the
 * first. Bots are nobody. What is gathered of somebody is numbers: millions of people fit in what a question may take.
 */
export function knownPeople(p: Question, told: readonly Trait[] = [], some: Part = everybody): Sql {
  return sql`(
    SELECT who, person, arrayFilter(act -> NOT ${isOrder}, acts) AS visited, arrayDistinct(arrayMap(act -> ${dayOfAct}, arrayFilter(act -> ${isOrder}, acts))) AS ordered${join(
      told.map((trait) => sql`, ${traitOf(p, trait)} AS ${literal(trait)}`),
      sql``,
    )}
    FROM (
      SELECT who, argMax(found.person, seen_at) AS person, arraySort(groupArray(did)) AS acts${also(told, (trait) => sql`minIf(found.${markOf[trait]}, found.${markOf[trait]} != 0)`)}
      FROM (
        SELECT if(buyers.customer = 0, seen.person, buyers.customer) AS who, seen.person AS person, seen_at, arrayJoin(arrayPushBack(nameless, act)) AS did${also(told, (trait) => sql`${isOfOrders(trait) ? sql`buyers` : sql`seen`}.${markOf[trait]}`)}
        FROM (${visits(p, told)}) AS seen GLOBAL ANY LEFT JOIN (${buyingVisitors(p, told)}) AS buyers ON seen.person = buyers.person${whereOf(some)}
        UNION ALL
        SELECT sipHash64(customer_id), toUInt64(0), toDateTime64(0, 3, 'UTC'), ${orderAct(dayOf('ordered_at', p))}${also(told, (trait) => toldByOrder(p, trait))}
        FROM orders WHERE ${ordersByThen(p)} AND counts = 1 AND customer_id != ''${isOfPart(sql`sipHash64(customer_id)`, some)}
      ) AS found
      GROUP BY who
    ))`
}

function whereOf(some: Part): Sql {
  return some.parts === 1
    ? sql``
    : sql` WHERE 1${isOfPart(sql`if(buyers.customer = 0, seen.person, buyers.customer)`, some)}`
}

/** Traits as numbers, a column each. */
function also(told: readonly Trait[], of: (trait: Trait) => Sql): Sql {
  return join(
    told.map((trait) => sql`, ${of(trait)} AS ${markOf[trait]}`),
    sql``,
  )
}

/** Visits with what counts of each. */
function visits(p: Question, told: readonly Trait[]): Sql {
  const seen = told.filter((trait) => !isOfOrders(trait))
  const act = visitAct(dayOf('started_at', p), {
    looked: sql`product_views > 0`,
    began: sql`carts + checkouts > 0`,
    seconds: sql`ifNull(engaged_seconds, 0)`,
  })
  return sql`
          SELECT person, ended_at AS seen_at, ${act} AS act${also(seen, (trait) => toldByVisit(p, trait))}
          FROM visits FINAL WHERE ${ofTraffic(p)} AND ${onDays({ from: ever, to: p.to })} AND started_at < ${instant(periodEnd(p))} AND empty(bot_reasons)`
}

/**
 * Of persons whose visits tell orders: whose customer they are, 0 for nobody's; the days of orders that name no customer; and what orders
 * that were not cancelled tell: a customer may have ordered before, untold.
 */
function buyingVisitors(p: Question, told: readonly Trait[]): Sql {
  const orders = ordersOfDays({ scope: p.scope, from: ever, to: p.to }, sql` AND is_bot = 0`, ['person'])
  const sold = told.filter(isOfOrders)
  return sql`
          SELECT told.person AS person, argMinIf(sipHash64(customer_id), ordered_at, customer_id != '') AS customer,
            groupUniqArrayIf(${orderAct(dayOf('ordered_at', p))}, customer_id = '' AND placed.counts = 1) AS nameless${also(sold, (trait) => sql`minIf(placed.${markOf[trait]}, placed.counts = 1 AND placed.${markOf[trait]} != 0)`)}
          FROM (SELECT toString(store) AS store, order_id, customer_id, ordered_at, counts${also(sold, (trait) => toldByOrder(p, trait))} FROM orders WHERE ${ordersByThen(p)} AND sales_channel = 'own_site') AS placed
          GLOBAL INNER JOIN ${orders} AS told ON placed.store = told.store AND placed.order_id = told.order_id
          GROUP BY person`
}

function ordersByThen(p: Question): Sql {
  return sql`${ofSlice(p)} AND ordered_at < ${instant(periodEnd(p))}`
}

/** A day where the brand lives, as a number that days can be added to. */
function dayOf(column: 'ordered_at' | 'started_at', { scope }: Question): Sql {
  return sql`toUInt32(toDate(${literal(column)}, ${str(scope.timeZone)}))`
}
