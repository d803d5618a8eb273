import { beforeAll, describe, expect, test } from 'vitest'
import { customers, end, forecastBrands, now, quiet } from '../../../test/forecast-brands.ts'
import { warehouses } from '../../../test/measuring.ts'
import { order } from '../../../test/ordering.ts'
import { deriveCustomers } from '../../derive/customers.ts'
import { brandScope, nextSlice } from '../../manage/loads.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { forecastBrand } from './forecast-brand.ts'

type Brands = Awaited<ReturnType<typeof forecastBrands>>

describe.each(warehouses)('a brand is forecast, %s', (_, open) => {
  let warehouse: Brands['warehouse']
  let registry: Brands['registry']
  let brandOf: Brands['brandOf']
  let sliceOf: Brands['sliceOf']
  let told: Brands['told']
  beforeAll(async () => {
    ;({ warehouse, registry, brandOf, sliceOf, told } = await forecastBrands(open))
  })

  test('a segment that cannot be forecast takes away no other; where none can, there is no fit', async () => {
    const brand = await brandOf(customers)
    const late = async (id: string) =>
      warehouse.run(sql`
        INSERT INTO customers (brand, slice, customer_id, country, order_days, day_margins)
        SELECT ${str(id)}, ${u64(await sliceOf(id))}, 'late', 'DE', [toDate('2026-05-01'), toDate('2026-05-09')], [1, 2]`)
    await late(brand)
    const errors: object[] = []
    const log = { error: (error: object) => errors.push(error) }
    await forecastBrand({ warehouse, registry, log }, brand, now)
    expect((await told(brand, { by: 'country' })).rows.map(({ key }) => key)).toEqual(['US'])
    expect((await told(brand)).rows).toEqual([])
    expect(errors).toMatchObject([
      { brand, by: 'all', key: '' },
      { brand, by: 'country', key: 'DE' },
    ])
    const alone = await brandOf([])
    await late(alone)
    await order(warehouse, { brand: alone, slice: await sliceOf(alone) }, customers.slice(0, 1), end)
    await expect(forecastBrand({ warehouse, registry, log: quiet }, alone, now)).rejects.toThrow('RangeError')
  })

  test('a kind of segment with too much to count takes away no other', async () => {
    const brand = await brandOf(customers, () => ({ skus: ['A', 'B', 'C', 'D', 'E'] }))
    const narrow: Warehouse = {
      ...warehouse,
      query: (statement, options) => warehouse.query(statement, { ...options, limits: { rows: customers.length } }),
    }
    const errors: object[] = []
    const log = { error: (error: object) => errors.push(error) }
    await forecastBrand({ warehouse: narrow, registry, log }, brand, now)
    expect(errors).toMatchObject([{ brand, by: 'sku', err: { code: 'query_too_heavy' } }])
    expect((await told(brand, { by: 'country' })).rows).toMatchObject([{ key: 'US', missing: '' }])
    expect((await told(brand, { by: 'sku' })).rows).toEqual([])
  })

  test('where figures change meanwhile, the fit is made of those that came', async () => {
    const brand = await brandOf(customers)
    const scope = await brandScope(registry, brand)
    const later = await nextSlice(registry)
    await order(warehouse, { brand, slice: later }, customers, '2026-04-10')
    await deriveCustomers(warehouse, { ...scope, slice: later, tollRules: [] })
    /** With every question, the next of these slices is the live one. */
    const changing = (slices: number[]): Warehouse => ({
      ...warehouse,
      async query<Row>(...asked: Parameters<Warehouse['query']>) {
        const next = slices.shift()
        if (next) await registry.db.updateTable('brands').set({ slice: next }).where('id', '=', brand).execute()
        return warehouse.query<Row>(...asked)
      },
    })
    const made = (slices: number[]) =>
      forecastBrand({ warehouse: changing(slices), registry, log: quiet }, brand, new Date('2026-04-11T12:00:00Z'))
    await expect(made(await Promise.all(Array.from({ length: 100 }, () => nextSlice(registry))))).rejects.toMatchObject(
      { code: 'conflict' },
    )
    expect((await told(brand)).rows).toEqual([])
    await registry.db.updateTable('brands').set({ slice: scope.slice }).where('id', '=', brand).execute()
    expect(await made([later])).toMatchObject({ last_day: '2026-04-10' })
    expect((await told(brand, { to: '2026-04-30' })).rows).toMatchObject([{ last_day: '2026-04-10' }])
  })

  test('a forecast that is cancelled keeps nothing', async () => {
    const brand = await brandOf(customers)
    const stopping = new AbortController()
    const fit = forecastBrand({ warehouse, registry, log: quiet }, brand, now, stopping.signal)
    const ended = expect(fit).rejects.toMatchObject({ code: 'cancelled' })
    stopping.abort()
    await ended
    expect((await told(brand)).rows).toEqual([])
  })

  test('figures derived before days were noted are not forecast', async () => {
    const brand = await brandOf([])
    const slice = await sliceOf(brand)
    await warehouse.run(
      sql`INSERT INTO customers (brand, slice, customer_id) SELECT ${str(brand)}, ${u64(slice)}, 'ann'`,
    )
    await order(warehouse, { brand, slice }, customers.slice(0, 1), end)
    await expect(forecastBrand({ warehouse, registry, log: quiet }, brand, now)).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})
