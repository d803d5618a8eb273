import { setTimeout } from 'node:timers/promises'
import { findImport } from '../../collect/imports/import-records.ts'
import type { Stated } from '../../manage/loads.ts'
import { memberOf } from '../caller.ts'
import { type ImportAnswer, importAnswer, importAsAnswer } from '../import-answer.ts'
import type { App, Parts } from '../parts.ts'
import { itemParams, problemAnswers } from '../schemas.ts'
import { sendEvents } from '../server-sent-events.ts'

const between = 400
const working: ReadonlySet<ImportAnswer['status']> = new Set(['uploaded', 'reading', 'committing'])

/** Watching an import at work. */
export function importWatchRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/imports/:id/progress',
    config: { needs: 'viewer' },
    schema: {
      tags: ['imports'],
      summary: 'Server-sent events: the import each time it has changed, until it needs a person or is done',
      params: itemParams,
      response: problemAnswers,
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const { id } = request.params
      // An id that is not there is answered as on other routes, before the stream begins.
      await findImport(registry, brand, id)
      await sendEvents(request, reply, (signal) => changesOf(registry, brand, id, signal))
      return reply
    },
  })
}

async function* changesOf(
  registry: Stated,
  brand: string,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<ImportAnswer> {
  let told = ''
  for (;;) {
    // A stream has no schema that leaves out what other routes do not tell, such as where the file is kept.
    const now = importAnswer.parse(importAsAnswer(await findImport(registry, brand, id)))
    const text = JSON.stringify([now.status, now.progress])
    if (text !== told) yield now
    told = text
    if (!working.has(now.status)) return
    await setTimeout(between, undefined, { signal })
  }
}
