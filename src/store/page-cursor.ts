import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { Bound, type Sql, sql } from './sql.ts'

/** A moment as the warehouse writes it: UTC, "2026-01-31 10:00:00.000". The engine fails at one that never was. */
export const cursorMoment = z
  .string()
  .regex(/^(19|20|21|22)\d\d-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/)
  .refine(isMoment, 'is no moment')

/** The id of the last item of a page, where ids are the order of a list. */
export const idCursor = z
  .string()
  .regex(/^([a-z]+_[0-9a-z]{24})?$/, 'cursor is not one that was given out')
  .describe('Where the last page ended')

/** Where a page ended, as a text to give out and to read again. `read` throws `bad_request` for any other text. */
export function pageCursor<Place>(place: z.ZodType<Place>): { write(at: Place): string; read(text: string): Place } {
  return {
    write: (at) => Buffer.from(JSON.stringify(at)).toString('base64url'),
    read(text) {
      try {
        return place.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
      } catch (cause) {
        throw new Problem('bad_request', { reason: 'cursor is not one that was given out', field: 'cursor' }, cause)
      }
    },
  }
}

/** A moment of a cursor, bound as the columns of moments are. */
export const boundMoment = (at: string): Sql => sql`${new Bound("DateTime64(3, 'UTC')", at)}`

// A day like 2026-02-31 is read as one of March, so that it comes back as another text.
function isMoment(text: string): boolean {
  const at = new Date(`${text.replace(' ', 'T')}Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString() === `${text.replace(' ', 'T')}Z`
}
