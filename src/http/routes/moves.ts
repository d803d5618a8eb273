import { z } from 'zod'
import { audienceInput } from '../../activate/audiences/audiences.ts'
import { decideOn, decision } from '../../activate/moves/decide.ts'
import { efforts, kinds, linkFields, measuredPer, viewPaths } from '../../activate/moves/define.ts'
import { nextMoves } from '../../activate/moves/next-moves.ts'
import { closedStates } from '../../activate/moves/states.ts'
import { brandScope } from '../../manage/loads.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import type { App, Parts } from '../parts.ts'
import { actor, brandParams, nothing, problemAnswers, text } from '../schemas.ts'

const days = z.object({ from: z.string(), to: z.string() })
const texts = z.record(z.string(), z.string())
const amounts = {
  margin: z.int().describe('Margin (CM3) to be expected in 180 days, an estimate in minor units'),
  low: z.int().describe('80% interval'),
  high: z.int().describe('80% interval'),
}
const action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('view') }),
  z.object({ kind: z.literal('task') }),
  z.object({
    kind: z.literal('audience'),
    audience: audienceInput
      .pick({ measure: true, params: true })
      .extend({ name: text, period: z.object({ last_days: z.int() }) }),
  }),
  z.object({ kind: z.literal('link'), link: z.partialRecord(z.enum(linkFields), z.string()) }),
])
const move = z
  .object({
    id: z.string(),
    rule: z.string(),
    kind: z.enum(kinds),
    title: text,
    why: text,
    ...amounts,
    effort: z.enum(efforts),
    measured: z.int().describe('The value that the move should change, as it is now'),
    evidence: z
      .object({
        measure: z.string(),
        params: texts,
        row: z.record(z.string(), z.unknown()),
        orders: texts.nullable(),
      })
      .describe('The question and the row behind it, and the parameters of the orders behind that'),
    view: z.object({ path: z.enum(viewPaths), query: texts }).describe('The page of the dashboard that shows it'),
    action: action.describe('The one thing that begins it; an audience or a link is filled in so far'),
  })
  .meta({ id: 'Move' })
const closed = z
  .object({
    id: z.string(),
    state: z.enum(closedStates),
    until: z.string().nullable(),
    as_found: z.object({ title: text, ...amounts, measured: z.int(), currency: z.string() }),
    by: actor,
    at: z.date(),
  })
  .meta({ id: 'ClosedMove' })
const done = closed
  .extend({
    measured: z.object({ label: text, per: z.enum(measuredPer) }).nullable(),
    came: z
      .object({ days, value: z.int().nullable() })
      .nullable()
      .describe('The same value on the days since, once 28 of them have data'),
    checked_from: z.string().describe('The last of those 28 days'),
    problem: text.optional(),
  })
  .meta({ id: 'DoneMove' })
const answer = z.object({
  currency: z.string(),
  days: days.nullable().describe('The days of data that moves are found in; null where there are fewer than 28'),
  moves: z.array(move).describe('What brings most comes first; at most ten'),
  failed: z.array(z.object({ rule: z.string(), name: text, problem: text })),
  closed: z.array(closed).describe('Dismissed, or put off until a day'),
  done: z.array(done),
})

/** What is worth doing next, and what was decided on it. */
export function moveRoutes(app: App, { warehouse, registry, finder }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/moves',
    config: { needs: 'viewer', tool: 'moves' },
    schema: {
      tags: ['moves'],
      summary: 'The moves worth making next by expected margin, and what came of those that were made',
      params: brandParams,
      querystring: z.strictObject({}),
      response: { 200: answer, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const scope = await brandScope(registry, memberOf(request).brand)
      return nextMoves({ warehouse, registry, finder, scope, signal: abortedBy(reply) })
    },
  })
  app.route({
    method: 'POST',
    url: '/brands/:brand/moves/state',
    config: { needs: 'editor' },
    schema: {
      tags: ['moves'],
      summary: 'Dismiss a move, put it off, note that it is made, or open it again',
      params: brandParams,
      body: decision,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      const scope = await brandScope(registry, brand)
      await decideOn({ warehouse, registry, finder, scope, actor: who, signal: abortedBy(reply) }, request.body)
      return reply.code(204).send()
    },
  })
}
