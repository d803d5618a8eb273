import { z } from 'zod'
import { type Sql, sql, str } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'

/** Which test of which brand is counted, of everybody or of an audience or a market. */
export type Counting = { warehouse: Warehouse; brand: string; test: string; options?: Options }

const told = z.object({
  audience: z.string(),
  market: z.string(),
  candidate: z.string(),
  question: z.string(),
  choices: z.array(z.string()),
  number: z.int().nullable(),
  prices: z.array(z.coerce.number().int()),
  people: z.coerce.number().int(),
})
/** So many people of an audience and a market answered a question alike. */
export type Told = z.output<typeof told>

const visits = z.object({
  audience: z.string(),
  market: z.string(),
  candidate: z.string(),
  price_minor: z.coerce.number().int(),
  visitors: z.coerce.number().int(),
  interested: z.coerce.number().int(),
  preordered: z.coerce.number().int(),
})
/** Visitors of the page of a product at one of its prices, how many were interested, and how many of those pre-ordered. */
export type Visits = z.output<typeof visits>

const heads = z.object({
  answered: z.coerce.number().int(),
  visited: z.coerce.number().int(),
  bots: z.coerce.number().int(),
  entries: z.coerce.number().int(),
  texts: z.coerce.number().int(),
})
/** How many people answered and visited; those marked as bots count in neither. */
export type Heads = z.output<typeof heads>

const ofTest = ({ brand, test }: Counting): Sql => sql`brand = ${str(brand)} AND test = ${str(test)}`

/** The last word of each person on each question; those who are marked as bots say nothing. Texts are left where they are. */
export async function toldBy(counting: Counting): Promise<Told[]> {
  const rows = await counting.warehouse.query<unknown>(
    sql`
    SELECT said.1 AS audience, said.2 AS market, candidate, question, said.3 AS choices, said.4 AS number, said.5 AS prices, count() AS people
    FROM (
      SELECT respondent, candidate, question,
        argMax((toString(audience), toString(market), choices, number, prices, answered, notEmpty(bot_reasons)), entry) AS said
      FROM product_test_answers WHERE ${ofTest(counting)} AND kind = 'answer'
      GROUP BY respondent, candidate, question
    )
    WHERE said.6 = 1 AND said.7 = 0
    GROUP BY audience, market, candidate, question, choices, number, prices
    ORDER BY candidate, question, audience, market, number, choices, prices`,
    counting.options,
  )
  return rows.map((row) => told.parse(row))
}

/** Visitors of product pages: each once, at the price that they were shown. */
export async function visitsOf(counting: Counting): Promise<Visits[]> {
  const rows = await counting.warehouse.query<unknown>(
    sql`
    SELECT who.1 AS audience, who.2 AS market, candidate, price AS price_minor, count() AS visitors,
      countIf(did_more) AS interested, countIf(did_order) AS preordered
    FROM (
      SELECT respondent, candidate, prices[1] AS price, argMin((toString(audience), toString(market)), entry) AS who,
        max(kind IN ('interest', 'preorder')) AS did_more, max(kind = 'preorder') AS did_order, max(notEmpty(bot_reasons)) AS is_bot
      FROM product_test_answers WHERE ${ofTest(counting)} AND kind IN ('visit', 'interest', 'preorder')
      GROUP BY respondent, candidate, price
    )
    WHERE is_bot = 0
    GROUP BY audience, market, candidate, price
    ORDER BY candidate, price_minor, audience, market`,
    counting.options,
  )
  return rows.map((row) => visits.parse(row))
}

/** How many people there are in all. */
export async function headsOf(counting: Counting): Promise<Heads> {
  const [row] = await counting.warehouse.query<unknown>(
    sql`
    SELECT countIf(last_word.2 = 0 AND last_word.1 = 'answer') AS answered, countIf(last_word.2 = 0 AND last_word.1 != 'answer') AS visited,
      countIf(last_word.2 = 1) AS bots, sum(many) AS entries, countIf(last_word.2 = 0 AND has_text) AS texts
    FROM (
      SELECT respondent, argMax((if(kind = 'answer', 'answer', 'page'), notEmpty(bot_reasons)), entry) AS last_word,
        uniqExact(entry) AS many, max(text != '') AS has_text
      FROM product_test_answers WHERE ${ofTest(counting)} GROUP BY respondent, kind = 'answer'
    )`,
    counting.options,
  )
  return heads.parse(row)
}
