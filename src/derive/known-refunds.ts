import { type Sql, sql } from '../store/sql.ts'
import { inBucket, liveRows } from './current.ts'
import { refundedLines } from './refunded-lines.ts'
import { share } from './rounding.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/**
 * The lines of `refundedLines` with the refunds that are known one by one: `parts`, those of the line, the earliest first, and
 * `order_parts`, as (id, moment, amount) those of its order as a whole. What the lines state of money and units is what these
 * say, as long as the order does not contradict them: an export tells how much of the order came back, and not of which line.
 */
export function linesWithRefunds(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
    SELECT * EXCEPT (${added}) REPLACE (
      if(is_told, line_known, toInt64(refund_minor)) AS refund_minor,
      if(is_told, units_known, toInt64(refunded_units)) AS refunded_units,
      if(is_told, order_left, toInt64(order_refund)) AS order_refund,
      if(is_told, line_known + ${share(sql`order_left`)}, toInt64(line_refund)) AS line_refund)
    FROM (
      SELECT *, max(order_refund) OVER whole + sum(refund_minor) OVER whole - sum(line_known) OVER whole AS order_left,
        min(refund_minor BETWEEN 0 AND line_known AND refunded_units BETWEEN 0 AND units_known) OVER whole = 1
          AND max(notEmpty(parts)) OVER whole = 1 AND order_left >= arraySum(order_parts.3) AS is_told
      FROM (
        SELECT *, ${largest(sql`stated`)} AS order_parts
        FROM (
          SELECT *, arraySum(parts.3) AS line_known, toInt64(arraySum(parts.4)) AS units_known,
            groupArrayArray(arrayMap(one -> (one.1, one.2, one.5), arrayFilter(one -> one.5 != 0, parts))) OVER whole AS stated
          FROM (${withParts(scope, bucket)}) WINDOW whole AS (PARTITION BY store, order_id)
        )
      ) WINDOW whole AS (PARTITION BY store, order_id)
    )`
}

const added = sql`line_known, units_known, stated, order_left, is_told`

function withParts(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
            SELECT lines.*, arraySort(one -> (one.2, one.1), known.known_parts) AS parts
            FROM (${refundedLines(scope, bucket)}) AS lines
            GLOBAL LEFT JOIN (
              SELECT row_key AS parts_key, argMax(refund_parts, (as_of, received_at, load)) AS known_parts
              ${liveRows('order_lines', scope)} AND ${inBucket(bucket)} AND notEmpty(refund_parts) GROUP BY row_key
            ) AS known ON lines.row_key = known.parts_key`
}

/** Of (id, moment, amount) of refunds of an order as a whole: two lines may state the same one, so the largest of each counts. */
function largest(stated: Sql): Sql {
  const sorted = sql`arrayReverseSort(one -> one.3, ${stated})`
  return sql`arrayFilter((one, nth) -> nth = 1, ${sorted}, arrayEnumerateUniq(arrayMap(one -> (one.1, one.2), ${sorted})))`
}
