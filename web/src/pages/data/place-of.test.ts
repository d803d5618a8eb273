import { expect, test } from 'vitest'
import { placeOf } from './place-of.ts'

const domain = { first_day: '2026-01-01', last_day: '2026-01-10' }
const place = (first_day: string, last_day: string) => placeOf({ first_day, last_day }, domain)

test('a range lies on its strip with both days, and no further than the strip reaches', () => {
  expect(place('2026-01-01', '2026-01-10')).toEqual({ left: 0, width: 100 })
  expect(place('2026-01-03', '2026-01-03')).toEqual({ left: 20, width: 10 })
  expect(place('2025-12-01', '2026-01-02')).toEqual({ left: 0, width: 20 })
  expect(place('2026-01-10', '2027-01-01')).toEqual({ left: 90, width: 10 })
  expect(place('2025-12-01', '2025-12-31')).toBeUndefined()
  expect(place('2026-01-11', '2026-02-01')).toBeUndefined()
})
