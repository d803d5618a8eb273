import { z } from 'zod'
import { productTestFields } from '../../manage/product-test-input.ts'
import { testAudiences, testPages } from '../../manage/product-test-links.ts'
import { productTestStates } from '../../manage/product-tests.ts'
import { demandSources } from '../../predict/product-tests/demand-curve.ts'
import { evidenceSources, verdicts } from '../../predict/product-tests/verdict.ts'
import { actor, text } from '../schemas.ts'

/** A test of products as it is shown. */
export const productTest = z
  .object({
    id: z.string(),
    state: z.enum(productTestStates),
    definition: productTestFields,
    pictures: z.array(z.string()).describe('Candidates that have a picture'),
    created_by: actor,
    created_at: z.date(),
    updated_at: z.date(),
    opened_at: z.date().nullable(),
    closed_at: z.date().nullable(),
  })
  .meta({ id: 'ProductTest' })

export const testLink = z
  .object({
    id: z.string(),
    url: z.string().describe('What is given out'),
    page: z.enum(testPages),
    audience: z.enum(testAudiences),
    market: z.string(),
    candidate: z.string(),
    label: z.string(),
    person: z.string().describe('Who is invited; empty for a link for everybody'),
    created_by: actor,
    created_at: z.date(),
    revoked_at: z.date().nullable(),
  })
  .meta({ id: 'ProductTestLink' })

const share = { share: z.number(), low: z.number(), high: z.number().describe('Interval of 95%') }
const money = z.int().nullable().describe('Minor units; null without a planned cost')
const revenue = z.int().nullable()
const step = z.object({
  price_minor: z.int(),
  yes: z.int().describe('Who would buy at this price'),
  asked: z.int(),
  ...share,
  revenue_per_100_minor: revenue.describe('Minor units, if all bought who would; null where nobody was asked'),
  revenue_low_minor: revenue,
  revenue_high_minor: revenue,
  margin_per_100_minor: money,
  margin_low_minor: money,
  margin_high_minor: money,
  probability_best: z.number().nullable().describe('That no other price leaves more'),
})
const point = z.object({ price_minor: z.int(), low_minor: z.int(), high_minor: z.int() }).nullable()
const evidence = z.object({
  source: z.enum(evidenceSources).describe('Visitors of a page, or people who were asked'),
  people: z.int(),
  interested: z.int(),
  ...share,
  goal: z.number(),
  is_enough: z.boolean(),
})
const product = z.object({
  candidate: z.string(),
  verdict: z.enum(verdicts),
  sentence: text,
  evidence: z.array(evidence),
  demand: z.array(
    z.object({
      source: z.enum(demandSources),
      people: z.int(),
      is_enough: z.boolean(),
      steps: z.array(step),
      best: step.nullable(),
      sentence: text.describe('What the steps show'),
    }),
  ),
  price_points: z
    .object({
      people: z.int(),
      marginal_cheapness: point,
      optimal: point,
      indifference: point,
      marginal_expensiveness: point,
    })
    .nullable(),
})
const rank = z.object({
  source: z.enum(evidenceSources),
  candidate: z.string(),
  people: z.int(),
  share: z.number(),
  probability_most: z.number().describe('That no other product interests more'),
})
const group = z.object({
  source: z.enum(evidenceSources),
  candidate: z.string(),
  by: z.enum(['audience', 'market']),
  group: z.string(),
  people: z.int(),
  interested: z.int(),
  ...share,
  is_enough: z.boolean(),
  against_others: z.object({ difference: z.number(), low: z.number(), high: z.number() }).nullable(),
})

/** What a test says by now. */
export const results = z.object({
  heads: z.object({
    answered: z.int(),
    visited: z.int(),
    bots: z.int().describe('Marked, and not counted anywhere'),
    entries: z.int().describe('Everything that was sent, earlier answers among it'),
    texts: z.int().describe('People who wrote a free text'),
  }),
  minimum_answers: z.int(),
  currency: z.string(),
  products: z.array(product),
  candidates: z.array(rank),
  audiences: z.array(group),
  answers: z.array(
    z.object({
      question: z.string(),
      candidate: z.string(),
      people: z.int(),
      shares: z.array(z.object({ value: z.string(), people: z.int(), ...share })),
    }),
  ),
})

export const testOrder = z.object({
  id: z.string(),
  candidate: z.string(),
  email: z.string(),
  consent: z.string().describe('What they agreed to, as they read it'),
  language: z.string(),
  price_minor: z.int(),
  currency: z.string(),
  link: z.string(),
  bot: z.boolean(),
  at: z.date(),
})

export const testFault = z.object({
  id: z.string(),
  link: z.string(),
  field: z.string(),
  value: z.string(),
  reason: text,
  remedy: text,
  body: z.string(),
  at: z.date(),
})
