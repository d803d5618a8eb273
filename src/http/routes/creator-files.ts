import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { readCreatorFile } from '../../collect/creators/creator-file.ts'
import { creatorsCsv } from '../../collect/creators/creator-list-file.ts'
import { removeUpload, storeUpload } from '../../collect/imports/uploads.ts'
import { newId } from '../../kernel/ids.ts'
import { audited } from '../../manage/audit.ts'
import { getBrand } from '../../manage/brands.ts'
import { importCreators } from '../../manage/creator-import.ts'
import { creatorFilter } from '../../manage/creator-list.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, problemAnswers, text } from '../schemas.ts'

const tags = ['creators']
const mostFaults = 1000
const query = z.object({
  name: z.string().min(1).max(255).describe('Name of the file'),
  write: z.enum(['true', 'false']).default('false').describe('Write it; without, only what that would do is said'),
})
const fault = z.object({
  table: z.string(),
  line: z.int(),
  field: z.string(),
  value: z.string(),
  reason: text,
  remedy: text,
})
const outcome = z.object({
  made: z.int(),
  changed: z.int(),
  same: z.int().describe('In the book already, as the file says'),
  quarantined: z.int().describe('Lines that could not be taken'),
  faults: z.array(fault).describe(`The first ${mostFaults} of them`),
  passed_over: z.array(z.string()).describe('Tables of the file that are not of creators'),
  change: z.string().nullable().describe('What was done, which can be undone; null where nothing was'),
})

/** Creators from files and into files. */
export function creatorFileRoutes(app: App, { registry, creatorTeller, config }: Parts): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.route({
    method: 'POST',
    url: '/brands/:brand/creators/file',
    config: { needs: 'editor' },
    bodyLimit: config.uploadLimitBytes,
    schema: {
      tags,
      summary: 'Take creators from a file (CSV, TSV or XLSX) into the book, or look at what that would do',
      description: 'The body is the file itself, as application/octet-stream. The same file again changes nothing.',
      params: brandParams,
      querystring: query,
      response: { 200: outcome, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const { name, write } = request.query
      const id = newId('crf')
      const { dataDir, uploadLimitBytes: limitBytes } = config
      const source = request.body as Readable
      const { path } = await storeUpload({ dataDir, id, source, limitBytes, signal: abortedBy(reply) })
      try {
        const read = await readCreatorFile({ path: join(dataDir, path), name }, await getBrand(registry, brand))
        const done = await importCreators(registry, actor, brand, name, read.rows, write === 'true')
        if (done.change) creatorTeller.wake()
        const faults = [...read.faults, ...done.faults.map((one) => ({ ...one, table: '' }))]
        const { made, changed, same, change } = done
        const quarantined = faults.length
        const passed_over = read.unknown
        return { made, changed, same, change, quarantined, passed_over, faults: faults.slice(0, mostFaults) }
      } finally {
        await removeUpload(dataDir, id)
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/creators/file',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary:
        'The creators as CSV with their contacts, a line for each account, which can be changed and taken in again',
      params: brandParams,
      querystring: creatorFilter.omit({ cursor: true, limit: true }),
      response: { 200: z.string().describe('CSV'), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const about = { actor, brand, action: 'creators.export' }
      await audited(registry, about, async () => ({ what: 'creators', result: undefined }))
      const lines = await creatorsCsv(registry, brand, request.query)
      saveAs(reply, 'creators.csv')
      return sendFileBytes(reply, forSpreadsheets(lines), 'text/csv; charset=utf-8')
    },
  })
}
