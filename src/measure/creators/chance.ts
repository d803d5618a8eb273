import { type Sql, sql } from '../../store/sql.ts'
import { z95 } from '../wilson.ts'

/** One end of the interval of 95% of a count that came by chance (Poisson, by Byar's approximation). The count is one or more. */
function countEnd(count: Sql, end: 'low' | 'high'): Sql {
  const n = end === 'low' ? sql`greatest(1, ${count})` : sql`(${count} + 1)`
  const side = end === 'low' ? sql`-` : sql`+`
  return sql`${n} * pow(1 - 1 / (9 * ${n}) ${side} ${z95} / (3 * sqrt(${n})), 3)`
}

const rounded = (value: Sql) => sql`toInt64(round(${value}))`

/**
 * One end of what one of so many cost: `fixed` was spent whatever came, `each` with every one. NULL without any. More of them make each cheaper, so that
 * the lower end of the cost has the upper end of the count.
 */
export function costEnd(count: Sql, { fixed, each }: { fixed: Sql; each: Sql }, end: 'low' | 'high'): Sql {
  const counted = countEnd(count, end === 'low' ? 'high' : 'low')
  return sql`if(cost IS NULL OR ifNull(${count}, 0) = 0, NULL, ${rounded(sql`${fixed} / (${counted}) + ${each} / greatest(1, ${count})`)})`
}

/** One end of a sum over orders that came by chance: its variance is the sum of squares (compound Poisson). */
export function sumEnd(sum: Sql, squares: Sql, end: 'low' | 'high'): Sql {
  return sql`if(${sum} IS NULL OR order_count = 0, NULL, ${rounded(sql`ifNull(${sum}, 0) ${side(end)} ${z95} * sqrt(ifNull(${squares}, 0))`)})`
}

/** One end of a mean of two or more, by their sum and the sum of squares. */
export function meanEnd({ count, sum, squares }: Record<'count' | 'sum' | 'squares', Sql>, end: 'low' | 'high'): Sql {
  const n = sql`greatest(2, ${count})`
  const variance = sql`greatest(0., ${squares} - ${sum} * ${sum} / ${n}) / (${n} - 1)`
  return sql`if(ifNull(${count}, 0) < 2, NULL, ${rounded(sql`${sum} / ${n} ${side(end)} ${z95} * sqrt(${variance} / ${n})`)})`
}

const side = (end: 'low' | 'high') => (end === 'low' ? sql`-` : sql`+`)
