import { z } from 'zod'
import { type Erasure, erasureRequest, erasureSteps, findErasure, letIn, listErasures } from '../../privacy/erasures.ts'
import { exportPerson } from '../../privacy/export-person.ts'
import { deleteFileOf } from '../../privacy/files.ts'
import { namings, personName } from '../../privacy/person.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import { saveAs, sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { actor, brandParams, itemParams, nothing, problemAnswers } from '../schemas.ts'

const found = z
  .object({
    person: z
      .object({
        users: z.array(z.string()),
        visitors: z.array(z.string()),
        customers: z.array(z.string()),
        orders: z.array(z.string()),
        shared: z.array(z.string()).describe('Ids of several people, which are not followed'),
      })
      .describe('Every id by which the person is known'),
    tables: z.array(z.object({ table: z.string(), rows: z.int() })).describe('Rows that an export holds'),
  })
  .meta({ id: 'FoundPerson' })
const report = z.object({
  tables: z.array(
    z.object({
      table: z.string(),
      rows: z.int(),
      left: z.int().describe('Rows of the person that were found afterwards'),
      done: z.enum(['deleted', 'changed']).describe('changed: the row stays, without the person'),
    }),
  ),
  registry_rows: z.int().describe('Previews of imports and entries of the trail that quoted the person'),
  files: z
    .array(z.object({ import_id: z.string(), file_name: z.string(), state: z.enum(['deleted', 'kept', 'unread']) }))
    .describe('Kept files in which the person stands, and those that cannot be looked through'),
  remains: z.record(z.string(), z.int()).describe('Rows of any table in which the person still stands, by table'),
})
const erasure = z
  .object({
    id: z.string(),
    status: z.enum(['waiting', 'running', 'done', 'failed']).describe('failed: it is tried again'),
    step: z.string().describe(`How far it is: ${erasureSteps.join(', ')}`),
    named_by: z.enum(namings),
    keep_out: z.boolean(),
    delete_files: z.boolean(),
    report: report.nullable(),
    error: z.object({ code: z.string(), message: z.string(), message_zh: z.string() }).nullable(),
    requested_by: actor,
    created_at: z.date(),
    finished_at: z.date().nullable(),
  })
  .meta({ id: 'Erasure' }) satisfies z.ZodType<Erasure>

/** What is known of one person: found, handed out, erased. Ids stand in bodies, never in addresses, which are logged. */
export function privacyRoutes(app: App, { registry, warehouse, eraser, config }: Parts): void {
  const tags = ['privacy']
  const { dataDir } = config

  app.route({
    method: 'POST',
    url: '/brands/:brand/privacy/find',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Find a person: every id that belongs together, and how many rows of each table',
      params: brandParams,
      body: personName,
      response: { 200: found, ...problemAnswers },
    },
    handler: (request) => eraser.find(memberOf(request).brand, request.body),
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/privacy/export',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'All that is known of a person, as a zip of JSON lines with explanations',
      params: brandParams,
      body: personName,
      response: problemAnswers,
    },
    handler: async (request, reply) => {
      const signal = abortedBy(reply)
      const name = request.body
      const bytes = await exportPerson({ warehouse, registry, dataDir }, { ...memberOf(request), name, signal })
      saveAs(reply, 'person.zip')
      return sendFileBytes(reply, bytes, 'application/zip')
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/privacy/erasures',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Erasures, newest first, with what each has done; none says of whom',
      params: brandParams,
      response: { 200: z.object({ items: z.array(erasure) }), ...problemAnswers },
    },
    handler: async (request) => ({ items: await listErasures(registry, memberOf(request).brand) }),
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/privacy/erasures',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Erase a person from every table. It cannot be undone, and goes on after a restart',
      params: brandParams,
      body: erasureRequest,
      response: { 202: erasure, ...problemAnswers },
    },
    handler: async (request, reply) => reply.code(202).send(await eraser.request(memberOf(request), request.body)),
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/privacy/erasures/:id',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'One erasure: how far it is, and what it has done',
      params: itemParams,
      response: { 200: erasure, ...problemAnswers },
    },
    handler: (request) => findErasure(registry, memberOf(request).brand, request.params.id),
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/privacy/erasures/:id/let-in',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Take what comes for an erased person again from now on',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      await letIn(registry, { ...memberOf(request), id: request.params.id })
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/brands/:brand/privacy/files/:id',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Delete the kept file of an import; what was imported from it goes on to count',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      await deleteFileOf(registry, dataDir, { ...memberOf(request), id: request.params.id })
      return reply.code(204).send(undefined)
    },
  })
}
