import { z } from 'zod'
import type { StoredFile } from '../collect/imports/open-file.ts'
import { type ListTable, readListFile } from '../collect/lists/list-file.ts'
import { getBrand } from '../manage/brands.ts'
import type { LineFault } from '../manage/line-fault.ts'
import { memberOf } from './caller.ts'
import {
  type Caller,
  type Filed,
  faultyRoute,
  name,
  takeFiles,
  templateRoute,
  unread,
  unreadOf,
  withFile,
} from './list-file-parts.ts'
import type { App, Parts } from './parts.ts'
import { brandParams, problemAnswers } from './schemas.ts'

const written = z.object({
  name,
  write: z.enum(['true', 'false']).default('false').describe('Write it; without, only what that would do is said'),
})
const outcome = unread.extend({
  made: z.int(),
  changed: z.int(),
  same: z.int().describe('There already, as the file says'),
  change: z.string().nullable().describe('What was done, where that can be undone'),
})

type Taken = { made: number; changed: number; same: number; faults: readonly LineFault[]; change?: string | null }
/** A list that files fill: how its lines are taken in, or looked at without `write`. */
type List<Name extends string, Said> = Filed<Name, Said> & {
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
