import { expect, test } from 'vitest'
import { decodeRecords, encodeRecord, endOfRecords } from './log-record.ts'

const records = ['a', 'some more'].map((content) => Buffer.concat(encodeRecord([Buffer.from(content)])))
const whole = Buffer.concat(records)

test.each([
  ['nothing', Buffer.alloc(0)],
  ['zeros', Buffer.alloc(4096)],
  ['fewer zeros than a head has', Buffer.alloc(5)],
  ['a head without its content, and zeros', Buffer.concat([whole.subarray(0, 8), Buffer.alloc(100)])],
  ['half a record, and zeros', Buffer.concat([(records[1] ?? whole).subarray(0, 12), Buffer.alloc(100)])],
  ['half a record', (records[1] ?? whole).subarray(0, 12)],
  ['a length beyond the file', Buffer.from([255, 255, 255, 255, 0, 0, 0, 0])],
])('records end at %s', (_what, end) => {
  const segment = Buffer.concat([whole, end])
  expect([...decodeRecords(segment)].map(String)).toEqual(['a', 'some more'])
  expect(endOfRecords(segment)).toBe(whole.length)
})

test('a record of nothing is refused, since it would look like the end', () => {
  expect(() => encodeRecord([])).toThrow(RangeError)
  expect(() => encodeRecord([Buffer.alloc(0)])).toThrow(RangeError)
})
