import { z } from 'zod'
import { creatorTiersOf, saveCreatorTiers, tierRulesInput } from '../../manage/creator-tiers.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, problemAnswers } from '../schemas.ts'

const tags = ['creators']
const rules = z.object({ rules: tierRulesInput })
const shownRules = z.object({
  rules: z.array(z.object({ platform: z.string(), micro: z.int(), mid: z.int(), macro: z.int(), mega: z.int() })),
})

/** Which audience makes which tier of creators. */
export function creatorTierRoutes(app: App, { registry }: Parts): void {
  const url = '/brands/:brand/creator-tiers'
  app.route({
    method: 'GET',
    url,
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Which audience makes which tier, on each platform',
      params: brandParams,
      response: { 200: shownRules, ...problemAnswers },
    },
    handler: async (request) => ({ rules: await creatorTiersOf(registry, memberOf(request).brand) }),
  })
  app.route({
    method: 'PUT',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'State the tiers anew; they hold at once, for all figures',
      params: brandParams,
      body: rules,
      response: { 200: shownRules, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor: who, brand } = memberOf(request)
      return { rules: await saveCreatorTiers(registry, who, brand, request.body.rules) }
    },
  })
}
