import { expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import { Bound, sql } from '../../store/sql.ts'
import { decayShares, decaySums } from './decay-shares.ts'

test('the warehouse sums the shares of touches as they are defined', async () => {
  const journeys = [
    { ages: [30, 12.5, 0], value: 5000 },
    { ages: [90_021, 90_014, 90_000.25], value: 700 },
    { ages: [3, 3, 3], value: 0 },
  ]
  const ages = new Bound(
    'Array(Array(Float64))',
    journeys.map((journey) => journey.ages),
  )
  const values = new Bound(
    'Array(Int64)',
    journeys.map((journey) => journey.value),
  )
  const { warehouse } = await engines()
  const [found] = await warehouse.query(sql`
    SELECT ${decaySums(sql`ages`, sql`1`, 7)} AS conversions, ${decaySums(sql`ages`, sql`value`, 7)} AS value_minor
    FROM (SELECT tupleElement(journey, 1) AS ages, tupleElement(journey, 2) AS value
      FROM (SELECT arrayJoin(arrayZip(${ages}, ${values})) AS journey))`)
  const summed = (factor: (journey: (typeof journeys)[number]) => number) =>
    [0, 1, 2].map((touch) => {
      const shares = journeys.map((journey) => (decayShares(journey.ages, 7)[touch] ?? 0) * factor(journey))
      return expect.closeTo(
        shares.reduce((sum, share) => sum + share, 0),
        9,
      )
    })
  expect(found).toEqual({ conversions: summed(() => 1), value_minor: summed(({ value }) => value) })
})
