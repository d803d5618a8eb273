import { describe, expect, test } from 'vitest'
import { onlineRetailCustomers, onlineRetailIsThere } from '../../../test/online-retail.ts'
import { fitBuying } from './bg-nbd.ts'
import { countedCustomers } from './counted-customers.ts'
import { triedOn } from './holdout.ts'

const skipped = onlineRetailIsThere ? '' : ' (skipped: the data folder is absent)'

describe.skipIf(!onlineRetailIsThere)(`three months of a gift shop, forecast from nine${skipped}`, () => {
  test('errors are what the guide says: all orders nearer than by the naive forecast, those of one customer not', () => {
    const customers = onlineRetailCustomers()
    const before = countedCustomers(customers)
    const buying = fitBuying(before)
    if (!buying) throw new Error('The likelihood has a peak.')
    const later = Float64Array.from(customers, (customer) => customer.later)
    const tried = triedOn({ ...before, later }, buying, 91)
    // A shop of gifts in the months before Christmas: no model without seasons sees them coming.
    expect({ customers: customers.length, stopping: buying.stopping, came: tried.came }).toEqual({
      customers: 3317,
      stopping: 'never',
      came: 4266,
    })
    expect(Math.round(tried.forecast.value)).toBe(3307)
    expect(tried.error).toBeCloseTo(0.907, 3)
    expect(Math.round(tried.naive.forecast)).toBe(3061)
    expect(tried.naive.error).toBeCloseTo(0.873, 3)
  })
})
