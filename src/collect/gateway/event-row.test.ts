import { describe, expect, test } from 'vitest'
import { eventColumns } from './event-columns.ts'
import { eventRow, originOf } from './event-row.ts'

const receivedAt = Date.parse('2026-03-02T10:00:00.000Z')
const envelope = {
  ...{ brand: 'brd_a', source: 'src_a', currency: 'USD', receivedAt, requestId: 'req', call: '' },
  ...{ ip: '', idOfDay: '', userAgent: '' },
}

/** The moment that a row has, of an event that says it was at `timestamp` and of a sender that says it sends it at `sentAt`. */
function momentOf(timestamp: string, sentAt?: string): string | undefined {
  const origin = originOf(envelope, { segment: 1, sentAt: sentAt ? Date.parse(sentAt) : undefined, isPlain: false })
  const { row } = eventRow({ type: 'page', anonymousId: 'ann', ...(timestamp && { timestamp }) }, origin)
  return row.split('\t')[eventColumns.indexOf('at')]
}

const received = '2026-03-02 10:00:00.000'

describe('events from the future', () => {
  test('a clock that runs ahead is believed up to five minutes, and not a millisecond more', () => {
    expect(momentOf('2026-03-02T10:04:59.999Z')).toBe('2026-03-02 10:04:59.999')
    expect(momentOf('2026-03-02T10:05:00.000Z')).toBe('2026-03-02 10:05:00.000')
    expect(momentOf('2026-03-02T10:05:00.001Z')).toBe(received)
    expect(momentOf('2036-03-02T10:00:00.000Z')).toBe(received)
  })

  test('five minutes are the same in any zone that the time is written in', () => {
    expect(momentOf('2026-03-02T18:05:00.000+08:00')).toBe('2026-03-02 10:05:00.000')
    expect(momentOf('2026-03-02T18:05:00.001+08:00')).toBe(received)
  })

  test('a sender that says when it sends is corrected by its own clock first, however wrong that is', () => {
    // Its clock is two hours ahead, and what happened did so ten minutes before it was sent.
    expect(momentOf('2026-03-02T11:50:00.000Z', '2026-03-02T12:00:00.000Z')).toBe('2026-03-02 09:50:00.000')
    // What is said to have happened after it was sent: five minutes are believed, no more.
    expect(momentOf('2026-03-02T12:05:00.000Z', '2026-03-02T12:00:00.000Z')).toBe('2026-03-02 10:05:00.000')
    expect(momentOf('2026-03-02T12:05:00.001Z', '2026-03-02T12:00:00.000Z')).toBe(received)
    // Its clock is two hours behind: by itself the moment would lie in the past, and does not.
    expect(momentOf('2026-03-02T08:06:00.000Z', '2026-03-02T08:00:00.000Z')).toBe(received)
  })

  test('what is late stays when it was, and what names no time happened when it came', () => {
    expect(momentOf('2025-12-31T23:59:59.999Z')).toBe('2025-12-31 23:59:59.999')
    expect(momentOf('')).toBe(received)
    expect(momentOf('', '2026-03-02T12:00:00.000Z')).toBe(received)
  })

  test('a time before the year 2000, by our clock, is set aside and not moved', () => {
    expect(momentOf('2000-01-01T00:00:00.000Z')).toBe('2000-01-01 00:00:00.000')
    expect(() => momentOf('1999-12-31T23:59:59.999Z')).toThrow()
    // A clock that was reset to 1970 but says when it sends is right by what lies between.
    expect(momentOf('1970-01-01T00:00:00.000Z', '1970-01-01T00:01:00.000Z')).toBe('2026-03-02 09:59:00.000')
  })
})
