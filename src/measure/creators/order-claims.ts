import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { lastLinks } from '../traffic/last-links.ts'
import { linksNow, orderEdges } from '../traffic/link-edges.ts'

/**
 * What of a creator the orders of a question show, a row for each claim: `in_store`, `placed_as`, `placed_at`, `named` (whom the link is of),
 * `told_code` (empty for a coupon that several links share), and `rank`, of which the lowest one wins: 1 for a coupon, 2 for a code that was told of the order, 3 for one that its customer typed in a chat (the last one said, by
 * `said_at`), 4 for the last visit that was not direct, if that came by a link in the 30 days before.
 */
export function orderClaims(p: Question): Sql {
  return sql`SELECT in_store, placed_as, placed_at, rank, said, by_code AS told_code, if(by_code = '', called, link_creator) AS named
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.ordered_at AS placed_at, toString(told.code) AS by_code, told.creator AS called,
          toUInt8(told.rank) AS rank, toUnixTimestamp64Milli(told.said_at) AS said
${orderEdges(p)}
        UNION ALL
        SELECT in_store, placed_as, placed_at, last_code, '', toUInt8(4), toInt64(0) FROM (${lastLinks(p)})
      ) AS shown
      GLOBAL LEFT JOIN (${linkCreators(p)}) AS links ON shown.by_code = links.link_code
      WHERE if(by_code = '', called, link_creator) != ''`
}

/** Whose each link is, of those that are a creator's. */
export const linkCreators = (p: Question) =>
  sql`SELECT code AS link_code, creator AS link_creator FROM (${linksNow(p)}) WHERE creator != ''`
