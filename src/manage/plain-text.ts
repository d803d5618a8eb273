import { z } from 'zod'

/** A text that people write, without blanks around it. The registry keeps no text with a zero byte; of other control characters only the end of a line has a place. */
export const plainText = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    // The registry keeps no text with a zero byte; of other control characters only the end of a line has a place here.
    .refine((text) => !/[^\P{Cc}\n\r\t]/u.test(text), 'must not hold control characters')
