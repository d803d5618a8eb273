import { type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { purchasesWithin } from '../within.ts'
import { creatorSpelt } from './creators.ts'

/** An order counts for a code that its customer typed in a chat so many days before. */
const declaredDays = 30

/** The brand's links as they are now, by code; each creator is spelt in one way. */
export function linksNow(p: Question): Sql {
  return creatorSpelt(sql`SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = ${str(p.scope.brand)} GROUP BY code`)
}

/** Coupons of links: of one link alone, its code; of several, which one is not known, and the code is empty. */
export function couponsNow(p: Question): Sql {
  return sql`SELECT coupon, if(count() = 1, any(code), '') AS code, if(uniqExact(creator) = 1, any(creator), '') AS creator
      FROM (${linksNow(p)}) WHERE coupon != '' GROUP BY coupon`
}

/**
 * The orders of a question that have to do with a link, each once: with code (empty where several links share the coupon),
 * coupon, edge, net_sales and cm3. A coupon comes before what was said in a chat, and the last thing said before the others.
 */
export function linkedOrders(p: Question): Sql {
  const orders = sql`SELECT order_id, store, customer_id, ordered_at, upper(trim(toString(coupon_code))) AS coupon, net_sales, cm3 FROM orders WHERE ${purchasesWithin(p)}`
  return sql`
    SELECT net_sales, cm3, tupleElement(found, 1) AS code, tupleElement(found, 2) AS coupon, tupleElement(found, 3) AS edge
    FROM (
    SELECT any(net_sales) AS net_sales, any(cm3) AS cm3, argMin((code, coupon, edge), (rank, -toUnixTimestamp64Milli(since))) AS found
    FROM (
      SELECT o.store AS store, o.order_id AS order_id, o.net_sales AS net_sales, o.cm3 AS cm3, c.code AS code,
        if(c.code = '', c.coupon, '') AS coupon, if(c.code = '', 'aggregate', 'deterministic') AS edge, 1 AS rank, o.ordered_at AS since
      FROM (${orders}) AS o GLOBAL INNER JOIN (${couponsNow(p)}) AS c ON o.coupon = c.coupon
      UNION ALL
      SELECT o.store, o.order_id, o.net_sales, o.cm3, d.code, '', 'declared', 2, d.at
      FROM (${orders}) AS o GLOBAL INNER JOIN (${declared(p)} AND order_id != '') AS d ON o.order_id = d.order_id
      WHERE d.store = '' OR d.store = o.store
      UNION ALL
      SELECT o.store, o.order_id, o.net_sales, o.cm3, d.code, '', 'declared', 3, d.at
      FROM (${orders}) AS o GLOBAL INNER JOIN (${declared(p)} AND order_id = '') AS d ON o.customer_id = d.customer_id
      WHERE o.ordered_at BETWEEN d.at AND d.at + toIntervalDay(${u64(declaredDays)})
    )
    GROUP BY store, order_id)`
}

/** Codes that were declared here and not taken back, not what a sender calls so; to be followed by more conditions. */
function declared(p: Question): Sql {
  const ofLinks = sql`brand = ${str(p.scope.brand)} AND source = 'links'`
  return sql`SELECT toString(code) AS code, order_id, props['store'] AS store, user_id AS customer_id, at
        FROM events WHERE ${ofLinks} AND name = 'code_declared' AND props['declaration'] GLOBAL NOT IN (
          SELECT props['declaration'] FROM events WHERE ${ofLinks} AND name = 'code_declaration_withdrawn')`
}
