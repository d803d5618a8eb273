import type { Day } from '../../kernel/time.ts'
import type { Hold } from '../../measure/moat/touched-orders.ts'
import type { CountedRow } from '../lifetime/counted-customers.ts'

/** Where orders are placed: a market on a sales channel. What is small is told together, as market ''. */
export type Cell = { country: string; sales_channel: string }

/**
 * Orders of one week of a cell that came the same way. `first` are the customers' first days with an order, `repeat` later
 * ones, `nameless` orders whose customer is not known. `margin` is CM2, before marketing, in minor units.
 */
export type WeekSum = {
  week: number
  cell: number
  kind: 'first' | 'repeat' | 'nameless'
  hold: Hold
  touch: string
  days: number
  margin: number
}

/** Customers of a cell who did the same, of one of the groups that are drawn in the bootstrap. Times are in days. */
export type GroupRow = CountedRow & { group: number; cell: number }

/**
 * Customers of a month of first orders, and of a group, who did the same: `came` are their later days with an order within each
 * step of their first one.
 */
export type CohortRow = CountedRow & { cohort: Day; group: number; came: readonly number[] }

/** The days of a step in which cohorts are told, and how many steps there are: two years, less two days. */
export const cohortStep = 28
export const cohortSteps = 26

/** What a dark test is made from. */
export type DarkInputs = {
  cells: readonly Cell[]
  weeks: number
  sums: readonly WeekSum[]
  groups: number
  customers: readonly GroupRow[]
  cohorts: readonly CohortRow[]
  /** By sales channel of a marketplace, the share of its sales that its own ads claim; absent where nothing is known of them. */
  claimed: Readonly<Record<string, number>>
  /** By cell, whether anything was spent there on paid traffic in these weeks. */
  spends: readonly boolean[]
}

/** What is expected of so many days can be tried on days that are over: thirteen of the steps. */
export const triedSteps = 13
export const triedDays = 7 * triedSteps

/** Days that are looked ahead, and the steps they are told in. */
export const darkDays = 180
export const stepEnds: readonly number[] = Array.from({ length: Math.ceil(darkDays / 7) }, (_, i) =>
  Math.min(darkDays, 7 * (i + 1)),
)
