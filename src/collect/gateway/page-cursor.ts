import type { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'

/** Where a page ended, as a text to give out and to read again. `read` throws `bad_request` for any other text. */
export function pageCursor<Place>(place: z.ZodType<Place>): { write(at: Place): string; read(text: string): Place } {
  return {
    write: (at) => Buffer.from(JSON.stringify(at)).toString('base64url'),
    read(text) {
      try {
        return place.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
      } catch (cause) {
        throw new Problem('bad_request', { reason: 'cursor is not one that was given out' }, cause)
      }
    },
  }
}
