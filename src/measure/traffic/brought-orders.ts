import { type Sql, sql, str } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ordersOfLinks } from './last-links.ts'
import { linkedOrders } from './link-edges.ts'

/**
 * The orders of a question that a link brought, each once, by `in_store` and `placed_as`: with code, coupon, creator, net_sales, cm3 and `edge`, by which it is
 * known. The coupon of one link alone, or a code said in a chat, comes before the last visit that was not direct (`visit`), and that
 * before a coupon that several links share: which of them it was, the visit tells.
 */
export function broughtOrders(p: Question): Sql {
  return sql`SELECT in_store, placed_as, any(sales) AS net_sales, any(margin) AS cm3, argMin((by_code, by_coupon, by_edge, by_creator), rank) AS told,
        told.1 AS code, told.2 AS coupon, told.3 AS edge, told.4 AS creator
      FROM (
        SELECT in_store, placed_as, net_sales AS sales, cm3 AS margin, toString(code) AS by_code, coupon AS by_coupon, edge AS by_edge, creator AS by_creator,
          if(code = '', 3, 1) AS rank
        FROM (${linkedOrders(p)})
        UNION ALL
        SELECT in_store, placed_as, net_sales, cm3, lowerUTF8(last_code) AS led_by, '', 'visit', '', 2 FROM (${ordersOfLinks(p)})
        WHERE led_by GLOBAL IN (SELECT toString(code) FROM link_versions WHERE brand = ${str(p.scope.brand)})
      )
      GROUP BY in_store, placed_as`
}
