import { z } from 'zod'
import { listAudit } from '../../manage/audit.ts'
import { idCursor } from '../../store/page-cursor.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { actor, brandParams, listOf, problemAnswers } from '../schemas.ts'

const entry = z
  .object({
    id: z.string(),
    actor,
    action: z.string(),
    what: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    at: z.date(),
  })
  .meta({ id: 'AuditEntry' })

/** The trail of changes. */
export function auditRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/audit',
    config: { needs: 'owner' },
    schema: {
      tags: ['people'],
      summary: 'Who changed what, newest first',
      params: brandParams,
      querystring: z.object({
        cursor: idCursor.optional(),
        limit: z.coerce.number().int().min(1).max(500).default(50),
      }),
      response: { 200: listOf(entry), ...problemAnswers },
    },
    handler: (request) => {
      const { cursor, limit } = request.query
      return listAudit(registry, memberOf(request).brand, { limit, ...(cursor ? { cursor } : {}) })
    },
  })
}
