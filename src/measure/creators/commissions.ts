import { type Sql, sql, str } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofSlice } from '../within.ts'
import { namesNow } from './book.ts'
import { orderClaims } from './order-claims.ts'

/** Before any order: a cap counts from a collaboration's first order on, whichever days are asked about. */
const beforeAll = '1990-01-01'

const ofBrand = (p: Question) => sql`brand = ${str(p.scope.brand)}`

/**
 * Orders that creators claim: `won`, the claim that an agreement pays for and that comes first, as (creator, collaboration, kind, rate_ppm, order_cap, cap,
 * hold_days), `by_platform`, what a platform reports to pay that creator for the order, and `everyone`, all claims as (creator or empty, name, kind). Only
 * claims under an agreement compete.
 */
function claimedOrders(p: Question): Sql {
  const terms = sql`SELECT creator AS of_creator, collaboration, claims, rate_ppm, order_cap, cap, hold_days, starts_on, ends_on FROM commission_terms FINAL WHERE ${ofBrand(p)}`
  const claims = sql`SELECT in_store, placed_as, toDate(placed_at, ${str(p.scope.timeZone)}) AS placed_on, rank, said, named,
          multiIf(rank = 1, 'coupon', rank = 5, 'link', 'declared') AS kind, known_as AS called_so, reported, is_unsaid
        FROM (${orderClaims({ ...p, from: beforeAll })})`
  return sql`SELECT in_store, placed_as, argMin(offer, (is_paid = 0, rank, -said, -toInt32(starts_on), collaboration)) AS won, max(is_paid) AS any_is_paid,
        groupUniqArray((owner, named, kind)) AS everyone,
        groupUniqArray((owner, named, reported, is_unsaid)) AS told_parts, arraySum(one -> if(one.1 = won.1, one.3, 0), told_parts) AS by_platform,
        toUInt8(arrayExists(one -> one.1 = won.1 AND one.4 = 1, told_parts)) AS is_unsaid_by_platform
      FROM (
        SELECT in_store, placed_as, rank, said, named, kind, reported, is_unsaid, owner, starts_on, collaboration,
          collaboration != '' AND has(claims, kind) AND placed_on BETWEEN starts_on AND ends_on AS is_paid,
          (owner, collaboration, kind, rate_ppm, order_cap, cap, hold_days) AS offer
        FROM (
          SELECT in_store, placed_as, placed_on, rank, said, named, kind, reported, is_unsaid, owner FROM (${claims}) AS told
          GLOBAL ANY LEFT JOIN (${namesNow(p)}) AS known ON told.called_so = known.called
        ) AS owned
        GLOBAL LEFT JOIN (${terms}) AS agreed ON owned.owner = agreed.of_creator
      )
      GROUP BY in_store, placed_as HAVING any_is_paid`
}

/** What payouts hold of orders, each once: `paid_first` as it was paid, of `paid_base`, and `paid` after what was taken back. */
function paidOrders(p: Question): Sql {
  return sql`SELECT store AS in_store, order_id AS placed_as, anyIf(creator, kind = 'order') AS payee, sumIf(amount, kind = 'order') AS paid_first,
        sumIf(base, kind = 'order') AS paid_base, sum(amount) AS paid
      FROM paid_commissions FINAL WHERE ${ofBrand(p)} GROUP BY store, order_id`
}

/**
 * A row for each order that a creator earns of or was paid for: its `base` (what is left of its goods after coupons, refunds and cancellations, without tax),
 * `by_platform`, what of the commission a platform pays the creator itself (NULL where its report does not say how much: the order is held until it
 * does), `earned` beside that after caps and `cut` by them, `payable_on`, and what was `paid`. An order that was paid stays with its `payee`; what was
 * paid shrinks with the base, and to what the platform leaves where its report came later; `to_take_back` is the rest. What a person holds back uses up caps, so that letting it go pays nobody more than was agreed. Days of the question are not applied: `placed_on` tells them.
 */
