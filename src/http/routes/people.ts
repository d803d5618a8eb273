import { z } from 'zod'
import { brandScope } from '../../manage/loads.ts'
import { knownPerson } from '../../measure/traffic/known-person.ts'
import { live, liveFilter, liveView } from '../../measure/traffic/live.ts'
import { listPeople, personFilter, personTimeline, timeline } from '../../measure/traffic/people.ts'
import { peopleCsv } from '../../measure/traffic/people-file.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, problemAnswers } from '../schemas.ts'

const personParams = brandParams.extend({ person: z.string().regex(/^\d{1,20}$/, 'a number of a person') })

/** Who visits: now, and each person over time. */
export function peopleRoutes(app: App, { registry, warehouse }: Parts): void {
  const tags = ['traffic']

  app.route({
    method: 'GET',
    url: '/brands/:brand/live',
    config: { needs: 'viewer', tool: 'live' },
    schema: {
      tags,
      summary: 'Who is in the shop now, from where, and doing what',
      params: brandParams,
      querystring: liveFilter,
      response: { 200: liveView, ...problemAnswers },
    },
    handler: async (request, reply) =>
      live({ warehouse }, await brandScope(registry, memberOf(request).brand), new Date(), {
        ...request.query,
        signal: abortedBy(reply),
      }),
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/people',
    config: { needs: 'viewer', tool: 'people' },
    schema: {
      tags,
      summary: 'People, seen last first; with an id, whom it belongs to',
      params: brandParams,
      querystring: personFilter,
      response: { 200: z.object({ items: z.array(knownPerson) }), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const scope = await brandScope(registry, memberOf(request).brand)
      return { items: await listPeople({ warehouse }, scope, request.query, { signal: abortedBy(reply) }) }
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/people/file',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'People as CSV, seen last first; with an id, whom it belongs to',
      params: brandParams,
      querystring: personFilter.pick({ id: true, bots: true }),
      response: { 200: z.string().describe('CSV'), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const scope = await brandScope(registry, memberOf(request).brand)
      const lines = await peopleCsv(warehouse, scope, request.query, { signal: abortedBy(reply) })
      saveAs(reply, 'people.csv')
      return sendFileBytes(reply, forSpreadsheets(lines), 'text/csv; charset=utf-8')
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/people/:person',
    config: { needs: 'viewer', tool: 'person' },
    schema: {
      tags,
      summary:
        "A person's visits over time, the ids that were joined to one person, and the orders that the ledger has",
      params: personParams,
      querystring: z.strictObject({
        limit: z.coerce.number().int().min(1).max(1000).default(100).describe('Most visits'),
      }),
      response: { 200: timeline, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const scope = await brandScope(registry, memberOf(request).brand)
      const { limit } = request.query
      return personTimeline({ warehouse }, scope, request.params.person, { limit, signal: abortedBy(reply) })
    },
  })
}
