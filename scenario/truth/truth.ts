import type { Day } from '../../src/kernel/time.ts'
import { scenarioTollRules } from '../brand/toll-rules.ts'
import type { Scenario } from '../generate.ts'
import type { CohortMonth } from './cohorts.ts'
import type { CustomerTruth } from './customers.ts'
import type { BookedOrder } from './day.ts'
import type { Entry } from './entry.ts'
import type { modelTruth } from './model.ts'
import type { TollRule } from './toll-rules.ts'
import type { Totals } from './totals.ts'

/** How the brand's statements are read: the rules in force, and the sales channel that each platform's spend serves. */
export type Assumptions = { tollRules: readonly TollRule[]; channelOfPlatform: Readonly<Record<string, string>> }

export const usualAssumptions: Assumptions = {
  tollRules: scenarioTollRules,
  channelOfPlatform: { amazon_ads: 'amazon', tiktok_shop_ads: 'tiktok_shop' },
}

/** Figures of a group; `own` counts refunds and cancellations on their own day, `order` on the day of their order. */
export type Cell = { day: Day; channel: string; country: string; basis: 'own' | 'order'; totals: Totals }
export type TollBasis = { channel: string; toll: string; basis: string; amount: number }
export type Caused = {
  channel: string
  driver: string
  acquired_by: string
  orders: number
  net_sales: number
  cm3: number
}

export type Truth = {
  options: Scenario['options']
  brand: Scenario['brand']
  assumptions: Assumptions
  totals: Totals
  cells: Cell[]
  products: Record<string, Totals>
  campaigns: Record<string, Totals>
  /** Amounts of sales by toll, by how they are known. */
  bases: TollBasis[]
  cohorts: CohortMonth[]
  /** customers[n]: how many known customers made n purchases; gap_days[n]: how many purchases came n days after the one before. */
  purchases: number[]
  gap_days: number[]
  /** Orders in which two products stand together, "SKU|SKU" in alphabetical order. */
  pairs: Record<string, number>
  /** What really brought the orders. */
  caused: Caused[]
  model: ReturnType<typeof modelTruth>
}

/** Everything in one piece, for sizes that fit into memory. */
export type Detail = { entries: Entry[]; orders: BookedOrder[]; customers: CustomerTruth[] }