export function commissions(p: Question): Sql {
  const none = sql`CAST(('', '', '', 0, NULL, NULL, 0) AS Tuple(String, String, String, UInt64, Nullable(Int64), Nullable(Int64), UInt16))`
  const told = sql`SELECT in_store, placed_as, anyIf(won, won.2 != '') AS claim, anyIf(everyone, notEmpty(everyone)) AS claims, anyIf(payee, payee != '') AS payee_id,
          sum(paid_first) AS first_paid, sum(paid_base) AS base_paid, sum(paid) AS paid_now, sum(reported) AS all_reported, max(unsaid) AS unsaid_of_all
        FROM (
          SELECT in_store, placed_as, CAST(won AS Tuple(String, String, String, UInt64, Nullable(Int64), Nullable(Int64), UInt16)) AS won, everyone, '' AS payee,
            toInt64(0) AS paid_first, toInt64(0) AS paid_base, toInt64(0) AS paid, toInt64(by_platform) AS reported, is_unsaid_by_platform AS unsaid FROM (${claimedOrders(p)})
          UNION ALL
          SELECT in_store, placed_as, ${none}, CAST([] AS Array(Tuple(String, String, String))), payee, paid_first, paid_base, paid, toInt64(0), toUInt8(0) FROM (${paidOrders(p)})
        ) GROUP BY in_store, placed_as`
  const booked = sql`SELECT toString(store) AS of_store, order_id, ordered_at, if(line_kind = 'product', net_sales - coupon, 0) AS part
        FROM order_economics WHERE ${ofSlice(p)} AND order_id != '' AND entry NOT IN ('spend', 'fee')`
  const keptShare = rounded(
    sql`toInt128(first_paid) * greatest(0, least(base, base_paid))`,
    sql`greatest(1, base_paid)`,
  )
  const kept = sql`if(paid_by_platform > 0 AND claimed_by = payee_id, least(${keptShare}, earned), ${keptShare})`
  return sql`SELECT in_store, placed_as, placed_on, creator, collaboration, kind, claims, base, rate_ppm, if(is_unsaid = 1, NULL, paid_by_platform) AS by_platform,
        earned, full - allowed AS cut, payable_on, payee_id, paid_now, if(payee_id = '', 0, greatest(0, paid_now - ${kept})) AS to_take_back,
        multiIf(payee_id != '' AND to_take_back > 0, 'taken_back', payee_id != '', 'paid', is_stopped = 1, 'stopped', earned <= 0, 'nothing', is_unsaid = 1 OR payable_on > toDate(now('UTC'), ${str(p.scope.timeZone)}), 'held', 'due') AS state
      FROM (
        SELECT *, if(cap IS NULL, limited, greatest(0, least(limited, assumeNotNull(cap) - (running - limited)))) AS allowed,
          least(allowed, reported) AS paid_by_platform, allowed - paid_by_platform AS earned
        FROM (
          SELECT *, sum(limited) OVER (PARTITION BY collaboration ORDER BY placed_at, in_store, placed_as ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running
          FROM (
            SELECT in_store, placed_as, placed_at, toDate(placed_at, ${str(p.scope.timeZone)}) AS placed_on, if(payee_id != '', payee_id, claim.1) AS creator,
              claim.1 AS claimed_by, claim.2 AS collaboration, claim.3 AS kind, claim.4 AS rate_ppm, claim.6 AS cap, claims, base, payee_id, first_paid, base_paid, paid_now,
              reported, is_unsaid,
              greatest(0, ${rounded(sql`toInt128(base) * claim.4`, sql`1000000`)}) AS full, if(claim.5 IS NULL, full, least(full, assumeNotNull(claim.5))) AS limited,
              placed_on + claim.7 AS payable_on
            FROM (
              SELECT in_store, placed_as, any(claim) AS claim, any(claims) AS claims, any(payee_id) AS payee_id, any(first_paid) AS first_paid, any(base_paid) AS base_paid,
                any(paid_now) AS paid_now, any(all_reported) AS reported, any(unsaid_of_all) AS is_unsaid, min(ordered_at) AS placed_at, sum(part) AS base
              FROM (${booked}) AS sold
              GLOBAL INNER JOIN (${told}) AS earning ON sold.of_store = earning.in_store AND sold.order_id = earning.placed_as
              GROUP BY in_store, placed_as
            )
          )
        )
      ) AS counted
      GLOBAL ANY LEFT JOIN (${heldClaims(p)}) AS held ON counted.in_store = held.stopped_in AND counted.placed_as = held.stopped_as`
}

/** Orders whose commission a person holds back. */
function heldClaims(p: Question): Sql {
  return sql`SELECT store AS stopped_in, order_id AS stopped_as, 1 AS is_stopped FROM held_claims FINAL WHERE ${ofBrand(p)}`
}

/** Whole minor units of a ÷ b, half away from zero. `b` is above zero. */
function rounded(a: Sql, b: Sql): Sql {
  return sql`toInt64(sign(${a}) * intDiv(2 * abs(${a}) + ${b}, 2 * ${b}))`
}
