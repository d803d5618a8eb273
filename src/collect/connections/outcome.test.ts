import { expect, test } from 'vitest'
import { outcomeOf } from './outcome.ts'
import { ReadFault } from './refusal.ts'

const due = new Date('2026-03-10T08:00:00Z')
const over = new Date('2026-03-10T08:05:00Z')
const later = new Date('2026-03-10T12:00:00Z')

test.each([
  ['a read that went well', undefined, over, 'done', '2026-03-11T08:00:00.000Z'],
  ['one that ended a week late', undefined, new Date('2026-03-17T15:00:00Z'), 'done', '2026-03-18T08:00:00.000Z'],
  ['a busy platform', new ReadFault({ kind: 'busy', said: 'x' }), over, 'waiting', '2026-03-10T09:05:00.000Z'],
  [
    'one that says until when',
    new ReadFault({ kind: 'busy', said: 'x', until: later }),
    over,
    'waiting',
    later.toISOString(),
  ],
  [
    'a quota that ends later',
    new ReadFault({ kind: 'spent', said: 'x', until: later }),
    over,
    'waiting',
    later.toISOString(),
  ],
  [
    'a quota of which nobody knows',
    new ReadFault({ kind: 'spent', said: 'x' }),
    over,
    'waiting',
    '2026-03-11T08:00:00.000Z',
  ],
  ['a part that is refused', new ReadFault({ kind: 'refused', said: 'x' }), over, 'failed', '2026-03-11T08:00:00.000Z'],
  ['a fault of our own', new Error('x'), over, 'failed', '2026-03-10T09:05:00.000Z'],
])('after %s it is known when to read again', (_what, failure, now, state, next) => {
  const outcome = outcomeOf(failure, due, now)
  expect([outcome.state, outcome.next?.toISOString()]).toEqual([state, next])
})

test('a grant that has ended is asked with no more, until a person has mended it', () => {
  const outcome = outcomeOf(new ReadFault({ kind: 'access', said: 'invalid_grant' }), due, over)
  expect(outcome).toMatchObject({ state: 'failed', next: null, isWaitingForPerson: true })
})

test('what goes wrong here is told without its words, which the log has', () => {
  const { error, isUnexpected } = outcomeOf(new Error('password=secret'), due, over)
  expect(JSON.stringify(error)).not.toContain('secret')
  expect(isUnexpected).toBe(true)
})
