import { expect, test } from 'vitest'
import { clock, lanesOf, marksOf, stepOf, verdictsOf } from './timeline.ts'

const spec = {
  until: 'until',
  mark: ['moment', 'shows'] as [string, string],
  verdict: 'verdict',
  lanes: ['told', 'clicks', 'guessed'],
  reach: 'reach',
  modelled: ['guessed'],
}
const row = (second: number | null, more: object = {}) => ({
  ...{ second, until: second === null ? null : second + 1, reach: null, verdict: '' },
  ...{ told: null, clicks: null, guessed: null },
  ...more,
})

test('a lane tells the part of all that stands at seconds; one of which nothing is known is left out', () => {
  const rows = [row(0), row(1, { reach: 5, clicks: 4 }), row(7, { reach: 9, guessed: 0 }), row(null, { clicks: 6 })]
  expect(lanesOf(rows, 'second', spec)).toMatchObject([
    { column: 'clicks', spans: [{ from: 1, until: 5, value: 4 }], placed: 4, all: 10 },
    { column: 'guessed', spans: [{ from: 7, until: 9, value: 0 }], all: undefined },
  ])
})

test('neighbouring rows of the same verdict are one stretch', () => {
  const rows = ['', 'loses', 'loses', '', 'holds'].map((verdict, second) => row(second, { verdict }))
  expect(verdictsOf(rows, 'second', spec)).toEqual([
    { from: 1, until: 3, verdict: 'loses' },
    { from: 4, until: 5, verdict: 'holds' },
  ])
})

test('labels that would touch stand above each other, and what finds no room is left to the tooltip', () => {
  const told = [0, 1, 2, 3].map((at) => ({ at, text: 'Product: LAMP' }))
  expect(marksOf(told, 5, 300).map(({ level }) => level)).toEqual([0, 1, 2, undefined])
  expect(marksOf(told, 100, 330).map(({ level }) => level)).toEqual([0, 0, 0, 1])
})

test('seconds are shown as players show them', () => {
  expect([0, 9.4, 75, 3675].map(clock)).toEqual(['0:00', '0:09.4', '1:15', '1:01:15'])
})

test('labels of the axis stand at whole steps that people count in', () => {
  expect([stepOf(40, 8), stepOf(76, 8), stepOf(492, 4), stepOf(30_000, 5)]).toEqual([5, 10, 300, 7200])
})
