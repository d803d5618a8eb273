import { z } from 'zod'
import type { StoredFile } from '../collect/imports/open-file.ts'
import { type ListTable, readListFile } from '../collect/lists/list-file.ts'
import { getBrand } from '../manage/brands.ts'
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

type ReadList<Name extends string, Said, Answer extends z.ZodObject> = Filed<Name, Said> & {
  summary: string
  answer: Answer
  tell(rows: ListTable<Said>['rows']): z.input<Answer>
}

/** The routes of a list that is read from files and kept nowhere: what a file says, its lines that cannot be read, and the template. Viewers may ask. */
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
