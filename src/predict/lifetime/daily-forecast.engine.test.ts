import { beforeAll, describe, expect, test } from 'vitest'
import { customers, forecastBrands, now, quiet } from '../../../test/forecast-brands.ts'
import { warehouses } from '../../../test/measuring.ts'
import { nextSlice } from '../../manage/loads.ts'
import { sql, str } from '../../store/sql.ts'
import { createForecaster } from './daily-forecast.ts'

type Brands = Awaited<ReturnType<typeof forecastBrands>>

describe.each(warehouses)('the daily forecast, %s', (_, open) => {
  let warehouse: Brands['warehouse']
  let registry: Brands['registry']
  let brandOf: Brands['brandOf']
  let sliceOf: Brands['sliceOf']
  beforeAll(async () => {
    ;({ warehouse, registry, brandOf, sliceOf } = await forecastBrands(open))
  })

  test('a brand is forecast once a day, when its figures are up to date', async () => {
    const brand = await brandOf(customers.slice(0, 50))
    // So that no other waits for a forecast.
    await registry.db.updateTable('brands').set({ stale_since: now }).where('id', '!=', brand).execute()
    let clock = now
    const forecaster = createForecaster({ warehouse, registry, log: quiet, clock: () => clock })
    const fits = async () => {
      await forecaster.tick()
      const [row] = await warehouse.query<{ fits: number }>(
        sql`SELECT uniqExact(fitted_at) AS fits FROM lifetime_forecasts WHERE brand = ${str(brand)}`,
      )
      return row?.fits
    }
    try {
      const slice = await sliceOf(brand)
      await registry.db
        .updateTable('brands')
        .set({ slice: await nextSlice(registry) })
        .where('id', '=', brand)
        .execute()
      // No customers yet, so nothing is kept, and it is asked again.
      expect(await fits()).toBe(0)
      await registry.db.updateTable('brands').set({ slice }).where('id', '=', brand).execute()
      expect(await fits()).toBe(1)
      clock = new Date('2026-03-31T23:59:00Z')
      expect(await fits()).toBe(1)
      clock = new Date('2026-04-01T00:01:00Z')
      await registry.db.updateTable('brands').set({ stale_since: now }).where('id', '=', brand).execute()
      expect(await fits()).toBe(1)
      await registry.db.updateTable('brands').set({ stale_since: null }).where('id', '=', brand).execute()
      expect(await fits()).toBe(2)
      await registry.db.updateTable('brands').set({ currency: 'EUR' }).where('id', '=', brand).execute()
      clock = new Date('2026-04-01T00:02:00Z')
      expect(await fits()).toBe(3)
      expect(await fits()).toBe(3)
    } finally {
      await forecaster.close()
    }
  })
})
