import { creatorKey } from '../../derive/creator-key.ts'
import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { lastLinks } from '../traffic/last-links.ts'
import { linksNow, orderEdges } from '../traffic/link-edges.ts'
import { reportedClaims } from './reported-claims.ts'

/**
 * What of a creator the orders of a question show, a row for each claim: `in_store`, `placed_as`, `placed_at`, `named` (whom the link is of, or
 * the handle that a platform reports), `known_as` (by what `namesNow` finds them), `told_code` (empty for a coupon that several links share, and for
 * reports), `reported`, the commission that a platform pays for it, `is_unsaid` where it does not say how much, and `rank`, of which the lowest one wins: 1 for a coupon, 2 for what a platform
 * reports of the order (of two creators the one with the larger part of it, by `said`), 3 for a code that was told of it, 4 for one that its customer
 * typed in a chat (the last one said), 5 for the last visit that was not direct, if that came by a link in the 30 days before.
 */
export function orderClaims(p: Question): Sql {
  return sql`SELECT in_store, placed_as, placed_at, rank, said, by_code AS told_code, if(by_code = '', called, link_creator) AS named,
        if(of_creator != '', of_creator, ${creatorKey(sql`if(by_code = '', called, link_creator)`)}) AS known_as, reported, is_unsaid
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.ordered_at AS placed_at, toString(told.code) AS by_code, told.creator AS called,
          toUInt8(told.rank + (told.rank > 1)) AS rank, toUnixTimestamp64Milli(told.said_at) AS said, '' AS of_creator, toInt64(0) AS reported, toUInt8(0) AS is_unsaid
${orderEdges(p)}
        UNION ALL
        SELECT in_store, placed_as, placed_at, '', spelt, toUInt8(2), toInt64(base), owner, toInt64(ifNull(commission, 0)), toUInt8(commission IS NULL) FROM (${reportedClaims(p)})
        UNION ALL
        SELECT in_store, placed_as, placed_at, last_code, '', toUInt8(5), toInt64(0), '', toInt64(0), toUInt8(0) FROM (${lastLinks(p)})
      ) AS shown
      GLOBAL LEFT JOIN (${linkCreators(p)}) AS links ON shown.by_code = links.link_code
      WHERE if(by_code = '', called, link_creator) != ''`
}

/** Whose each link is, of those that are a creator's. */
export const linkCreators = (p: Question) =>
  sql`SELECT code AS link_code, creator AS link_creator FROM (${linksNow(p)}) WHERE creator != ''`
