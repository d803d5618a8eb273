import { z } from 'zod'
import { cataloguePeriod, eventCatalogue, eventKind } from '../../collect/gateway/event-catalogue.ts'
import { eventNamesCsv, eventsCsv } from '../../collect/gateway/event-file.ts'
import type { Looked } from '../../collect/gateway/event-properties.ts'
import { eventQuarantine, quarantinedEvent, quarantinePage } from '../../collect/gateway/event-quarantine.ts'
import { eventQuarantineCsv } from '../../collect/gateway/event-quarantine-file.ts'
import { eventFilter, keptEvent, latestEvents } from '../../collect/gateway/latest-events.ts'
import { getBrand } from '../../manage/brands.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, listOf, problemAnswers } from '../schemas.ts'

/** A look at the events of a brand: the latest, their names, and those that could not be taken. */
export function eventRoutes(app: App, parts: Parts): void {
  listRoutes(app, parts)
  fileRoutes(app, parts)
}

const tags = ['events']

/** The brand, and the zone its days are of. */
async function lookedAt(registry: Parts['registry'], brand: string): Promise<Looked> {
  return { brand, timeZone: (await getBrand(registry, brand)).time_zone }
}

const csv = { 200: z.string().describe('CSV'), ...problemAnswers }

function listRoutes(app: App, { warehouse, registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/events',
    config: { needs: 'viewer', tool: 'events' },
    schema: {
      tags,
      summary: 'The latest events, by source, name or person',
      params: brandParams,
      querystring: eventFilter,
      response: { 200: listOf(keptEvent), ...problemAnswers },
    },
    handler: (request, reply) =>
      latestEvents(warehouse, memberOf(request).brand, request.query, { signal: abortedBy(reply) }),
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/events/names',
    config: { needs: 'viewer', tool: 'event-names' },
    schema: {
      tags,
      summary: 'The names of events of late: how many on which day, when last, and what came with them, of which types',
      params: brandParams,
      querystring: cataloguePeriod,
      response: { 200: z.object({ items: z.array(eventKind) }), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const looked = await lookedAt(registry, memberOf(request).brand)
      return { items: await eventCatalogue(warehouse, looked, request.query, { signal: abortedBy(reply) }) }
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/events/quarantine',
    config: { needs: 'viewer', tool: 'event-quarantine' },
    schema: {
      tags,
      summary: 'Events that could not be taken, with what is wrong and what mends it',
      params: brandParams,
      querystring: quarantinePage,
      response: { 200: listOf(quarantinedEvent), ...problemAnswers },
    },
    handler: (request, reply) =>
      eventQuarantine(warehouse, memberOf(request).brand, request.query, { signal: abortedBy(reply) }),
  })
}

/** The same as files, whole. */
function fileRoutes(app: App, { warehouse, registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/events/file',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Events as CSV, newest first, by source, name or person',
      params: brandParams,
      querystring: eventFilter.pick({ source: true, name: true, person: true }),
      response: csv,
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const lines = await eventsCsv(warehouse, brand, request.query, { signal: abortedBy(reply) })
      saveAs(reply, 'events.csv')
      return sendFileBytes(reply, forSpreadsheets(lines), 'text/csv; charset=utf-8')
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/events/names/file',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'The names of events of late, as CSV',
      params: brandParams,
      querystring: cataloguePeriod,
      response: csv,
    },
    handler: async (request, reply) => {
      const looked = await lookedAt(registry, memberOf(request).brand)
      const lines = await eventNamesCsv(warehouse, looked, request.query, { signal: abortedBy(reply) })
      saveAs(reply, 'event-names.csv')
      return sendFileBytes(reply, forSpreadsheets(lines), 'text/csv; charset=utf-8')
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/events/quarantine/file',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Events that could not be taken, as CSV',
      params: brandParams,
      response: csv,
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const lines = await eventQuarantineCsv(warehouse, brand, {}, { signal: abortedBy(reply) })
      saveAs(reply, 'events-quarantine.csv')
      return sendFileBytes(reply, forSpreadsheets(lines), 'text/csv; charset=utf-8')
    },
  })
}
