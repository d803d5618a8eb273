import { z } from 'zod'
import { creatorList } from '../../collect/creators/creator-file.ts'
import { creatorsCsv } from '../../collect/creators/creator-list-file.ts'
import { audited } from '../../manage/audit.ts'
import { importCreators } from '../../manage/creator-import.ts'
import { creatorFilter } from '../../manage/creator-list.ts'
import { memberOf } from '../caller.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import { listFileRoutes } from '../list-files.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, problemAnswers } from '../schemas.ts'

const tags = ['creators']

/** Creators from files and into files. */
export function creatorFileRoutes(app: App, parts: Parts): void {
  const { registry, creatorTeller } = parts
  listFileRoutes(app, parts, {
    path: '/creators',
    tag: 'creators',
    kind: creatorList,
    async take({ actor, brand }, file, rows, write) {
      const done = await importCreators(registry, actor, brand, file, rows, write)
      if (done.change) creatorTeller.wake()
      return done
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
