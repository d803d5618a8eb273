import { z } from 'zod'
import { assetReuse, reuseFilter } from '../../measure/assets/asset-reuse.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, listOf, problemAnswers } from '../schemas.ts'
import { proposal } from './asset-schemas.ts'

const answer = listOf(proposal).extend({
  total: z.int().describe('Proposals in all'),
  compared: z.int().describe('Assets in places that could be compared with others there'),
  alone: z.int().describe('Those in places where nothing else was shown'),
  left_out: z.int().describe('Placements beyond the latest 5,000, which were not looked at'),
})

/** Which assets to show again, or elsewhere, and what forbids it. */
export function assetReuseRoutes(app: App, { registry, warehouse }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/assets/reuse',
    config: { needs: 'viewer', tool: 'asset_reuse' },
    schema: {
      tags: ['assets'],
      summary:
        'Which assets to show again or elsewhere, and from when: by what came of them beside everything else in the same place, with what forbids it',
      params: brandParams,
      querystring: reuseFilter,
      response: { 200: answer, ...problemAnswers },
    },
    handler: (request, reply) =>
      assetReuse({ registry, warehouse }, memberOf(request).brand, request.query, abortedBy(reply)),
  })
}
