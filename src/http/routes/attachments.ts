import { Readable } from 'node:stream'
import { z } from 'zod'
import { audited } from '../../manage/audit.ts'
import {
  type CollaborationFile,
  fileKinds,
  getCollaborationFile,
  listCollaborationFiles,
  setFileRemoved,
} from '../../manage/collaboration-files.ts'
import { grantInput, grantRights } from '../../manage/collaboration-rights.ts'
import { savedAs } from '../asset-bytes.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import { sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { actor, fileName, itemParams, listOf, problemAnswers } from '../schemas.ts'

const tags = ['collaborations']
const file = z
  .object({
    id: z.string(),
    collaboration: z.string(),
    kind: z.enum(fileKinds),
    media_type: z.string().describe('By its bytes'),
    bytes: z.int(),
    sha256: z.string(),
    file_name: z.string(),
    created_by: actor,
    created_at: z.date(),
    removed_at: z.date().nullable().describe('Removed ones can be put back for 30 days'),
  })
  .meta({ id: 'CollaborationFile' })
const upload = z.object({ name: fileName, kind: z.enum(fileKinds) })

/** Where its bytes lie is nobody's business. */
const shown = ({ place: _place, ...one }: CollaborationFile) => one

/** Contracts, rights and invoices of collaborations, which only those who work with creators see, and what the rights are for. */
export function attachmentRoutes(app: App, parts: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/collaborations/:id/files',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Contracts, rights and invoices of a collaboration, the latest first, with those that can be put back',
      params: itemParams,
      response: { 200: listOf(file), ...problemAnswers },
    },
    handler: async (request) => {
      const files = await listCollaborationFiles(parts.registry, memberOf(request).brand, request.params.id)
      return { items: files.map(shown) }
    },
  })
  fileRoutes(app, parts)
  app.route({
    method: 'POST',
    url: '/brands/:brand/collaborations/:id/rights',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary:
        'Grant rights to every asset that came from a collaboration; other channels of an asset stay as they are',
      params: itemParams,
      body: grantInput,
      response: { 200: z.object({ assets: z.int() }), ...problemAnswers },
    },
    handler: (request) => {
      const { actor: who, brand } = memberOf(request)
      return grantRights(parts.registry, who, brand, request.params.id, request.body)
    },
  })
}

function fileRoutes(app: App, { registry, attachments }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/collaboration-files/:id/file',
    config: { needs: 'editor' },
    schema: { tags, summary: 'The file itself, to be saved', params: itemParams, response: { ...problemAnswers } },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      const found = await getCollaborationFile(registry, brand, request.params.id)
      const about = { actor: who, brand, action: 'collaboration-files.download' }
      await audited(registry, about, async () => ({ what: `collaboration_files/${found.id}`, result: undefined }))
      const bytes = await attachments.read({ ...found, brand }, abortedBy(reply))
      reply
        .header('cache-control', 'private, no-store')
        .header('content-length', String(found.bytes))
        .header('content-disposition', savedAs(found.file_name))
      return sendFileBytes(reply, bytes, 'application/octet-stream')
    },
  })
  for (const [method, removed, summary] of [
    ['DELETE', true, 'Remove a file; it can be put back for 30 days'],
    ['POST', false, 'Put a removed file back'],
  ] as const) {
    app.route({
      method,
      url: `/brands/:brand/collaboration-files/:id${removed ? '' : '/restore'}`,
      config: { needs: 'editor' },
      schema: { tags, summary, params: itemParams, response: { 200: file, ...problemAnswers } },
      handler: async (request) => {
        const { actor: who, brand } = memberOf(request)
        return shown(await setFileRemoved(registry, who, brand, request.params.id, removed))
      },
    })
  }
}

/** Files come as they are, whatever they say they are. */
export function attachmentUploadRoutes(app: App, { attachments, config }: Parts): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.route({
    method: 'POST',
    url: '/brands/:brand/collaborations/:id/files',
    config: { needs: 'editor' },
    bodyLimit: config.uploadLimitBytes,
    schema: {
      tags,
      summary: 'Attach a contract, rights or an invoice (PDF, DOCX, XLSX, picture or text, at most 50 MB)',
      description: 'The body is the file itself, as application/octet-stream.',
      params: itemParams,
      querystring: upload,
      response: { 201: file, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      const source = (request.body as Readable | undefined) ?? Readable.from([])
      const about = { brand, actor: who, collaboration: request.params.id, ...request.query }
      return reply.code(201).send(shown(await attachments.add({ ...about, source, signal: abortedBy(reply) })))
    },
  })
}
