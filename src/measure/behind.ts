import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import type { Sql } from '../store/sql.ts'
import { day, i64, join, sql, str, strs } from '../store/sql.ts'
import { rfmPeople } from './customers/rfm.ts'
import { period, type Question } from './define.ts'
import { couponOrders, isTouchedByCoupon } from './traffic/coupon-touches.ts'
import {
  journeysOf,
  journeyTouches,
  orderIdsWithin,
  type TouchDimension,
  touchColumns,
  touchDimensions,
} from './traffic/touches.ts'
import { customersWithin, purchasesWithin, within } from './within.ts'

const list = period.shape.sku
const firstDay = z.iso.date().optional()

/** Of what is asked by the way down from a figure, so that it is converted as the figure was. */
export const rateDayParam = z.iso
  .date()
  .optional()
  .describe('With a currency: convert at the rate of this day instead of the last of the period')

/** What narrows a figure to a row of it, beyond the filters of the period. */
export const behind = period.omit({ compare: true }).extend({
  rate_day: rateDayParam,
  entry: list.describe('Only these entries: sale, refund, return, cancellation, fee, spend'),
  line_kind: list.describe('Only lines of these kinds'),
  customer_id: list.describe('Only these customers'),
  has_skus: list.describe('Only orders that have all of these products'),
  purchases_only: z.enum(['no', 'yes']).default('no').describe('Only orders that count as a purchase of the period'),
  first_from: firstDay.describe('Only customers whose first order is of this day or later'),
  first_to: firstDay.describe('Only customers whose first order is of this day or earlier'),
  first_sales_channel: list.describe('… was placed in one of these sales channels'),
  first_store: list.describe('… in one of these stores'),
  first_country: list.describe('… in one of these markets'),
  first_sku: list.describe('… with one of these products'),
  first_campaign: list.describe('… by one of these campaigns'),
  last_order: list.describe('Only customers whose last order of the period lies between these two days'),
  order_count: list.describe('Only customers whose number of orders in the period lies between these two'),
  journey: z.enum(['any', 'known', 'unknown']).default('any').describe('Only orders with, or without a known journey'),
  touched: list.describe(
    'Only orders whose journey touched this: dimension, value, days of look-back; of unknown journeys the dimension alone',
  ),
  bots: z.enum(['exclude', 'include', 'only']).default('exclude').describe('Which journeys count as known'),
})
export type Behind = z.infer<typeof behind>

/** The entries of the ledger behind a figure. */
export function entriesBehind(p: Question & Behind): Sql {
  const pieces = [within(p)]
  if (p.entry.length) pieces.push(sql`entry IN ${strs(p.entry)}`)
  if (p.line_kind.length) pieces.push(sql`line_kind IN ${strs(p.line_kind)}`)
  if (p.has_skus.length || p.purchases_only === 'yes') {
    pieces.push(
      sql`(store, order_id) GLOBAL IN (SELECT store, order_id FROM orders WHERE ${purchasesWithin(withoutSku(p))} AND hasAll(skus, ${strs(p.has_skus)}))`,
    )
  }
  return join([...pieces, ...ofCustomers(p), ...ofJourneys(p)], sql` AND `)
}

/** The orders behind a figure that count as a purchase. */
export function purchasesBehind(p: Question & Behind): Sql {
  const pieces = [purchasesWithin(p)]
  if (p.has_skus.length) pieces.push(sql`hasAll(skus, ${strs(p.has_skus)})`)
  return join([...pieces, ...ofCustomers(p), ...ofJourneys(p)], sql` AND `)
}

function ofCustomers(p: Question & Behind): Sql[] {
  const pieces: Sql[] = []
  if (p.customer_id.length) pieces.push(sql`customer_id IN ${strs(p.customer_id)}`)
  if (p.first_from && p.first_to) {
    pieces.push(
      sql`order_rank > 0 AND customer_id GLOBAL IN (SELECT customer_id FROM orders WHERE order_rank = 1 AND ${customersWithin(firstOrders(p, p.first_from, p.first_to))})`,
    )
  }
  if (p.last_order.length || p.order_count.length) pieces.push(inGrid(p))
  return pieces
}

function firstOrders(p: Question & Behind, from: string, to: string): Question {
  return {
    scope: p.scope,
    from,
    to,
    sales_channel: p.first_sales_channel,
    store: p.first_store,
    country: p.first_country,
    sku: p.first_sku,
    campaign: p.first_campaign,
  }
}

/** Customers of one cell of the grid of recency and frequency. */
function inGrid(p: Question & Behind): Sql {
  const [first, last] = p.last_order
  const [fewest, most] = p.order_count.map(Number)
  const isDay = (text: string | undefined): text is string => z.iso.date().safeParse(text).success
  if (!isDay(first) || !isDay(last) || !Number.isInteger(fewest) || !Number.isInteger(most)) {
    throw new Problem('bad_request', { reason: 'last_order takes two days, order_count two whole numbers' })
  }
  return sql`customer_id GLOBAL IN (SELECT customer_id FROM (${rfmPeople(p)})
      WHERE last_day BETWEEN ${day(first)} AND ${day(last)} AND times BETWEEN ${i64(fewest ?? 0)} AND ${i64(most ?? 0)})`
}

function withoutSku(p: Question): Question {
  return { ...p, sku: [] }
}

/** Orders by their journeys. */
function ofJourneys(p: Question & Behind): Sql[] {
  if (p.journey === 'any' && p.touched.length === 0) return []
  const known = sql`(store, order_id) GLOBAL IN (SELECT store, order_id FROM ${knownJourneys(p)})${couponed(p)}`
  return [p.journey === 'unknown' ? sql`NOT (${known})` : sql`(${known})`]
}

/** By what touches are told where a figure is of some of them. */
function toldBy({ touched: [dimension] }: Behind): TouchDimension | undefined {
  return touchDimensions.find((one) => one === dimension)
}

/** Orders without such a visit that have a coupon which tells the same. */
function couponed(p: Question & Behind): Sql {
  const told = { by: toldBy(p) ?? 'channel', bots: p.bots }
  if (!isTouchedByCoupon(told)) return sql``
  const [, value] = p.touched
  const which = value === undefined ? sql`` : sql` WHERE name = ${str(value)}`
  return sql` OR (store, order_id) GLOBAL IN (SELECT store, order_id FROM (${couponOrders(p, told.by, orderIdsWithin(p))})${which})`
}

function knownJourneys(p: Question & Behind): Sql {
  const [, value, days] = p.touched
  const by = toldBy(p)
  const isAny = p.touched.length === 0 || (by && p.touched.length === 1 && p.journey === 'unknown')
  if (isAny) return journeysOf(p, orderIdsWithin(p), ['ordered_at'])
  const window_days = Number(days)
  if (!by || value === undefined || !Number.isInteger(window_days) || window_days < 1)
    throw new Problem('bad_request', { reason: 'touched takes a dimension, a value and a number of days' })
  const touches = journeyTouches({ ...p, by, window_days })
  const journeys = journeysOf(p, orderIdsWithin(p), touchColumns({ by }))
  return sql`${journeys} WHERE arrayExists(touch -> touch.2 = ${str(value)}, ${touches})`
}
