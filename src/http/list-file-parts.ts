import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { StoredFile } from '../collect/imports/open-file.ts'
import { removeUpload, storeUpload } from '../collect/imports/uploads.ts'
import { faultyLines } from '../collect/lists/faulty-lines.ts'
import type { ListKind } from '../collect/lists/list-file.ts'
import { listTemplate } from '../collect/lists/template.ts'
import { newId } from '../kernel/ids.ts'
import type { Actor } from '../manage/access.ts'
import type { LineFault } from '../manage/line-fault.ts'
import { memberOf, type Needs } from './caller.ts'
import { abortedBy } from './departure.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from './file-answer.ts'
import type { App, Parts } from './parts.ts'
import { brandParams, problemAnswers, text } from './schemas.ts'

const mostFaults = 1000
const language = z.enum(['en', 'zh']).default('en')
export const name = z.string().min(1).max(255).describe('Name of the file')
const faulty = z.object({ name, language: language.describe('Of reasons and remedies') })
const fault = z.object({
  table: z.string(),
  line: z.int(),
  field: z.string(),
  value: z.string(),
  reason: text,
  remedy: text,
})
/** What of a file was not taken. */
export const unread = z.object({
  quarantined: z.int().describe('Lines that could not be taken'),
  faults: z.array(fault).describe(`The first ${mostFaults} of them`),
  passed_over: z.array(z.string()).describe('Tables of the file that are of something else'),
})

/** A list that files hold: where it lies, and of what it is. */
export type Filed<Name extends string, Said> = { path: `/${string}`; tag: string; kind: ListKind<Name, Said> }
export type Caller = { actor: Actor; brand: string }

/** Bodies are files, whatever type they say. */
export function takeFiles(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
}

export const unreadOf = (faults: readonly LineFault[], unknown: string[]) => ({
  ...{ quarantined: faults.length, faults: faults.slice(0, mostFaults), passed_over: unknown },
})

/** The file comes again, since nothing of one that was only looked at is kept. */
export function faultyRoute<Name extends string, Said>(
  app: App,
  parts: Parts,
  list: Filed<Name, Said> & { needs: Needs },
  faultsOf: (caller: Caller, file: StoredFile) => Promise<LineFault[]>,
): void {
  app.route({
    method: 'POST',
    url: `/brands/:brand${list.path}/file/left-out`,
    config: { needs: list.needs },
    bodyLimit: parts.config.uploadLimitBytes,
    schema: {
      tags: [list.tag],
      summary: `The lines of a file of ${list.kind.things} that cannot be taken, whole, with reason and remedy, as CSV to mend`,
      description: 'The body is the file itself, as application/octet-stream. Nothing is written.',
      params: brandParams,
      querystring: faulty,
      response: { 200: z.string().describe('CSV'), ...problemAnswers },
    },
    handler: (request, reply) => {
      const { name: file, language: words } = request.query
      return withFile(parts, request, reply, file, async (stored) => {
        const faults = await faultsOf(memberOf(request), stored)
        saveAs(reply, `${list.kind.things}-left-out.csv`)
        // Read whole before the file is removed; it holds no more than the lines that were left out.
        const lines: string[] = []
        for await (const some of faultyLines(stored, list.kind, faults, words)) lines.push(some)
        return sendFileBytes(reply, forSpreadsheets(Readable.from(lines)), 'text/csv; charset=utf-8')
      })
    },
  })
}

/** An empty list, to be filled. */
export function templateRoute<Name extends string, Said>(app: App, { path, tag, kind }: Filed<Name, Said>): void {
  app.route({
    method: 'GET',
    url: `/brands/:brand${path}/file/template`,
    config: { needs: 'viewer' },
    schema: {
      tags: [tag],
      summary: `An empty list of ${kind.things} as CSV, with one line as an example`,
      params: brandParams,
      querystring: z.object({ language: language.describe('Of its columns; both are understood') }),
      response: { 200: z.string().describe('CSV'), ...problemAnswers },
    },
    handler: async (request, reply) => {
      saveAs(reply, `${kind.things}-template.csv`)
      const lines = Readable.from([listTemplate(kind, request.query.language)])
      return sendFileBytes(reply, forSpreadsheets(lines), 'text/csv; charset=utf-8')
    },
  })
}

/** Keeps the body as a file while it is worked on. */
export async function withFile<Answer>(
  { config }: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  work: (file: StoredFile) => Promise<Answer>,
): Promise<Answer> {
  const id = newId('lst')
  const { dataDir, uploadLimitBytes: limitBytes } = config
  const source = (request.body as Readable | undefined) ?? Readable.from([])
  const { path } = await storeUpload({ dataDir, id, source, limitBytes, signal: abortedBy(reply) })
  try {
    return await work({ path: join(dataDir, path), name })
  } finally {
    await removeUpload(dataDir, id)
  }
}
