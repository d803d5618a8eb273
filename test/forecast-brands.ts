import { fabricateCustomers, type MadeUp } from '../bench/fabricate-customers.ts'
import { deriveCustomers } from '../src/derive/customers.ts'
import { brandScope } from '../src/manage/loads.ts'
import { runMeasure } from '../src/measure/run.ts'
import { lifetimeValue } from '../src/predict/lifetime/lifetime-value.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { engines } from './engines.ts'
import { order } from './ordering.ts'
import { newFiguredBrand } from './people.ts'

export const now = new Date('2026-03-31T12:00:00Z')
/** The day until which orders are known. */
export const end = '2026-03-30'
export const quiet = { info: () => {}, error: () => {} }

const made = fabricateCustomers(1500, {
  buying: { r: 0.8, alpha: 40, a: 0.8, b: 3 },
  spending: { p: 5, q: 4, v: 2000 },
  longest: 300,
  grain: 1,
})
// Somebody orders on the last day, which says until when orders are known.
export const customers: MadeUp[] = [...made, { repeats: 1, last: 300, age: 300, mean: 700 }]

/** What the warehouse is to count, counted here. */
export function countedHere(some: readonly MadeUp[]) {
  const repeaters = some.filter(({ repeats }) => repeats > 0)
  return {
    rows: some.map(({ repeats, last, age, mean }) => ({
      ...{ repeats, last, age, customers: 1, gain_days: repeats, gains: repeats * Math.round(mean) },
    })),
    values: repeaters.map(({ repeats, mean }) => ({ gain_days: repeats, mean: Math.round(mean), customers: 1 })),
    losses: { days: 0, sum: 0, squares: 0 },
    tried: { days: 0, rows: [] },
  }
}

/** How to make brands of made-up customers in a warehouse, and to ask what is told of them. */
export async function forecastBrands(open: () => Promise<Warehouse>) {
  const warehouse = await open()
  const { registry } = await engines()
  return {
    warehouse,
    registry,
    /** A brand whose customers have ordered so, in UTC and dollars. */
    async brandOf(some: readonly MadeUp[], say?: Parameters<typeof order>[4]): Promise<string> {
      const { brand: id, slice } = await newFiguredBrand(registry)
      await order(warehouse, { brand: id, slice }, some, end, say)
      await deriveCustomers(warehouse, { ...(await brandScope(registry, id)), tollRules: [] })
      return id
    },
    sliceOf: async (brand: string) => (await brandScope(registry, brand)).slice,
    told: async (brand: string, params: { by?: 'all' | 'country' | 'sku'; days?: 'all' | '90'; to?: string } = {}) =>
      runMeasure({ warehouse }, await brandScope(registry, brand), lifetimeValue, {
        from: '2026-03-01',
        to: end,
        ...params,
      }),
  }
}
