import type { Sql } from '../../store/sql.ts'
import { instant, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { inPeriod, ofSlice, ordersAreNarrowed, periodStart, purchasesWithin, ratio } from '../within.ts'

/** Of each `product`: its `orders` that count, how many known `customers` they have, and the `returning_share` of those not their customer's first. */
export function purchasesByProduct(p: Question): Sql {
  const share = sql`${ratio(sql`sum(later)`, sql`sum(ranked)`)} AS returning_share`
  return sql`
      SELECT product, sum(times) AS orders, sum(people) AS customers, ${share}
      FROM (${ordersAreNarrowed(p) ? withCustomersCounted(p) : sql`${withOrdersOfCustomers(p)}${lessBoughtAgain(p)}`})
      GROUP BY product`
}

/** A 64-bit hash stands for the customer: counting hashes takes a third of the time, and two of a million customers meet once in 10^7 brands. */
function withCustomersCounted(p: Question): Sql {
  return byProduct(
    p,
    sql`if(customer_id = '', 0, sipHash64(customer_id)) AS person`,
    sql`uniqExactIf(person, person != 0)`,
  )
}

/** Without filters nobody has to be remembered: of the orders of a customer, all but one are in bought_again. */
function withOrdersOfCustomers(p: Question): Sql {
  return byProduct(p, sql`customer_id != '' AS is_known`, sql`toInt64(countIf(is_known))`)
}

function byProduct(p: Question, person: Sql, people: Sql): Sql {
  return sql`
        SELECT product, count() AS times, ${people} AS people, countIf(order_rank > 1) AS later, countIf(order_rank > 0) AS ranked
        FROM (SELECT ${person}, order_rank, skus FROM orders WHERE ${purchasesWithin(p)})
        ARRAY JOIN skus AS product GROUP BY product`
}

/** Takes off the orders of a product whose customer had bought it before in the same days. */
function lessBoughtAgain(p: Question): Sql {
  return sql`
        UNION ALL
        SELECT sku, 0, -toInt64(count()), 0, 0 FROM bought_again
        WHERE ${ofSlice(p)} AND ${inPeriod('ordered_at', p)} AND bought_before_at >= ${instant(periodStart(p))}
        GROUP BY sku
      `
}
