import { expect, test } from 'vitest'
import { draftOf, isChanged, moved, rulesOf } from './rule-draft.ts'

const rules = { rules: [{ channel: 'chat', conditions: [] }], own_domains: ['example.com'] }

test('a draft that nobody touched is not changed, and one with another domain is', () => {
  const draft = draftOf(rules)
  expect([isChanged(draft, rules), isChanged({ ...draft, ownDomains: 'example.com，example.org' }, rules)]).toEqual([
    false,
    true,
  ])
  expect(rulesOf({ ...draft, ownDomains: ' a.com b.com；c.com' }).own_domains).toEqual(['a.com', 'b.com', 'c.com'])
})

test.each([
  [0, 1, ['b', 'a', 'c']],
  [2, 0, ['c', 'a', 'b']],
  [0, -1, ['a', 'b', 'c']],
  [1, 9, ['a', 'c', 'b']],
])('a rule moves from place %i to %i, never out of the list', (from, to, expected) => {
  expect(moved(['a', 'b', 'c'], from, to)).toEqual(expected)
})
