import type { Readable } from 'node:stream'
import { z } from 'zod'
import { csvOfList } from '../../kernel/csv.ts'
import { fromMinor } from '../../kernel/money.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'

const names = [
  ...([
    'at',
    'entry',
    'counts',
    'respondent',
    'customer_id',
    'audience',
    'market',
    'language',
    'link',
    'kind',
  ] as const),
  ...(['candidate', 'question', 'choices', 'number', 'prices', 'currency', 'text', 'bot_reasons'] as const),
] as const

const row = z.object({
  at: z.string(),
  entry: z.coerce.number().int(),
  counts: z.coerce.number().int(),
  respondent: z.string(),
  customer_id: z.string(),
  audience: z.string(),
  market: z.string(),
  language: z.string(),
  link: z.string(),
  kind: z.string(),
  candidate: z.string(),
  question: z.string(),
  choices: z.array(z.string()),
  number: z.int().nullable(),
  prices: z.array(z.coerce.number().int()),
  text: z.string(),
  bot_reasons: z.array(z.string()),
})

const atOnce = 5000
/** The place of a row: its entry, and which of the entry's rows it is. */
const separator = ' '

/**
 * Everything that was told in a test as CSV, first first, a line each answer. `counts` is 1 for the last word of a respondent who
 * is no bot, 0 for what was said before it or is marked. What a spreadsheet would run as a formula gets an apostrophe.
 */
export function answersCsv(warehouse: Warehouse, brand: string, test: string, currency: string): Promise<Readable> {
  return csvOfList(names, async (cursor) => {
    const rows = await readAfter(warehouse, brand, test, cursor)
    const items = rows.slice(0, atOnce).map((one) => ({
      ...one,
      choices: one.choices.join(' '),
      prices: one.prices.map((price) => fromMinor(BigInt(price), currency)).join(' '),
      currency: one.prices.length > 0 ? currency : '',
      bot_reasons: one.bot_reasons.join(' '),
    }))
    const last = items.at(-1)
    const next = last && [last.entry, last.kind, last.candidate, last.question].join(separator)
    return rows.length > atOnce && next ? { items, next } : { items }
  })
}

async function readAfter(warehouse: Warehouse, brand: string, test: string, cursor: string | undefined) {
  const [entry = '0', kind = '', candidate = '', question = ''] = cursor?.split(separator) ?? []
  const ofTest = sql`brand = ${str(brand)} AND test = ${str(test)}`
  const found = await warehouse.query<unknown>(sql`
    SELECT toString(answers.at) AS at, answers.entry AS entry,
      toUInt8(answers.entry = last_entry AND empty(answers.bot_reasons)) AS counts,
      answers.respondent AS respondent, customer_id, audience, market, language, link, answers.kind AS kind, candidate, question,
      choices, number, prices, text, bot_reasons
    FROM product_test_answers AS answers
    GLOBAL INNER JOIN (
      SELECT respondent, kind, max(entry) AS last_entry FROM product_test_answers WHERE ${ofTest} GROUP BY respondent, kind
    ) AS latest ON latest.respondent = answers.respondent AND latest.kind = answers.kind
    WHERE ${ofTest} AND answered = 1
      AND (answers.entry, toString(answers.kind), toString(candidate), toString(question)) > (${u64(BigInt(entry))}, ${str(kind)}, ${str(candidate)}, ${str(question)})
    ORDER BY entry, kind, candidate, question LIMIT 1 BY entry, kind, candidate, question LIMIT ${u64(atOnce + 1)}`)
  return found.map((one) => row.parse(one))
}
