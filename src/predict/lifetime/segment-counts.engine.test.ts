import { beforeAll, describe, expect, test } from 'vitest'
import { countedHere, customers, end, forecastBrands } from '../../../test/forecast-brands.ts'
import { warehouses } from '../../../test/measuring.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import { forecastSegment } from './forecast-segment.ts'
import { segmentCounts } from './segment-counts.ts'

type Brands = Awaited<ReturnType<typeof forecastBrands>>

describe.each(warehouses)('customers counted for a fit, %s', (_, open) => {
  let warehouse: Brands['warehouse']
  let brandOf: Brands['brandOf']
  let sliceOf: Brands['sliceOf']
  beforeAll(async () => {
    ;({ warehouse, brandOf, sliceOf } = await forecastBrands(open))
  })

  test.each([
    [7, 3, 0.02],
    [28, 14, 0.05],
  ] as const)('of many customers, times are told by the middle of their %i days', async (grainDays, middle, within) => {
    const brand = await brandOf(customers)
    const observed = { lastDay: end, triedDays: 0, grainDays }
    const slice = await sliceOf(brand)
    const counts = await segmentCounts(warehouse, { brand, slice }, { by: 'all', keys: [''] }, observed)
    const rows = counts.get('')?.rows ?? []
    expect(rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(1501)
    const isMiddle = (time: number) => time % grainDays === middle
    expect(rows.every(({ repeats, last, age }) => isMiddle(age) && (repeats === 0 ? last === 0 : isMiddle(last)))).toBe(
      true,
    )
    const found = forecastSegment({ ...countedHere(customers), rows })
    const known = forecastSegment(countedHere(customers))
    expect(
      Math.abs((found.ahead[2]?.orders.value as number) / (known.ahead[2]?.orders.value as number) - 1),
    ).toBeLessThan(within)
  })

  test('days that brought a loss are counted as such, and days of unknown margin are neither', async () => {
    const brand = await brandOf([])
    const slice = await sliceOf(brand)
    const days = (customer: string, margins: (number | null)[]) =>
      warehouse.run(sql`
        INSERT INTO customers (brand, slice, customer_id, order_days, day_margins)
        SELECT ${str(brand)}, ${u64(slice)}, ${str(customer)}, arrayMap(i -> toDate('2026-01-01') + i, range(${sql`5`})),
          CAST(${str(JSON.stringify(margins))}, 'Array(Nullable(Int64))')`)
    await days('ann', [-50, 100, -30, null, 300])
    await days('ben', [-50, -10, 0, null, null])
    const observed = { lastDay: end, triedDays: 0, grainDays: 1 } as const
    const counts = (await segmentCounts(warehouse, { brand, slice }, { by: 'all', keys: [''] }, observed)).get('')
    expect(counts?.losses).toEqual({ days: 3, sum: -40, squares: 1000 })
    expect(counts?.values).toMatchObject([{ gain_days: 2, customers: 1 }])
    expect(counts?.values[0]?.mean).toBeCloseTo(200, 9)
    expect(counts?.rows.map(({ gain_days, gains }) => [gain_days, gains]).toSorted()).toEqual([
      [0, 0],
      [2, 400],
    ])
  })
})
