import { expect, test } from 'vitest'
import { filterText, keepTraffic } from './filtered.ts'

test('pages of the traffic pass on the view and the filters of visits, and nothing of their own', () => {
  const search = { period: 'last_30', 'traffic.channel': 'email', 'funnel.steps': '/,/cart', 'paths.at': '/' }
  expect(keepTraffic(search)).toEqual({
    period: 'last_30',
    'traffic.channel': 'email',
    'traffic.visit_source': undefined,
    'traffic.device': undefined,
  })
})

test('a value that is empty, or has a comma, can be asked for', () => {
  expect(filterText('')).toBe('(none)')
  expect(filterText('a, b')).toBe('a\\, b')
})
