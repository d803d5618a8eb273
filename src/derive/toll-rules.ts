import { toMinor } from '../kernel/money.ts'
import type { TollRule } from '../manage/toll-rules.ts'
import type { Sql } from '../store/sql.ts'
import { Bound, literal, sql, str, strs, u64 } from '../store/sql.ts'
import { dayOf, inBucket, liveRows } from './current.ts'
import { converted } from './rounding.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/** The tolls that a rule can set, in the order of their columns. `goods` is the cost of goods where no product cost is known. */
export const ruledTolls = [
  'goods',
  'commission',
  'fulfilment',
  'payment',
  'logistics',
  'return',
  'other',
  'creator',
  'affiliate',
] as const

/**
 * One row per kind of order of the bucket (of_channel, of_store, of_country, of_campaign, of_fulfilment, of_day) with, for each toll,
 * `<toll>_fraction`, `<toll>_fixed`, `<toll>_minimum` (brand minor units) and `<toll>_rule_basis` of the rule that applies:
 * the most specific, then the latest. Creator and affiliate rules apply only to the campaigns they name. A rule with an
 * amount in a currency that has no rate that day does not apply, which `skippedRules` reports.
 */
export function rulesOfOrders(scope: DeriveScope, bucket: Bucket): Sql {
  const rules = ordered(scope)
  const inMinor = (of: (rule: TollRule) => string) =>
    new Bound(
      'Array(Int64)',
      rules.map((rule) => (isNothing(of(rule)) ? 0n : (toMinor(of(rule), rule.currency) ?? 0n))),
    )
  return sql`
    SELECT of_channel, of_store, of_country, of_campaign, of_fulfilment, of_day, ${columnsPerToll()}
    FROM (
      SELECT of_channel, of_store, of_country, of_campaign, of_fulfilment, of_day, toll,
        toDecimal64(${strs(rules.map((rule) => rule.fraction || '0'))}[rule], 8) AS fraction,
        ${strs(rules.map((rule) => rule.basis))}[rule] AS rule_basis,
        ${converted(sql`${inMinor((rule) => rule.fixed)}[rule]`, sql`minor_rate`)} AS fixed,
        ${converted(sql`${inMinor((rule) => rule.minimum)}[rule]`, sql`minor_rate`)} AS minimum
      FROM (${ruledOrders(scope, bucket)}) AS ruled
      GLOBAL INNER JOIN ${ratesOf(scope)} AS rates ON ruled.rule_currency = rates.rate_currency AND ruled.of_day = rates.rate_day
    )
    GROUP BY of_channel, of_store, of_country, of_campaign, of_fulfilment, of_day`
}

/** Rules that could not be applied on some days because their currency has no rate: `toll`, `currency`, `days`. */
export function skippedRules(scope: DeriveScope): Sql {
  return sql`
    SELECT toll, rule_currency AS currency, uniqExact(of_day) AS days
    FROM (${ruledOrders(scope, {})}) AS ruled
    GLOBAL LEFT ANTI JOIN ${ratesOf(scope)} AS rates ON ruled.rule_currency = rates.rate_currency AND ruled.of_day = rates.rate_day
    GROUP BY toll, currency ORDER BY toll, currency`
}

/**
 * Kinds of orders, each with the place of the rule that applies to it, one row a toll. Each kind is joined with the places of
 * the rules alone, and what a rule says is looked up: with the rules themselves it would hold a copy of all of them.
 */
function ruledOrders(scope: DeriveScope, bucket: Bucket): Sql {
  const rules = ordered(scope)
  const says = (of: (rule: TollRule) => string) => sql`${strs(rules.map(of))}[place]`
  const currencyOf = (rule: TollRule) =>
    isNothing(rule.fixed) && isNothing(rule.minimum) ? scope.currency : rule.currency
  return sql`
    SELECT *, ${strs(rules.map(currencyOf))}[rule] AS rule_currency
    FROM (
      SELECT of_channel, of_store, of_country, of_campaign, of_fulfilment, of_day,
        ${says((rule) => rule.toll)} AS toll, min(place) AS rule
      FROM (
        SELECT DISTINCT toString(sales_channel) AS of_channel, toString(store) AS of_store, toString(country) AS of_country,
          campaign AS of_campaign, toString(fulfilment) AS of_fulfilment, ${dayOf('ordered_at', scope)} AS of_day
        ${liveRows('order_lines', scope)} AND ${inBucket(bucket)}
      )
      ARRAY JOIN ${new Bound(
        'Array(UInt32)',
        [...rules.keys()].map((index) => index + 1),
      )} AS place
      WHERE ${says((rule) => rule.sales_channel)} IN ('', of_channel) AND ${says((rule) => rule.store)} IN ('', of_store)
        AND ${says((rule) => rule.country)} IN ('', of_country) AND ${says((rule) => rule.fulfilment)} IN ('', of_fulfilment)
        AND (${says((rule) => rule.campaign)} != '' OR toll NOT IN ('creator', 'affiliate'))
        AND startsWith(of_campaign, ${says((rule) => rule.campaign)})
        AND ${says((rule) => rule.valid_from)} <= toString(of_day)
        AND (${says((rule) => rule.valid_to)} = '' OR toString(of_day) <= ${says((rule) => rule.valid_to)})
      GROUP BY of_channel, of_store, of_country, of_campaign, of_fulfilment, of_day, toll
    )`
}

/** The rates of this rebuild. */
export function ratesOf(scope: DeriveScope): Sql {
  return sql`(SELECT day AS rate_day, toString(currency) AS rate_currency, minor_rate FROM day_rates WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)})`
}

function columnsPerToll(): Sql {
  return ruledTolls
    .map((toll) => {
      const is = sql`toll = ${str(toll)}`
      return sql`
        anyIf(fraction, ${is}) AS ${literal(`${toll}_fraction` as const)},
        anyIf(fixed, ${is}) AS ${literal(`${toll}_fixed` as const)},
        anyIf(minimum, ${is}) AS ${literal(`${toll}_minimum` as const)},
        anyIf(rule_basis, ${is}) AS ${literal(`${toll}_rule_basis` as const)}`
    })
    .reduce((all, one) => sql`${all}, ${one}`)
}

/** The rules with the most specific first, and of equally specific ones the latest. */
function ordered(scope: DeriveScope): TollRule[] {
  const specificity = (rule: TollRule) =>
    (rule.store ? 16 : 0) +
    (rule.country ? 8 : 0) +
    (rule.sales_channel ? 4 : 0) +
    (rule.campaign ? 2 : 0) +
    (rule.fulfilment ? 1 : 0)
  return [...scope.tollRules].sort(
    (a, b) =>
      specificity(b) - specificity(a) ||
      b.campaign.length - a.campaign.length ||
      b.valid_from.localeCompare(a.valid_from),
  )
}

function isNothing(amount: string): boolean {
  return amount === '' || Number(amount) === 0
}
