import { z } from 'zod'
import { trafficState } from '../../manage/traffic.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, problemAnswers } from '../schemas.ts'

const state = z
  .object({
    status: z.enum(['idle', 'running', 'failed']).describe('Whether visits are being derived'),
    error: z.unknown(),
    derived_at: z.date().nullable().describe('When visits were last brought up to date; null where there are none yet'),
    through_segment: z.int().describe("The last segment of the gateway's log whose events are in them"),
    run: z.int(),
  })
  .meta({ id: 'TrafficState' })

/** How far a brand's visits are derived, and deriving them anew. */
export function trafficRoutes(app: App, { registry, traffic }: Parts): void {
  const tags = ['traffic']

  app.route({
    method: 'GET',
    url: '/brands/:brand/traffic',
    config: { needs: 'viewer', tool: 'traffic-state' },
    schema: {
      tags,
      summary: 'How far visits, people and journeys are derived from events',
      params: brandParams,
      response: { 200: state, ...problemAnswers },
    },
    handler: async (request) => shown(await trafficState(registry, memberOf(request).brand)),
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/traffic/derive',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Derive visits, people and journeys anew from all events',
      params: brandParams,
      response: { 202: state, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      await traffic.restart(brand)
      return reply.code(202).send(shown(await trafficState(registry, brand)))
    },
  })
}

function shown({ status, error, derived_at, through_segment, run }: Awaited<ReturnType<typeof trafficState>>) {
  return { status, error, derived_at, through_segment, run }
}
