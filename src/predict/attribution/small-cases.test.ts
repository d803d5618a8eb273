import { expect, test } from 'vitest'
import { attribute } from './attribute.ts'
import type { CountedPath } from './counted-path.ts'
import type { Model, Settings } from './define.ts'
import { firstTouch } from './first-touch.ts'
import { lastNonDirect } from './last-non-direct.ts'
import { lastTouch } from './last-touch.ts'
import { linear } from './linear.ts'
import { markov } from './markov.ts'
import { position } from './position.ts'
import { shapley } from './shapley.ts'
import { timeDecay } from './time-decay.ts'

const path = (steps: string, conversions: number, valueMinor = 0, nonConversions = 0): CountedPath => ({
  channels: steps.split(' '),
  conversions,
  valueMinor,
  nonConversions,
})

/** Conversions and value of each channel, as `[conversions, value]`. */
function given(model: Model, rows: CountedPath[], settings: Partial<Settings> = {}): Record<string, [number, number]> {
  const credits = attribute(rows, [model], settings).credits[model.id] ?? []
  return Object.fromEntries(credits.map(({ channel, ...credit }) => [channel, [credit.conversions, credit.valueMinor]]))
}

const shop = [path('ads email direct', 4, 1000, 6), path('ads', 2, 300), path('direct direct', 1, 50, 9)]

test('the first touch gets all', () => {
  expect(given(firstTouch, shop)).toEqual({ ads: [6, 1300], direct: [1, 50], email: [0, 0] })
})

test('the last touch gets all', () => {
  expect(given(lastTouch, shop)).toEqual({ ads: [2, 300], direct: [5, 1050], email: [0, 0] })
})

test('a direct visit gets nothing where another touch led to it, and all where none did', () => {
  expect(given(lastNonDirect, shop)).toEqual({ ads: [2, 300], direct: [1, 50], email: [4, 1000] })
})

test('which channel is direct can be said', () => {
  const rows = [path('ads typed', 1, 10), path('ads direct', 1, 10)]
  expect(given(lastNonDirect, rows, { direct: 'typed' })).toEqual({ ads: [1, 10], direct: [1, 10], typed: [0, 0] })
})

test('every touch gets the same from linear, and a channel met twice gets two parts', () => {
  expect(given(linear, [path('ads email ads ads', 4, 100)])).toEqual({ ads: [3, 75], email: [1, 25] })
})

test('by position the ends get 40% each and those between share the rest', () => {
  expect(given(position, [path('a b c d', 10, 1000)])).toEqual({
    ...{ a: [expect.closeTo(4, 6), 400], b: [expect.closeTo(1, 6), 100] },
    ...{ c: [expect.closeTo(1, 6), 100], d: [expect.closeTo(4, 6), 400] },
  })
})

test('by position two touches share in the proportion of the ends, and one gets all', () => {
  const rows = [path('a b', 4, 100), path('c', 1, 7)]
  expect(given(position, rows, { position: { first: 0.6, last: 0.2 } })).toEqual({ a: [3, 75], b: [1, 25], c: [1, 7] })
  expect(given(position, rows, { position: { first: 0, last: 0 } })).toEqual({ a: [2, 50], b: [2, 50], c: [1, 7] })
})

test.each([[{ first: 0.7, last: 0.4 }], [{ first: -0.1, last: 0.4 }], [{ first: Number.NaN, last: 0.4 }]])(
  'shares that make no sense are refused: %j',
  (shares) => {
    expect(() => given(position, shop, { position: shares })).toThrow(RangeError)
  },
)

test('time decay gives each touch what the warehouse summed for it', () => {
  const rows = [{ ...path('a b a', 2, 100), decay: { conversions: [0.25, 0.5, 1.25], valueMinor: [10, 30, 60] } }]
  expect(given(timeDecay, rows)).toEqual({ a: [1.5, 70], b: [0.5, 30] })
})

test('time decay is refused without the decay of a path that converted', () => {
  expect(() => given(timeDecay, [path('a b', 1, 10)])).toThrow(/needs the decay/)
  expect(given(timeDecay, [path('a b', 0, 0, 5)])).toEqual({ a: [0, 0], b: [0, 0] })
})

test('Shapley shares what a set of channels brought equally among them, whatever the order and number of touches', () => {
  const rows = [path('a b a', 2, 100), path('b a', 2, 100), path('b', 3, 60), path('a b c', 3, 90, 100)]
  expect(given(shapley, rows)).toEqual({ a: [3, 130], b: [6, 190], c: [1, 30] })
})

// From the start 2/3 go to a and 1/3 to b; from a half go to b, half are lost; all of b go to c; half of c convert. One
// in three converts. Without a it would be one in six (effect 1/2), without b or c none (1 and 1): 1/5, 2/5 and 2/5.
test('a Markov chain gives what would be lost without the channel', () => {
  const rows = [path('a b c', 1, 1000), path('a', 0, 0, 1), path('b c', 0, 0, 1)]
  expect(given(markov, rows)).toEqual({
    ...{ a: [expect.closeTo(0.2, 6), 200], b: [expect.closeTo(0.4, 6), 400], c: [expect.closeTo(0.4, 6), 400] },
  })
})

// Lost without a: 10 of 20 journeys, without b: 25/3. With 50 more that end after "b a", a converts 10 of its 65 visits:
// lost are 10 and 55 · 10/65 + 5 = 175/13 of 70.
test('journeys that did not convert change what a Markov chain gives', () => {
  const rows = [path('a', 5, 0, 5), path('b a', 5), path('b', 5)]
  expect(given(markov, rows).b?.[0]).toBeCloseTo((15 * 25) / 55, 6)
  expect(given(markov, [...rows, path('b a', 0, 0, 50)]).b?.[0]).toBeCloseTo((15 * 175) / 305, 6)
})

// After b, a sells always and c never; a chain of order 1 cannot know that, one of order 2 can.
test('a chain of a higher order remembers what came before', () => {
  const rows = [path('a b x', 10), path('c b x', 0, 0, 10)]
  expect(given(markov, rows, { order: 1 }).c?.[0]).toBeGreaterThan(1)
  expect(given(markov, rows, { order: 3 }).c?.[0]).toBe(0)
})

// a: half of what is sold, and all of what came back. Gains are 100 to a and 100 to b, the loss is 60 of a's.
test('what was lost on sales is shared out for itself', () => {
  const rows = [path('a', 1, 100, 1), path('b', 1, 100, 1), path('a a', 1, -60, 1)]
  const credits = given(markov, rows, { order: 2 })
  expect(credits).toEqual({ a: [2, 40], b: [1, 100] })
})

test('a chain in which journeys go round for long is still solved', () => {
  const round = [...Array(400).keys()].map((i) => (i % 2 ? 'b' : 'a')).join(' ')
  const credits = given(markov, [path(round, 1, 100, 3), path('c', 2, 200, 2)])
  // Every journey of the first kind meets both: removing either loses all of it.
  expect(credits).toEqual({
    ...{ a: [expect.closeTo(0.75, 6), 75], b: [expect.closeTo(0.75, 6), 75], c: [expect.closeTo(1.5, 6), 150] },
  })
})

test('a chain of an order that is not offered is refused', () => {
  expect(() => given(markov, shop, { order: 4 as 3 })).toThrow(RangeError)
})
