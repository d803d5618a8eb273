import { z } from 'zod'
import { movedTouches } from '../../derive/moved-touches.ts'
import { movedVisits } from '../../derive/moved-visits.ts'
import { listedFields, operators, touchFieldIds, touchFields } from '../../kernel/channel-rule.ts'
import { sourceListIds, sourceLists } from '../../kernel/source-lists/catalogue.ts'
import { intents, tenures, trafficChannelIds, trafficChannels } from '../../kernel/traffic-channel.ts'
import { channelRulesInput } from '../../manage/channel-rule-input.ts'
import {
  channelRulesHistory,
  channelRulesOf,
  readChannelRules,
  restoreChannelRules,
  saveChannelRules,
} from '../../manage/channel-rules.ts'
import { brandScope } from '../../manage/loads.ts'
import { limits } from '../../measure/ask.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { actor, brandParams, listOf, problemAnswers, text } from '../schemas.ts'

const msPerDay = 86_400_000

const version = z
  .object({
    version: z.int().describe('0 is the defaults, which nobody saved'),
    rules: z.array(
      z.object({
        channel: z.string(),
        conditions: z.array(
          z.object({ field: z.string(), operator: z.string(), values: z.array(z.string()), not: z.boolean() }),
        ),
      }),
    ),
    own_domains: z.array(z.string()),
    note: z.string(),
    restored_from: z.int().nullable().describe('The version that this one is a copy of'),
    created_by: actor.nullable(),
    created_at: z.date().nullable(),
  })
  .meta({ id: 'ChannelRulesVersion' })

const words = z.object({
  channels: z.array(z.object({ id: z.string(), name: text, tenure: z.enum(tenures), intent: z.enum(intents) })),
  fields: z.array(
    z.object({ id: z.string(), name: text, listed: z.boolean().describe('Whether it can be on a list') }),
  ),
  operators: z.array(z.string()),
  lists: z.array(z.object({ id: z.string(), name: text, entries: z.array(z.string()) })),
})

const short = z.string().max(1000).default('')
const touch = z.strictObject({
  utm_source: short,
  utm_medium: short,
  utm_campaign: short,
  utm_content: short,
  referrer_host: short,
  click_id_kind: short,
  code: short,
  in_app: short,
  path: short,
  host: short.describe('The site entered, which refers nobody'),
  visits: z.int().min(1).default(1).describe('How many visits began like this'),
})
const trial = channelRulesInput.extend({
  touches: z.array(touch).min(1).max(1000).optional().describe("Without them the brand's own visits are used"),
  days: z.int().min(1).max(1100).default(90).describe('How many days back visits are used'),
})

const classified = z.object({ from: z.string(), to: z.string(), from_rule: z.int(), to_rule: z.int() })
const moved = z
  .object({
    visits: z.int(),
    moved: z.int().describe('Visits that change their channel'),
    moves: z
      .array(
        z.object({
          from: z.string(),
          to: z.string(),
          visits: z.int(),
          examples: z
            .array(touch.extend(classified.shape))
            .optional()
            .describe('What most of these visits began like; of touches that were sent there are none'),
        }),
      )
      .describe('Most visits first'),
    touches: z
      .array(classified)
      .optional()
      .describe('Those that were sent, in their order; rules by their place from 1, 0 where none holds'),
  })
  .meta({ id: 'MovedTouches' })

/** The rules by which visits get their channel. */
export function channelRuleRoutes(app: App, parts: Parts): void {
  readingRoutes(app, parts)
  changingRoutes(app, parts)
}

function readingRoutes(app: App, { registry, warehouse }: Parts): void {
  const tags = ['traffic']

  app.route({
    method: 'GET',
    url: '/brands/:brand/channels',
    config: { needs: 'viewer', tool: 'channels' },
    schema: {
      tags,
      summary: 'Kinds of traffic, and what rules may ask of a visit',
      params: brandParams,
      response: { 200: words, ...problemAnswers },
    },
    handler: async () => ({
      channels: trafficChannelIds.map((id) => ({ id, ...trafficChannels[id] })),
      fields: touchFieldIds.map((id) => ({
        id,
        name: touchFields[id],
        listed: listedFields.some((one) => one === id),
      })),
      operators: [...operators],
      lists: sourceListIds.map((id) => ({ id, name: sourceLists[id].name, entries: [...sourceLists[id].entries] })),
    }),
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/channel-rules',
    config: { needs: 'viewer', tool: 'channel-rules' },
    schema: {
      tags,
      summary: 'The rules that hold now, in their order',
      params: brandParams,
      response: { 200: version, ...problemAnswers },
    },
    handler: async (request) => shown(await channelRulesOf(registry, memberOf(request).brand)),
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/channel-rules/versions',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Every version of the rules, newest first, with who saved it and when',
      params: brandParams,
      response: { 200: listOf(version), ...problemAnswers },
    },
    handler: async (request) => ({ items: (await channelRulesHistory(registry, memberOf(request).brand)).map(shown) }),
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/channel-rules/try',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary:
        "Try a list of rules on touches, or on the brand's own visits: which move from which channel to which. Nothing is changed",
      params: brandParams,
      body: trial,
      response: { 200: moved, ...problemAnswers },
    },
    handler: async (request) => {
      const { touches, days, ...rules } = request.body
      const { brand } = memberOf(request)
      const now = await channelRulesOf(registry, brand)
      const proposed = await readChannelRules(warehouse, rules)
      if (touches) return movedTouches({ warehouse }, now, proposed, touches)
      const since = new Date(Date.now() - days * msPerDay)
      return movedVisits({ warehouse }, await brandScope(registry, brand), now, proposed, since, { limits })
    },
  })
}

function changingRoutes(app: App, { registry, warehouse, traffic }: Parts): void {
  const tags = ['traffic']

  app.route({
    method: 'POST',
    url: '/brands/:brand/channel-rules',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Save a whole list of rules as the new version',
      params: brandParams,
      body: channelRulesInput.extend({
        note: z.string().max(500).default(''),
        seen: z.int().min(0).optional().describe('The version as it was looked at; a newer one is a conflict'),
      }),
      response: { 201: version, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      const { note, seen, ...rules } = request.body
      const made = await saveChannelRules({ registry, warehouse }, who, brand, rules, { note, seen })
      traffic.request(brand)
      return reply.code(201).send(shown(made))
    },
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/channel-rules/restore',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Make an older version hold again, as a new one',
      params: brandParams,
      body: z.strictObject({ version: z.int().min(0).describe('0 is the defaults') }),
      response: { 201: version, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      const made = await restoreChannelRules(registry, who, brand, request.body.version)
      traffic.request(brand)
      return reply.code(201).send(shown(made))
    },
  })
}

type Stored = Awaited<ReturnType<typeof channelRulesOf>>

/** As the answer's schema has it: lists of its own. */
function shown({ rules, own_domains, ...one }: Stored): z.infer<typeof version> {
  return {
    ...one,
    rules: rules.map(({ channel, conditions }) => ({
      channel,
      conditions: conditions.map((condition) => ({ ...condition, values: [...condition.values] })),
    })),
    own_domains: [...own_domains],
  }
}
