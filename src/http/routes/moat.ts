import { z } from 'zod'
import { type AssumptionId, assumptionList, assumptionsOf } from '../../predict/moat/assumptions.ts'
import backTest from '../../predict/moat/back-test.json' with { type: 'json' }
import { type DarkReport, statedAssumptions } from '../../predict/moat/run-dark-test.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, problemAnswers } from '../schemas.ts'

const used = Object.fromEntries(assumptionList.map(({ id, doc }) => [id, z.number().describe(doc.en)])) as Record<
  AssumptionId,
  z.ZodNumber
>

const report = z
  .object({
    tested_at: z.date(),
    last_day: z.string().nullable().describe('The last day with an order; null where no order is known'),
    share: z.number().nullable().describe('The share of the margin that is expected to stand'),
    share_low: z.number().nullable(),
    share_high: z.number().nullable(),
    missing: z.string().describe('Of what there is too little; empty where there are figures'),
    assumptions: z.object(used).describe('What the test went by'),
  })
  .meta({ id: 'DarkTest' }) satisfies z.ZodType<DarkReport>

const values = Object.fromEntries(
  assumptionList.map(({ id, min, max, doc }) => [id, z.number().min(min).max(max).describe(doc.en).optional()]),
) as Record<AssumptionId, z.ZodOptional<z.ZodNumber>>
const stated = z.strictObject(values).meta({ id: 'DarkTestAssumptions' })
const text = z.object({ en: z.string(), zh: z.string() })

const state = z
  .object({
    progress: z.number().nullable().describe('How far a test is, from 0 to 1; null where none is under way'),
    assumptions: z.array(
      z.object({
        id: z.string(),
        value: z.number().describe('What the next test goes by'),
        default: z.number(),
        spread: z.number().describe('How far the truth may lie to either side; of days, as a factor'),
        min: z.number(),
        max: z.number(),
        label: text,
        doc: text,
      }),
    ),
    back_test: z
      .object({
        brands: z.int(),
        covered: z.number().describe('The share of brands whose true share lay within the interval'),
        median_error: z.number().describe('Median absolute error of the share'),
        made_on: z.string(),
      })
      .describe('How the method fared on generated brands whose paid traffic truly stopped'),
  })
  .meta({ id: 'DarkTestState' })

const tried = {
  brands: backTest.withForecast,
  covered: backTest.covered,
  median_error: backTest.medianError,
  made_on: backTest.madeOn,
}

/** What stands if the paying stops: tested once a day, and when someone asks for it. */
export function moatRoutes(app: App, { darkTester, registry }: Parts): void {
  const tags = ['measures']
  const url = '/brands/:brand/moat/dark-test'

  app.route({
    method: 'GET',
    url,
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'How far a dark test is, and what it assumes; the measures dark-test and dark-curve tell what it found',
      params: brandParams,
      response: { 200: state, ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const assumed = assumptionsOf(await statedAssumptions({ registry }, brand))
      const assumptions = assumptionList.map((one) => ({ ...one, value: assumed[one.id] }))
      return { progress: darkTester.progressOf(brand), assumptions, back_test: tried }
    },
  })

  app.route({
    method: 'POST',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary:
        'Make a dark test now; assumptions that are given take the place of those before, for the daily test, too',
      params: brandParams,
      body: z.strictObject({ assumptions: stated.optional() }),
      response: { 200: report, ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const { assumptions } = request.body
      if (assumptions) await darkTester.assume(brand, assumptions)
      return darkTester.now(brand)
    },
  })
}
