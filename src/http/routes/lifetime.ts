import { z } from 'zod'
import type { FitReport } from '../../predict/lifetime/forecast-brand.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, problemAnswers } from '../schemas.ts'

const report = z
  .object({
    fitted_at: z.date(),
    last_day: z.string().nullable().describe('The last day with an order; null where no customer is known'),
    segments: z.int().describe('All customers together, and segments by market, sales channel and first product'),
    with_forecast: z.int().describe('Segments with customers enough for a forecast'),
  })
  .meta({ id: 'LifetimeFit' }) satisfies z.ZodType<FitReport>

/** What customers are worth is forecast once a day, and when someone asks for it. */
export function lifetimeRoutes(app: App, { forecaster }: Parts): void {
  app.route({
    method: 'POST',
    url: '/brands/:brand/lifetime/forecast',
    config: { needs: 'editor' },
    schema: {
      tags: ['measures'],
      summary: 'Forecast now what customers will order and bring; the measure lifetime-value tells it',
      params: brandParams,
      response: { 200: report, ...problemAnswers },
    },
    handler: (request) => forecaster.now(memberOf(request).brand),
  })
}
