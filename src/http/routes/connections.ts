import { z } from 'zod'
import { platforms } from '../../collect/connections/catalogue.ts'
import { connectionInput, connectionPatch } from '../../collect/connections/connection-input.ts'
import {
  askForRead,
  createConnection,
  getConnection,
  listConnections,
  removeConnection,
  updateConnection,
} from '../../collect/connections/connections.ts'
import { listRuns } from '../../collect/connections/runs.ts'
import { idCursor } from '../../store/page-cursor.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, nothing, problemAnswers } from '../schemas.ts'
import { connection, connectionRun, platform, platformAnswer } from './connection-schemas.ts'

const tags = ['connections']

/** Platforms that are read for a brand. Secrets go in, and never come out. */
export function connectionRoutes(app: App, parts: Parts): void {
  readRoutes(app, parts)
  changeRoutes(app, parts)
  runRoutes(app, parts)
}

function readRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/platforms',
    config: { needs: 'sign-in' },
    schema: {
      tags,
      summary: 'Platforms that can be connected, and what each needs',
      response: { 200: listOf(platform), ...problemAnswers },
    },
    handler: async () => ({ items: platforms.map(platformAnswer) }),
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/connections',
    config: { needs: 'viewer', tool: 'connections' },
    schema: {
      tags,
      summary: 'The connections of the brand, when each was read last and is read next',
      params: brandParams,
      response: { 200: listOf(connection), ...problemAnswers },
    },
    handler: async (request) => ({ items: await listConnections(registry, memberOf(request).brand) }),
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/connections/:id',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'A connection; of its secrets only when they were set',
      params: itemParams,
      response: { 200: connection, ...problemAnswers },
    },
    handler: async (request) => getConnection(registry, memberOf(request).brand, request.params.id),
  })
}

function changeRoutes(app: App, { registry, seal, connectionReader }: Parts): void {
  app.route({
    method: 'POST',
    url: '/brands/:brand/connections',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Connect a platform; it is read at once, and once a day from then on',
      params: brandParams,
      body: connectionInput,
      response: { 201: connection, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const made = await createConnection(registry, { ...memberOf(request), seal }, request.body)
      connectionReader.wake()
      return reply.code(201).send(made)
    },
  })
  app.route({
    method: 'PATCH',
    url: '/brands/:brand/connections/:id',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Change name, settings or secrets of a connection, or pause it',
      params: itemParams,
      body: connectionPatch,
      response: { 200: connection, ...problemAnswers },
    },
    handler: async (request) => {
      const { id } = request.params
      const changed = await updateConnection(registry, { ...memberOf(request), seal }, id, request.body)
      connectionReader.changed(id)
      return changed
    },
  })
  app.route({
    method: 'DELETE',
    url: '/brands/:brand/connections/:id',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Forget a connection and its secrets; what it has read stays, as imports',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      await removeConnection(registry, memberOf(request), request.params.id)
      connectionReader.changed(request.params.id)
      return reply.code(204).send(undefined)
    },
  })
}

const page = z.strictObject({ cursor: idCursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(30) })

function runRoutes(app: App, { registry, connectionReader }: Parts): void {
  app.route({
    method: 'POST',
    url: '/brands/:brand/connections/:id/read',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Read a connection now; how far it is stands in its last run',
      params: itemParams,
      response: { 202: connection, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const asked = await askForRead(registry, memberOf(request), request.params.id)
      connectionReader.wake()
      return reply.code(202).send(asked)
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/connections/:id/runs',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Each time that a connection was read, newest first, with the imports made of it',
      params: itemParams,
      querystring: page,
      response: { 200: listOf(connectionRun), ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const { id } = await getConnection(registry, brand, request.params.id)
      return listRuns(registry, brand, id, request.query)
    },
  })
}
