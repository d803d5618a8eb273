import type { Readable } from 'node:stream'
import { z } from 'zod'
import { audited } from '../../manage/audit.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import { importAnswer, importAsAnswer } from '../import-answer.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, listOf, problemAnswers } from '../schemas.ts'

const query = z.object({
  name: z.string().min(1).max(255).describe('Name of the file'),
  connector: z.string().optional().describe('The source, where the header does not tell'),
  commit: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Write as soon as it is read, where nothing must be accepted'),
})

/** Taking files in: the body is the file as it is, and goes to disk as it comes, whatever its type and size. */
export function importUploadRoutes(app: App, { registry, queue, config }: Parts): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.route({
    method: 'POST',
    url: '/brands/:brand/imports',
    config: { needs: 'editor' },
    bodyLimit: config.uploadLimitBytes,
    schema: {
      tags: ['imports'],
      summary: 'Upload a file: CSV, TSV or XLSX, plain or packed with gzip or zip. One import for each table in it',
      description: 'The body is the file itself, as application/octet-stream.',
      params: brandParams,
      querystring: query,
      response: { 201: listOf(importAnswer), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const { name, connector, commit } = request.query
      const source = request.body as Readable
      const limitBytes = config.uploadLimitBytes
      const imports = await queue.submit({
        brand,
        name,
        source,
        limitBytes,
        connector,
        commit: commit === 'true',
        createdBy: actor,
        signal: abortedBy(reply),
      })
      for (const { id, file_name } of imports) {
        await audited(registry, { actor, brand, action: 'import.upload' }, async () => {
          return { what: `imports/${id}`, after: { file_name }, result: undefined }
        })
      }
      return reply.code(201).send({ items: imports.map(importAsAnswer) })
    },
  })
}
