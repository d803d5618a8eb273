import { z } from 'zod'
import { brandScope } from '../../manage/loads.ts'
import { rateCoverage } from '../../measure/rate-coverage.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, problemAnswers, text } from '../schemas.ts'

const ranges = z.array(z.object({ first_day: z.string(), last_day: z.string() }))
const rates = z
  .object({
    currency: z.string(),
    used: z.boolean().describe('Whether facts or rules of the brand carry it'),
    days: z.int().describe('Days with a published rate'),
    ranges: ranges.describe('In which every day has a rate of its own or of the seven days before'),
    missing_days: z.int().describe('Days that facts need and that have none'),
    missing_lines: z.int(),
    missing_in: z.array(z.string()).describe('Kinds of facts that need them'),
    missing: ranges,
  })
  .meta({ id: 'RatesOfCurrency' })
const coverage = z.object({
  currency: z.string().describe("The brand's own, to which all rates are"),
  items: z.array(rates).describe('Currencies in use, and those with a rate, in which figures can be told'),
  remedy: text.optional().describe('What to do about missing days; absent where none is'),
})

/** Exchange rates as the brand has them. */
export function rateRoutes(app: App, { warehouse, registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/rates',
    config: { needs: 'viewer', tool: 'rates' },
    schema: {
      tags: ['measures'],
      summary: 'The days that exchange rates cover by currency, and the days that lack one',
      params: brandParams,
      querystring: z.strictObject({}),
      response: { 200: coverage, ...problemAnswers },
    },
    handler: async (request) => rateCoverage({ warehouse }, await brandScope(registry, memberOf(request).brand)),
  })
}
