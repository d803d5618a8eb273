import { addDays, dayStart } from '../kernel/time.ts'
import type { Sql } from '../store/sql.ts'
import { instant, join, literal, sql, str, strs, u64 } from '../store/sql.ts'
import type { BucketName, Question } from './define.ts'

type Instants = 'placed_at' | 'posted_at' | 'at' | 'ordered_at' | 'customer_first_at' | 'previous_at' | 'started_at'

/**
 * The entries of order_economics that a question is about: brand and slice, the days (of the entry, or of its order by
 * basis `order`), and the filters. The bounds are instants, so that the primary key (brand, slice, toDate(at)) prunes.
 */
export function within(p: Question): Sql {
  const on = p.basis === 'order' ? 'ordered_at' : 'at'
  return sql`${ofSlice(p)} AND ${inPeriod(on, p)}${filters(p)}${skuIs(p)}`
}

/** The orders that count (something sold, not cancelled) of a question, by the day of the order. */
export function purchasesWithin(p: Question): Sql {
  return sql`${ofSlice(p)} AND counts = 1 AND ${inPeriod('ordered_at', p)}${orderFilters(p)}`
}

/**
 * How many known customers the orders of `purchasesWithin` have. Without filters a customer counts with the first order
 * of the period, whose order before lies before it, so that nobody has to be remembered.
 */
export function customersCounted(p: Question): Sql {
  if (!isEmpty(orderFilters(p))) return sql`uniqExactIf(customer_id, customer_id != '')`
  return sql`countIf(order_rank > 0 AND (previous_at IS NULL OR previous_at < ${instant(periodStart(p))}))`
}

/** Whether filters leave some orders of a product out; one by product leaves all of its products. */
export function ordersAreNarrowed(p: Question): boolean {
  return !isEmpty(filters(p))
}

function isEmpty(filter: Sql): boolean {
  return filter.parts.join('') === ''
}

/** The filters of a question as conditions on the table of orders; each begins with AND. */
export function orderFilters(p: Question): Sql {
  return sql`${filters(p)}${p.sku?.length ? sql` AND hasAny(skus, ${strs(p.sku)})` : sql``}`
}

/** Rows of the brand's live slice in any derived table. */
export function ofSlice(p: Pick<Question, 'scope'>): Sql {
  return sql`brand = ${str(p.scope.brand)} AND slice = ${u64(p.scope.slice)}`
}

/** From the first instant of the first day to before the first of the day after the last, where the brand lives. */
export function inPeriod(column: Instants, p: Question): Sql {
  const on = literal(column)
  return sql`${on} >= ${instant(periodStart(p))} AND ${on} < ${instant(periodEnd(p))}`
}

/** The instant at which the period's first day begins. */
export function periodStart(p: Question): Date {
  return dayStart(p.from, p.scope.timeZone)
}

/** The instant at which the day after the period's last begins. */
export function periodEnd(p: Question): Date {
  return dayStart(addDays(p.to, 1), p.scope.timeZone)
}

/**
 * Rows of the table of orders whose customer's first order is of the period and matches the filters, up to the end of
 * the period. Orders without a customer have no first order; without filters no set of customers is built.
 */
export function customersWithin(p: Question): Sql {
  const chosen = orderFilters(p)
  const known = sql`${ofSlice(p)} AND ${inPeriod('customer_first_at', p)} AND ordered_at < ${instant(periodEnd(p))}`
  if (isEmpty(chosen)) return known
  return sql`${known} AND customer_id GLOBAL IN (
      SELECT customer_id FROM orders WHERE ${ofSlice(p)} AND order_rank = 1 AND ${inPeriod('customer_first_at', p)}${chosen})`
}

/** The first day of the step of time that an instant falls into, on the brand's calendar. */
export function bucketOf(by: BucketName, column: Instants, p: Question): Sql {
  const on = literal(column)
  const zone = str(p.scope.timeZone)
  if (by === 'month') return sql`toStartOfMonth(${on}, ${zone})`
  return by === 'week' ? sql`toMonday(${on}, ${zone})` : sql`toDate(${on}, ${zone})`
}

/** a ÷ b, NULL where b is zero. */
export function ratio(a: Sql, b: Sql): Sql {
  return sql`if(${b} = 0, NULL, (${a}) / ${b})`
}

/** Minor units divided by a count, in whole minor units, half away from zero; NULL where the count is zero or not known. The engine divides before it chooses. */
export function perUnit(money: Sql, count: Sql): Sql {
  const atLeastOne = sql`greatest(1, ifNull(${count}, 0))`
  return sql`if(ifNull(${count}, 0) = 0, NULL, toInt64(sign(${money}) * intDiv(2 * abs(${money}) + ${atLeastOne}, 2 * ${atLeastOne})))`
}

function filters(p: Question): Sql {
  const pieces: Sql[] = []
  if (p.sales_channel?.length) pieces.push(sql` AND sales_channel IN ${strs(p.sales_channel)}`)
  if (p.store?.length) pieces.push(sql` AND store IN ${strs(p.store)}`)
  if (p.country?.length) pieces.push(sql` AND country IN ${strs(p.country)}`)
  if (p.campaign?.length) pieces.push(sql` AND campaign IN ${strs(p.campaign)}`)
  if (p.customer === 'new') pieces.push(sql` AND order_rank = 1`)
  if (p.customer === 'returning') pieces.push(sql` AND order_rank > 1`)
  if (p.customer === 'unknown') pieces.push(sql` AND order_rank = 0`)
  return join(pieces, sql``)
}

function skuIs(p: Question): Sql {
  return p.sku?.length ? sql` AND sku IN ${strs(p.sku)}` : sql``
}
