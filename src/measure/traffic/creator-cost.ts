import { creatorKey } from '../../derive/creator-key.ts'
import { servedChannel } from '../../derive/served-channel.ts'
import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { spendFacts } from '../economics/spend-facts.ts'
import { within } from '../within.ts'
import { couponOrders } from './coupon-touches.ts'
import { linksNow } from './link-edges.ts'

/**
 * What creators cost, where it is known whose it is: `key`, the creator as links name them, and `spent`. Spend on creators and
 * affiliates that serves the own site is of the creator whom it names, or by whose name its campaign goes; fees and commissions of an order of the own
 * site are of the one whose coupon it has. What names nobody is of nobody.
 */
export function creatorCost(p: Question): Sql {
  const known = sql`SELECT (arrayPushBack(groupArray(name), ''), arrayPushBack(groupArray(spelt), '')) FROM (
      SELECT ${creatorKey(sql`creator`)} AS name, any(creator) AS spelt FROM (${linksNow(p)}) WHERE name != '' GROUP BY name)`
  const named = (text: Sql) => sql`transform(${creatorKey(text)}, (${known}).1, (${known}).2, '')`
  const ofOwnSite = sql`${servedChannel(p.scope, sql`platform`, sql`campaign`)} = 'own_site'`
  const key = sql`(kind IN ('creator', 'affiliate') AND ${ofOwnSite}, coalesce(nullIf(${named(sql`ad`)}, ''), ${named(sql`campaign`)}))`
  const charged = sql`FROM order_economics AS entries
        WHERE ${within(p)} AND entry != 'spend' AND order_id != '' AND sales_channel = 'own_site' AND (entries.creator != 0 OR entries.affiliate != 0)`
  return sql`(
    SELECT key, sum(spent) AS spent FROM (
      SELECT spends.key.2 AS key, spent FROM (${spendFacts(p, key, sql`, ad`)}) AS spends WHERE spends.key.1 = 1 AND spends.key.2 != ''
      UNION ALL
      SELECT couponed.name, fees.spent
      FROM (
        SELECT toString(store) AS store, order_id, sum(entries.creator + entries.affiliate) AS spent ${charged}
        GROUP BY store, order_id
      ) AS fees
      GLOBAL INNER JOIN (${couponOrders(p, 'creator', sql`SELECT order_id ${charged}`)}) AS couponed ON fees.store = couponed.store AND fees.order_id = couponed.order_id
    )
    GROUP BY key)`
}
