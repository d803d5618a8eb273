import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attribute } from './attribute.ts'
import { attributionModels } from './catalogue.ts'
import type { CountedPath } from './counted-path.ts'
import { conversionStep } from './credit.ts'
import { decayShares } from './decay-shares.ts'
import { shapley } from './shapley.ts'

const names = ['ads', 'creator', 'direct', 'email', 'search']

/** A path whose journeys all have the same ages of touches. */
const path = fc
  .record({
    touches: fc.array(fc.record({ channel: fc.constantFrom(...names), age: fc.nat(60) }), {
      minLength: 1,
      maxLength: 7,
    }),
    conversions: fc.nat(50),
    value: fc.integer({ min: -5000, max: 50_000 }),
    nonConversions: fc.nat(500),
  })
  .map(({ touches, conversions, value, nonConversions }): CountedPath => {
    const valueMinor = conversions ? value : 0
    const shares = decayShares(
      touches.map(({ age }) => age),
      7,
    )
    const decay = {
      conversions: shares.map((share) => share * conversions),
      valueMinor: shares.map((share) => share * valueMinor),
    }
    return { channels: touches.map(({ channel }) => channel), conversions, valueMinor, nonConversions, decay }
  })
const paths = fc.array(path, { maxLength: 25 })
const order = fc.constantFrom(1, 2, 3) as fc.Arbitrary<1 | 2 | 3>

test.each(attributionModels)('$id: credits add up to the whole exactly, in any order', (model) => {
  fc.assert(
    fc.property(paths, order, fc.integer({ min: 2, max: 6 }), (rows, order, maxChannels) => {
      const found = attribute(rows, [model], { order, maxChannels })
      const credits = found.credits[model.id] ?? []
      for (const turned of [credits, credits.toReversed()]) {
        expect(turned.reduce((sum, { conversions }) => sum + conversions, 0)).toBe(found.conversions)
        expect(turned.reduce((sum, { valueMinor }) => sum + valueMinor, 0)).toBe(found.valueMinor)
      }
      for (const { conversions, valueMinor } of credits) {
        expect(conversions).toBeGreaterThanOrEqual(0)
        expect(Number.isInteger(valueMinor)).toBe(true)
      }
    }),
  )
})

test.each(attributionModels)(
  '$id: the order of the rows does not matter, nor how a path is split over rows',
  (model) => {
    const shuffled = paths.chain((rows) =>
      fc.record({ rows: fc.constant(rows), other: fc.shuffledSubarray(rows, { minLength: rows.length }) }),
    )
    // Sums of shares that decay have a rounding of their own where a path is in several rows.
    const split = ({ decay: _, ...row }: CountedPath): CountedPath[] => [
      { ...row, conversions: 0, valueMinor: 0 },
      { ...row, nonConversions: 0, valueMinor: row.conversions ? row.valueMinor : 0 },
    ]
    fc.assert(
      fc.property(shuffled, order, ({ rows, other }, order) => {
        const whole = attribute(rows, [model], { order })
        expect(attribute(other, [model], { order })).toEqual(whole)
        if (model.id === 'time_decay') return
        const halves = other.flatMap(split)
        expect(attribute(halves, [model], { order })).toEqual(whole)
      }),
    )
  },
)

test.each(attributionModels)('$id: a channel never seen gets nothing', (model) => {
  fc.assert(
    fc.property(paths, (rows) => {
      const seen = new Set(rows.filter((row) => row.conversions + row.nonConversions).flatMap((row) => row.channels))
      const credits = attribute(rows, [model]).credits[model.id] ?? []
      expect(credits.map(({ channel }) => channel)).toEqual([...seen].sort())
    }),
  )
})

test.each(attributionModels.filter(({ id }) => id !== 'markov'))(
  '$id: a channel that no converted journey met gets nothing',
  (model) => {
    fc.assert(
      fc.property(paths, (rows) => {
        const met = new Set(rows.filter((row) => row.conversions).flatMap((row) => row.channels))
        const credits = attribute(rows, [model]).credits[model.id] ?? []
        for (const { channel, conversions, valueMinor } of credits)
          if (!met.has(channel)) expect([conversions, valueMinor]).toEqual([0, 0])
      }),
    )
  },
)

test.each(attributionModels)('$id: where there is one channel it gets all', (model) => {
  const alone = path.map((row) => ({ ...row, channels: row.channels.map(() => 'ads') }))
  fc.assert(
    fc.property(fc.array(alone, { minLength: 1 }), order, (rows, order) => {
      fc.pre(rows.some((row) => row.conversions + row.nonConversions > 0))
      const { credits, conversions, valueMinor } = attribute(rows, [model], { order })
      expect(credits[model.id]).toEqual([{ channel: 'ads', conversions, valueMinor }])
    }),
  )
})

test('Shapley gives two channels the same when each could stand for the other', () => {
  const swapped = (name: string) => (name === 'ads' ? 'email' : name === 'email' ? 'ads' : name)
  fc.assert(
    fc.property(paths, (rows) => {
      const both = rows.flatMap((row) => [row, { ...row, channels: row.channels.map(swapped) }])
      const credits = attribute(both, [shapley]).credits.shapley ?? []
      const [ads, email] = ['ads', 'email'].map((name) => credits.find(({ channel }) => channel === name))
      expect(Math.abs((ads?.conversions ?? 0) - (email?.conversions ?? 0))).toBeLessThanOrEqual(conversionStep)
      expect(Math.abs((ads?.valueMinor ?? 0) - (email?.valueMinor ?? 0))).toBeLessThanOrEqual(1)
    }),
  )
})

test('Shapley is the mean of what a channel adds, over every order of joining in', () => {
  const orders = permutations(names)
  fc.assert(
    fc.property(paths, (rows) => {
      const worth = (members: Set<string>) =>
        rows.reduce((sum, row) => sum + (row.channels.every((name) => members.has(name)) ? row.conversions : 0), 0)
      const added = new Map(names.map((name) => [name, 0]))
      for (const joining of orders)
        joining.forEach((name, i) => {
          const more = worth(new Set(joining.slice(0, i + 1))) - worth(new Set(joining.slice(0, i)))
          added.set(name, (added.get(name) ?? 0) + more)
        })
      const credits = attribute(rows, [shapley]).credits.shapley ?? []
      for (const { channel, conversions } of credits)
        expect(conversions).toBeCloseTo((added.get(channel) ?? 0) / orders.length, 6)
    }),
    { numRuns: 30 },
  )
})

function permutations(of: string[]): string[][] {
  return of.length
    ? of.flatMap((first) => permutations(of.filter((name) => name !== first)).map((rest) => [first, ...rest]))
    : [[]]
}
