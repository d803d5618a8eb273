import type { Sql } from '../store/sql.ts'
import { sql } from '../store/sql.ts'

/** Minor units of one currency in those of another, half away from zero (as the engine rounds decimals). */
export function converted(minor: Sql, minorRate: Sql): Sql {
  return sql`toInt64(round(toDecimal128(${minor}, 0) * ${minorRate}))`
}

/** amount × part ÷ whole in whole minor units, half away from zero; part and whole are not negative, whole not zero. */
export function portion(amount: Sql, part: Sql, whole: Sql): Sql {
  return sql`toInt64(sign(${amount}) * intDiv(2 * abs(toInt128(${amount})) * (${part}) + (${whole}), 2 * toInt128(${whole})))`
}

/**
 * A line's share of an amount of its order, by weight. Rounding is cumulative, so the shares of an order add up to
 * the amount. Expects the columns weight, weight_upto (this line included) and weight_total.
 */
export function share(amount: Sql): Sql {
  return sql`if(${amount} = 0, 0, ${portion(amount, sql`weight_upto`, sql`weight_total`)} - ${portion(amount, sql`weight_upto - weight`, sql`weight_total`)})`
}
