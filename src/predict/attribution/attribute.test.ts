import { expect, test } from 'vitest'
import { attribute } from './attribute.ts'
import { markov } from './markov.ts'

const row = { conversions: 1, valueMinor: 10, nonConversions: 1 }

test.each([
  [1, 200],
  [2, 60],
  [3, 30],
] as const)('with a chain of order %i there are %i channels, unless it is said otherwise', (order, most) => {
  const rows = [...Array(250).keys()].map((i) => ({ ...row, channels: [`campaign ${i}`] }))
  const { credits, grouped } = attribute(rows, [markov], { order })
  expect([credits.markov?.length, grouped.length]).toEqual([most, 251 - most])
  expect(attribute(rows, [markov], { order, maxChannels: 250 }).grouped).toEqual([])
})

test('where there are no journeys nobody gets anything', () => {
  expect(attribute([], [markov])).toEqual({
    ...{ conversions: 0, valueMinor: 0, nonConversions: 0 },
    ...{ grouped: [], credits: { markov: [] } },
  })
})
