import { z } from 'zod'
import { isCountry } from '../kernel/country.ts'

/** A text of at most so many characters. */
export const plainText = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    // The registry keeps no text with a zero byte; of other control characters only the end of a line has a place here.
    .refine((text) => !/[^\P{Cc}\n\r\t]/u.test(text), 'must not hold control characters')

export const country = z.string().trim().toUpperCase().refine(isCountry, 'not an ISO 3166 code of a country')

export const language = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'not a language tag such as en or zh-Hant')
