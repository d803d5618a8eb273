import { z } from 'zod'
import { problemBody } from './problems.ts'

export const text = z
  .object({ en: z.string(), zh: z.string() })
  .meta({ id: 'Text', description: 'A sentence in both languages' })
export const role = z.enum(['owner', 'editor', 'viewer'])
export const actor = z.object({ kind: z.string(), id: z.string(), name: z.string() })

export const brandParams = z.object({ brand: z.string().describe('Id of the brand') })
export const itemParams = brandParams.extend({ id: z.string() })

/** How an answer came into another currency than the brand's. */
export const exchange = z
  .object({ from: z.string(), to: z.string(), rate: z.string(), day: z.string() })
  .optional()
  .describe("Absent in the brand's currency. One `from` is `rate` of `to`, as published for `day`")

/** What any route may answer besides its success. */
export const problemAnswers = { '4xx': problemBody, '5xx': problemBody }

/** The answer of a list; `next` leads to the following page. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional().describe('Cursor of the next page') })

export const nothing = z.undefined().describe('Done')

/** The name that a file comes with: shown and handed out again, never part of a path. */
export const fileName = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}/\\]+$/u, 'not the name of a file')
  .describe('Name of the file')
