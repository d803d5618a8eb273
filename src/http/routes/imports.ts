import { z } from 'zod'
import { findImport, type ImportRecord, listImports } from '../../collect/imports/import-records.ts'
import { listQuarantine, quarantineCsv } from '../../collect/imports/quarantine.ts'
import type { Actor } from '../../manage/access.ts'
import { audited } from '../../manage/audit.ts'
import { idCursor } from '../../store/page-cursor.ts'
import { memberOf } from '../caller.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import { importAnswer, importAsAnswer } from '../import-answer.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, problemAnswers, text } from '../schemas.ts'

const tags = ['imports']
const options = z
  .object({
    store: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    dateOrder: z.enum(['ymd', 'dmy', 'mdy', 'ydm']),
    decimal: z.enum(['point', 'comma']),
    country: z.string(),
  })
  .partial()
  .describe('What the file does not say')
const mapping = z.object({
  connector: z.string(),
  columns: z.record(z.string(), z.string()).describe('Field → header of the column'),
  options: options.optional(),
})
const quarantined = z.object({
  line_no: z.int(),
  field: z.string(),
  value: z.string(),
  reason: text,
  remedy: text,
  cells: z.array(z.string()),
})

/** Imports of a brand: what they are, how they are to be read, and what becomes of them. */
export function importRoutes(app: App, parts: Parts): void {
  addReading(app, parts)
  addMapping(app, parts)
  addActions(app, parts)
  addQuarantine(app, parts)
}

function addReading(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/imports',
    config: { needs: 'viewer', tool: 'imports' },
    schema: {
      tags,
      summary: 'Imports, newest first',
      params: brandParams,
      querystring: z.object({
        cursor: idCursor.optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      response: { 200: listOf(importAnswer), ...problemAnswers },
    },
    handler: async (request) => {
      const { cursor, limit } = request.query
      const items = await listImports(registry, memberOf(request).brand, { before: cursor, limit })
      const last = items.at(-1)
      return { items: items.map(importAsAnswer), ...(last && items.length === limit ? { next: last.id } : {}) }
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/imports/:id',
    config: { needs: 'viewer', tool: 'import' },
    schema: {
      tags,
      summary: 'One import: status, preview, findings, counts',
      params: itemParams,
      response: { 200: importAnswer, ...problemAnswers },
    },
    handler: async (request) => importAsAnswer(await findImport(registry, memberOf(request).brand, request.params.id)),
  })
}

function addMapping(app: App, { registry, queue }: Parts): void {
  app.route({
    method: 'PUT',
    url: '/brands/:brand/imports/:id/mapping',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Say how a table is to be read; it is read again, and the mapping is remembered for this header',
      params: itemParams,
      body: mapping,
      response: { 200: importAnswer, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor, brand } = memberOf(request)
      const mapped = await queue.map(brand, request.params.id, request.body)
      await noteChange(registry, actor, mapped, 'import.map', request.body)
      return importAsAnswer(mapped)
    },
  })
}

/** What may be done to an import, each at an address of its own. */
const actions = [
  { name: 'cancel', summary: 'Stop an import; nothing of it stays' },
  { name: 'undo', summary: 'Take a committed import back' },
  { name: 'retry', summary: 'Read an import again that failed or was cancelled' },
] as const

function addActions(app: App, { registry, queue }: Parts): void {
  app.route({
    method: 'POST',
    url: '/brands/:brand/imports/:id/commit',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Write what was read; findings of level error must be accepted by their codes',
      params: itemParams,
      body: z.object({ accept: z.array(z.string()).default([]) }),
      response: { 200: importAnswer, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor, brand } = memberOf(request)
      const committed = await queue.commit(brand, request.params.id, request.body.accept)
      await noteChange(registry, actor, committed, 'import.commit', request.body)
      return importAsAnswer(committed)
    },
  })
  for (const { name, summary } of actions) {
    app.route({
      method: 'POST',
      url: `/brands/:brand/imports/:id/${name}`,
      config: { needs: 'editor' },
      schema: { tags, summary, params: itemParams, response: { 200: importAnswer, ...problemAnswers } },
      handler: async (request) => {
        const { actor, brand } = memberOf(request)
        const changed = await queue[name](brand, request.params.id)
        await noteChange(registry, actor, changed, `import.${name}`, {})
        return importAsAnswer(changed)
      },
    })
  }
}

function noteChange(
  registry: Parts['registry'],
  actor: Actor,
  { brand, id, file_name }: ImportRecord,
  action: string,
  said: object,
): Promise<void> {
  return audited(registry, { actor, brand, action }, async () => {
    return { what: `imports/${id}`, after: { file_name, ...said }, result: undefined }
  })
}

function addQuarantine(app: App, { registry, warehouse }: Parts): void {
  const page = z.object({
    format: z.enum(['json', 'csv']).default('json'),
    after: z.coerce.number().int().min(0).default(0).describe('Line of the file that the last page ended with'),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
    download: z
      .enum(['true', 'false'])
      .default('true')
      .describe('Whether browsers save the CSV as a file; it then begins with a byte order mark'),
    language: z.enum(['en', 'zh']).default('en').describe('Of reasons and remedies in the file'),
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/imports/:id/quarantine',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Lines that could not be read, with field, reason and remedy; as CSV they can be corrected and imported',
      params: itemParams,
      querystring: page,
      response: {
        200: {
          description: 'The lines',
          content: { 'application/json': { schema: listOf(quarantined) }, 'text/csv': { schema: z.string() } },
        },
        ...problemAnswers,
      },
    },
    handler: async (request, reply) => {
      const { format, after, limit, language, download } = request.query
      const found = await findImport(registry, memberOf(request).brand, request.params.id)
      if (format === 'csv') {
        const lines = quarantineCsv(warehouse, found, language)
        if (download === 'true') saveAs(reply, `quarantine-${found.id}.csv`)
        return sendFileBytes(reply, download === 'true' ? forSpreadsheets(lines) : lines, 'text/csv; charset=utf-8')
      }
      const items = await listQuarantine(warehouse, found, { after, limit })
      const last = items.at(-1)
      return reply
        .type('application/json; charset=utf-8')
        .send({ items, ...(last && items.length === limit ? { next: String(last.line_no) } : {}) })
    },
  })
}
