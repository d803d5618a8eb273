import { z } from 'zod'
import { expiredRows } from '../../privacy/expired.ts'
import { keptKinds, periodsInput, periodsOf, savePeriods } from '../../privacy/retention.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, problemAnswers } from '../schemas.ts'

const kind = z.enum(keptKinds)
const retention = z
  .object({
    periods: z.partialRecord(kind, z.int()).describe('Days after which a kind goes; any other is kept for ever'),
    applied_at: z.date().nullable().describe('When that was last applied'),
    removed: z.partialRecord(kind, z.int()).nullable().describe('Rows that went then'),
  })
  .meta({ id: 'Retention' })
const expired = z
  .object({
    kind,
    keeps_from: z.string().describe('The first day that is kept, in UTC'),
    rows: z.int(),
    days: z.array(z.object({ day: z.string(), rows: z.int() })),
  })
  .meta({ id: 'Expired' })
const applying = z.strictObject({
  dry_run: z.boolean().default(true).describe('Only say what would go'),
  periods: periodsInput.optional().describe('Periods to try in place of those that are saved; for a dry run only'),
})

/** How long each kind of facts is kept. Orders and what they cost are never among them. */
export function retentionRoutes(app: App, { registry, warehouse, keeper }: Parts): void {
  const tags = ['privacy']

  app.route({
    method: 'GET',
    url: '/brands/:brand/privacy/retention',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'How long each kind of facts is kept',
      params: brandParams,
      response: { 200: retention, ...problemAnswers },
    },
    handler: (request) => periodsOf(registry, memberOf(request).brand),
  })

  app.route({
    method: 'PUT',
    url: '/brands/:brand/privacy/retention',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Say how long kinds of facts are kept; it is applied once a day',
      params: brandParams,
      body: periodsInput,
      response: { 200: retention, ...problemAnswers },
    },
    handler: (request) => savePeriods(registry, memberOf(request), request.body),
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/privacy/retention/apply',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Take away what is older than its period now, or say what would go',
      params: brandParams,
      body: applying,
      response: { 200: z.object({ dry_run: z.boolean(), items: z.array(expired) }), ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const { dry_run, periods: tried } = request.body
      if (!dry_run) return { dry_run, items: await keeper.now(brand) }
      const saved = (await periodsOf(registry, brand)).periods
      const periods = Object.fromEntries(
        Object.entries({ ...saved, ...tried }).filter((entry): entry is [string, number] => entry[1] != null),
      )
      return { dry_run, items: await expiredRows({ warehouse, registry }, { brand, periods, now: new Date() }) }
    },
  })
}
