import { z } from 'zod'
import {
  lifecycleRulesHistory,
  lifecycleRulesOf,
  saveLifecycleRules,
  statedThresholds,
} from '../../manage/lifecycle-rules.ts'
import { brandScope } from '../../manage/loads.ts'
import { limits } from '../../measure/ask.ts'
import { movedStages, movedStagesAnswer } from '../../measure/lifecycle/moved-stages.ts'
import { lifecycleRhythm, rhythmOf } from '../../measure/lifecycle/rhythm.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import type { App, Parts } from '../parts.ts'
import { actor, brandParams, listOf, problemAnswers } from '../schemas.ts'

const version = z
  .object({
    version: z.int().describe('0 is nothing stated'),
    thresholds: statedThresholds,
    note: z.string(),
    created_by: actor.nullable(),
    created_at: z.date().nullable(),
  })
  .meta({ id: 'LifecycleRulesVersion' })

const holding = version.extend({
  holds: lifecycleRhythm.describe('The thresholds that hold, stated, fitted and usual ones'),
  defaults: lifecycleRhythm.describe('Those that would hold if nothing were stated'),
})

/** Where stages of the lifecycle begin. */
export function lifecycleRuleRoutes(app: App, { registry, warehouse }: Parts): void {
  const tags = ['measures']

  app.route({
    method: 'GET',
    url: '/brands/:brand/lifecycle-rules',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: "Where stages of the lifecycle begin: what is stated, and what is fitted to the brand's rhythm",
      params: brandParams,
      response: { 200: holding, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const now = await lifecycleRulesOf(registry, brand)
      const scope = await brandScope(registry, brand)
      const options = { limits, signal: abortedBy(reply) }
      const defaults = await rhythmOf({ warehouse }, scope, {}, options)
      return { ...now, holds: await rhythmOf({ warehouse }, scope, now.thresholds, options), defaults }
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/lifecycle-rules/versions',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Every version of what is stated, newest first, with who saved it and when',
      params: brandParams,
      response: { 200: listOf(version), ...problemAnswers },
    },
    handler: async (request) => ({ items: await lifecycleRulesHistory(registry, memberOf(request).brand) }),
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/lifecycle-rules/try',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'How many people would be in another stage at the end of a day. Nothing is changed',
      params: brandParams,
      body: z.strictObject({ thresholds: statedThresholds, day: z.iso.date() }),
      response: { 200: movedStagesAnswer, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { thresholds: proposed, day } = request.body
      const scope = await brandScope(registry, memberOf(request).brand)
      return movedStages({ warehouse }, scope, { proposed, day }, { limits, signal: abortedBy(reply) })
    },
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/lifecycle-rules',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'State where stages begin, as a new version; what is left out is fitted',
      params: brandParams,
      body: z.strictObject({
        thresholds: statedThresholds,
        note: z.string().max(500).default(''),
        seen: z.int().min(0).optional().describe('The version as it was looked at; a newer one is a conflict'),
      }),
      response: { 201: version, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      const { thresholds, note, seen } = request.body
      return reply.code(201).send(await saveLifecycleRules(registry, who, brand, thresholds, { note, seen }))
    },
  })
}
