import { z } from 'zod'
import {
  audienceInput,
  audiencePatch,
  createAudience,
  getAudience,
  listAudiences,
  removeAudience,
  renameAudience,
} from '../../activate/audiences/audiences.ts'
import { membersCsv, membersOf } from '../../activate/audiences/members.ts'
import { audiencePeriod } from '../../activate/audiences/questions.ts'
import { brandScope } from '../../manage/loads.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { actor, brandParams, itemParams, listOf, nothing, problemAnswers, text } from '../schemas.ts'

const tags = ['audiences']
const audience = z
  .object({
    id: z.string(),
    name: z.string(),
    measure: z.string(),
    params: z.record(z.string(), z.string()),
    period: audiencePeriod,
    move: z.string().nullable(),
    created_by: actor,
    created_at: z.date(),
    updated_at: z.date(),
  })
  .meta({ id: 'Audience' })
const said = z.object({ agreed: z.int(), refused: z.int(), unknown: z.int() })
const members = z.object({
  audience,
  days: z.object({ from: z.string(), to: z.string() }).describe('The days that it stands for now'),
  people: z.int(),
  consent: z
    .object({ email: said, sms: said })
    .describe('How many of them agreed to be written to, or refused, by channel'),
  listed: z.int().describe('Rows of its file'),
  columns: z
    .record(z.string(), z.looseObject({ unit: z.string(), label: text }))
    .describe('How those columns of the rows are read that its question does not have'),
  answer: z.looseObject({
    measure: z.string(),
    params: z.record(z.string(), z.unknown()),
    currency: z.string(),
    rows: z.array(z.record(z.string(), z.unknown())),
    totals: z.record(z.string(), z.unknown()),
  }),
})

/** Audiences: people whom a question lists, by a name. */
export function audienceRoutes(app: App, parts: Parts): void {
  listRoutes(app, parts)
  changeRoutes(app, parts)
  peopleRoutes(app, parts)
}

function listRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/audiences',
    config: { needs: 'viewer', tool: 'audiences' },
    schema: {
      tags,
      summary: 'The audiences of the brand, newest first',
      params: brandParams,
      querystring: z.strictObject({}),
      response: { 200: listOf(audience), ...problemAnswers },
    },
    handler: async (request) => ({ items: await listAudiences(registry, memberOf(request).brand) }),
  })
  app.route({
    method: 'POST',
    url: '/brands/:brand/audiences',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Make an audience of a question that lists people',
      params: brandParams,
      body: audienceInput,
      response: { 201: audience, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      return reply.code(201).send(await createAudience(registry, who, brand, request.body))
    },
  })
}

function changeRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'PATCH',
    url: '/brands/:brand/audiences/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Call an audience otherwise',
      params: itemParams,
      body: audiencePatch,
      response: { 200: audience, ...problemAnswers },
    },
    handler: (request) => {
      const { actor: who, brand } = memberOf(request)
      return renameAudience(registry, who, brand, request.params.id, request.body)
    },
  })
  app.route({
    method: 'DELETE',
    url: '/brands/:brand/audiences/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Take an audience away; its people stay as they are',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      await removeAudience(registry, who, brand, request.params.id)
      return reply.code(204).send()
    },
  })
}

function peopleRoutes(app: App, { registry, warehouse }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/audiences/:id',
    config: { needs: 'viewer', tool: 'audience' },
    schema: {
      tags,
      summary: 'Who is in an audience now: how many, and the first of them one by one',
      params: itemParams,
      querystring: z.strictObject({
        limit: z.coerce.number().int().min(1).max(5000).default(500).describe('Most rows'),
      }),
      response: { 200: members, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const found = await getAudience(registry, brand, request.params.id)
      const asked = { warehouse, scope: await brandScope(registry, brand), signal: abortedBy(reply) }
      return { audience: found, ...(await membersOf(asked, found, request.query.limit)) }
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/audiences/:id/file',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Everybody who is in an audience now, with what they said to being written to, as CSV',
      params: itemParams,
      response: { 200: z.string().describe('CSV'), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const found = await getAudience(registry, brand, request.params.id)
      const asked = { warehouse, scope: await brandScope(registry, brand), signal: abortedBy(reply) }
      const lines = await membersCsv(asked, found)
      saveAs(reply, `${found.id}.csv`)
      return sendFileBytes(reply, forSpreadsheets(lines), 'text/csv; charset=utf-8')
    },
  })
}
