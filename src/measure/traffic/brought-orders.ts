import { type Sql, sql, str } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ordersOfLinks } from './last-links.ts'
import { orderEdges } from './link-edges.ts'

/**
 * The orders of a question that a link brought, each once, by `in_store` and `placed_as`: with code, coupon, creator, net_sales, cm3 and `edge`, by which it is
 * known. The coupon of one link alone comes before a code said in a chat (of the order before of its customer, and of several the last), that before the
 * last visit that was not direct (`visit`), and that before a coupon that several links share: its code is empty, and its creator the one whose they all are.
 */
export function broughtOrders(p: Question): Sql {
  return sql`SELECT in_store, placed_as, any(sales) AS net_sales, any(margin) AS cm3, argMin((by_code, by_coupon, by_edge, by_creator), (by_rank, -said)) AS found,
        found.1 AS code, found.2 AS coupon, found.3 AS edge, found.4 AS creator
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.net_sales AS sales, o.cm3 AS margin, toString(told.code) AS by_code, told.shared AS by_coupon,
          told.edge AS by_edge, told.creator AS by_creator, if(told.code = '', 5, told.rank) AS by_rank, toUnixTimestamp64Milli(told.said_at) AS said
${orderEdges(p)}
        UNION ALL
        SELECT in_store, placed_as, net_sales, cm3, lowerUTF8(last_code) AS led_by, '', 'visit', '', 4, 0 FROM (${ordersOfLinks(p)})
        WHERE led_by GLOBAL IN (SELECT toString(code) FROM link_versions WHERE brand = ${str(p.scope.brand)})
      )
      GROUP BY in_store, placed_as`
}
