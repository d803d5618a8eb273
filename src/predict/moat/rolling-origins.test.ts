import { describe, expect, test } from 'vitest'
import { retailIsThere, rollingOrigins } from '../../../test/rolling-origins.ts'

const skipped = retailIsThere ? '' : ' (skipped: the data folder is absent)'

describe.skipIf(!retailIsThere)(`repeats of a gift shop, forecast from four days${skipped}`, () => {
  test('are as far from what came as the guide says, and always nearer than by the rate so far', () => {
    const found = rollingOrigins(['2011-05-31', '2011-06-30', '2011-07-31', '2011-08-31'])
    const pounds = found.map(({ customers, forecast, came, naive }) => [
      customers,
      ...[forecast, came, naive].map((pence) => Math.round(pence / 100_000)),
    ])
    expect(pounds).toEqual([
      [2718, 1548, 1557, 1323],
      [2960, 1631, 1807, 1400],
      [3148, 1685, 2119, 1453],
      [3317, 1732, 2582, 1499],
    ])
    for (const { forecast, came, naive } of found)
      expect(Math.abs(forecast - came)).toBeLessThan(Math.abs(naive - came))
  })
})
