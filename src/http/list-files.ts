import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { StoredFile } from '../collect/imports/open-file.ts'
import { removeUpload, storeUpload } from '../collect/imports/uploads.ts'
import { faultyLines } from '../collect/lists/faulty-lines.ts'
import { type ListKind, type ListTable, readListFile } from '../collect/lists/list-file.ts'
import { listTemplate } from '../collect/lists/template.ts'
import { newId } from '../kernel/ids.ts'
import type { Actor } from '../manage/access.ts'
import { getBrand } from '../manage/brands.ts'
import type { LineFault } from '../manage/line-fault.ts'
import { memberOf, type Needs } from './caller.ts'
import { abortedBy } from './departure.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from './file-answer.ts'
import type { App, Parts } from './parts.ts'
import { brandParams, problemAnswers, text } from './schemas.ts'

const mostFaults = 1000
const language = z.enum(['en', 'zh']).default('en')
const name = z.string().min(1).max(255).describe('Name of the file')
const written = z.object({
  name,
  write: z.enum(['true', 'false']).default('false').describe('Write it; without, only what that would do is said'),
})
const faulty = z.object({ name, language: language.describe('Of reasons and remedies') })
const fault = z.object({
  table: z.string(),
  line: z.int(),
  field: z.string(),
  value: z.string(),
  reason: text,
  remedy: text,
})
const unread = z.object({
  quarantined: z.int().describe('Lines that could not be taken'),
  faults: z.array(fault).describe(`The first ${mostFaults} of them`),
  passed_over: z.array(z.string()).describe('Tables of the file that are of something else'),
})
const outcome = unread.extend({
  made: z.int(),
  changed: z.int(),
  same: z.int().describe('There already, as the file says'),
  change: z.string().nullable().describe('What was done, where that can be undone'),
})

type Taken = { made: number; changed: number; same: number; faults: readonly LineFault[]; change?: string | null }
type Caller = { actor: Actor; brand: string }
/** A list that files fill: where it lies, of what it is, and how its lines are taken in, or looked at without `write`. */
type List<Name extends string, Said> = {
  path: `/${string}`
  tag: string
  kind: ListKind<Name, Said>
  take(caller: Caller, file: string, rows: ListTable<Said>['rows'], write: boolean): Promise<Taken>
}

/** The routes of a list that files fill: the template, taking a file in, and the lines of it that cannot be taken. */
export function listFileRoutes<Name extends string, Said>(app: App, parts: Parts, list: List<Name, Said>): void {
  takeFiles(app)
  takingRoute(app, parts, list)
  const looked = async (caller: Caller, file: StoredFile) => (await taken(parts, list, caller, file, false)).faults
  faultyRoute(app, parts, { ...list, needs: 'editor' }, looked)
  templateRoute(app, list)
}

type ReadList<Name extends string, Said, Answer extends z.ZodObject> = Omit<List<Name, Said>, 'take'> & {
  summary: string
  answer: Answer
  tell(rows: ListTable<Said>['rows']): z.input<Answer>
}

/** The same of a list that is read and kept nowhere: what a file says, its lines that cannot be read, and the template. Viewers may ask. */
export function readFileRoutes<Name extends string, Said, Answer extends z.ZodObject>(
  app: App,
  parts: Parts,
  list: ReadList<Name, Said, Answer>,
): void {
  takeFiles(app)
  const read = async ({ brand }: Caller, file: StoredFile) =>
    readListFile(file, await getBrand(parts.registry, brand), list.kind)
  app.route({
    method: 'POST',
    url: `/brands/:brand${list.path}/file`,
    config: { needs: 'viewer' },
    bodyLimit: parts.config.uploadLimitBytes,
    schema: {
      tags: [list.tag],
      summary: list.summary,
      description: 'The body is the file itself, as application/octet-stream. Nothing of it is kept.',
      params: brandParams,
      querystring: z.object({ name }),
      response: { 200: list.answer.extend(unread.shape), ...problemAnswers },
    },
    handler: (request, reply) =>
      withFile(parts, request, reply, request.query.name, async (stored) => {
        const { rows, faults, unknown } = await read(memberOf(request), stored)
        return { ...list.tell(rows), ...unreadOf(faults, unknown) }
      }),
  })
  faultyRoute(app, parts, { ...list, needs: 'viewer' }, async (caller, file) => (await read(caller, file)).faults)
  templateRoute(app, list)
}

/** Bodies are files, whatever type they say. */
function takeFiles(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
}

const description = 'The body is the file itself, as application/octet-stream. The same file again changes nothing.'

function takingRoute<Name extends string, Said>(app: App, parts: Parts, list: List<Name, Said>): void {
  app.route({
    method: 'POST',
    url: `/brands/:brand${list.path}/file`,
    config: { needs: 'editor' },
    bodyLimit: parts.config.uploadLimitBytes,
    schema: {
      tags: [list.tag],
      summary: `Take ${list.kind.things} from a file (CSV, TSV or XLSX), or look at what that would do`,
      description,
      params: brandParams,
      querystring: written,
      response: { 200: outcome, ...problemAnswers },
    },
    handler: (request, reply) => {
      const { name: file, write } = request.query
      return withFile(parts, request, reply, file, async (stored) => {
        const { done, faults, unknown } = await taken(parts, list, memberOf(request), stored, write === 'true')
        const { made, changed, same, change = null } = done
        return { made, changed, same, change, ...unreadOf(faults, unknown) }
      })
    },
  })
}

const unreadOf = (faults: readonly LineFault[], unknown: string[]) => ({
  ...{ quarantined: faults.length, faults: faults.slice(0, mostFaults), passed_over: unknown },
})

type Filed<Name extends string, Said> = Omit<List<Name, Said>, 'take'>

/** The file comes again, since nothing of one that was only looked at is kept. */
function faultyRoute<Name extends string, Said>(
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

function templateRoute<Name extends string, Said>(app: App, { path, tag, kind }: Filed<Name, Said>): void {
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

async function taken<Name extends string, Said>(
  { registry }: Parts,
  list: List<Name, Said>,
  caller: Caller,
  file: StoredFile,
  write: boolean,
) {
  const read = await readListFile(file, await getBrand(registry, caller.brand), list.kind)
  const done = await list.take(caller, file.name, read.rows, write)
  const faults = [...read.faults, ...done.faults].sort((a, b) => a.table.localeCompare(b.table) || a.line - b.line)
  return { done, faults, unknown: read.unknown }
}

/** Keeps the body as a file while it is worked on. */
async function withFile<Answer>(
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
