import type { Sql } from '../../store/sql.ts'
import { sql, str } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { purchasesWithin } from '../within.ts'

/** Known customers of the period's orders: the day of the last one, how many, what they brought. */
export function rfmPeople(p: Question): Sql {
  return sql`
    SELECT customer_id, toDate(max(ordered_at), ${str(p.scope.timeZone)}) AS last_day, count() AS times, sum(orders.net_sales) AS net
    FROM orders WHERE ${purchasesWithin(p)} AND customer_id != '' GROUP BY customer_id`
}

/** Customers by last day and number of orders, with the scores of both. */
export function rfmCells(p: Question): Sql {
  return sql`
    SELECT last_day, times, people, net, everyone, ${score(sql`last_day`)} AS recency, ${score(sql`times`)} AS frequency
    FROM (
      SELECT last_day, times, count() AS people, sum(persons.net) AS net, sum(count()) OVER () AS everyone
      FROM (${rfmPeople(p)}) AS persons GROUP BY last_day, times
    )`
}

/** 1 + the whole part of five times the share of customers with a lower value. */
function score(value: Sql): Sql {
  const below = sql`(sum(people) OVER (ORDER BY ${value} RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - sum(people) OVER (PARTITION BY ${value}))`
  return sql`1 + intDiv(5 * ${below}, everyone)`
}
