import { expect, test } from 'vitest'
import { z } from 'zod'
import { cursorMoment, idCursor, pageCursor } from './page-cursor.ts'

const cursor = pageCursor(z.tuple([cursorMoment, z.string()]))
const written = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')

test.each(['2026-01-31 10:00:00.000', '2024-02-29 23:59:59.999'])('the place that was given out is read: %s', (at) => {
  expect(cursor.read(cursor.write([at, 'x']))).toEqual([at, 'x'])
})

test.each([
  '2026-99-99 99:99:99.999',
  '2026-02-31 10:00:00.000',
  '2026-01-31 24:00:00.000',
  '2026-01-31 10:60:00.000',
  '0000-01-01 00:00:00.000',
  '9999-01-01 00:00:00.000',
  '2026-01-31',
])('a moment that never was is refused, and the cursor is named: %s', (at) => {
  expect(() => cursor.read(written([at, 'x']))).toThrow(
    expect.objectContaining({ code: 'bad_request', details: expect.objectContaining({ field: 'cursor' }) }),
  )
})

test('an id as a cursor is one that could have been given out', () => {
  expect(idCursor.safeParse('imp_01jd0000000000000000000a').success).toBe(true)
  expect(idCursor.safeParse('').success).toBe(true)
  for (const text of ['imp_\u0000', 'x', "imp_01jd00000000000000000 or '"]) {
    expect(idCursor.safeParse(text).success).toBe(false)
  }
})
