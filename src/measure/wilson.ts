import { type Sql, sql } from '../store/sql.ts'

/** The 97.5th percentile of the normal distribution: an interval that holds in 95 of 100 cases. */
export const z95 = sql`1.959963984540054`

/** One end of Wilson's score interval (95%) of part ÷ whole, both counts; NULL where the whole is zero. */
export function wilson(part: Sql, whole: Sql, end: 'low' | 'high'): Sql {
  const side = end === 'low' ? sql`-` : sql`+`
  const share = sql`${part} / ${whole}`
  return sql`if(${whole} = 0, NULL, (${share} + ${z95} * ${z95} / (2 * ${whole}) ${side} ${z95} *
        sqrt(${share} * (1 - ${share}) / ${whole} + ${z95} * ${z95} / (4 * ${whole} * ${whole}))) / (1 + ${z95} * ${z95} / ${whole}))`
}
