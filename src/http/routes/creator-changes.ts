import { z } from 'zod'
import { listCreatorChanges, undoCreatorChange } from '../../manage/creator-changes.ts'
import { getCreator, likelySame } from '../../manage/creator-list.ts'
import { mergeCreators } from '../../manage/creators.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { actor, brandParams, itemParams, listOf, problemAnswers } from '../schemas.ts'
import { showWhole, wholeCreator } from './creator-schemas.ts'

const tags = ['creators']
const change = z.object({
  id: z.string(),
  kind: z.enum(['create', 'update', 'merge', 'import', 'delete']),
  about: z.string().describe('Whose name, or which file'),
  creators: z.int(),
  by: actor,
  at: z.date(),
  undone_at: z.date().nullable(),
})
const alike = z.object({ items: z.array(z.array(z.object({ id: z.string(), name: z.string() }))) })

/** Creators who are one, and what was done to the book, which can be undone. */
export function creatorChangeRoutes(app: App, { registry, creatorTeller, commissionTeller }: Parts): void {
  app.route({
    method: 'POST',
    url: '/brands/:brand/creators/merge',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Make two creators one: accounts of both stay, and what the first does not say is taken from the other',
      params: brandParams,
      body: z.strictObject({ into: z.string(), from: z.string().describe('The one that goes') }),
      response: { 200: z.object({ creator: wholeCreator, change: z.string() }), ...problemAnswers },
    },
    handler: async (request) => {
      const { actor: who, brand } = memberOf(request)
      const merged = await mergeCreators(registry, who, brand, request.body)
      creatorTeller.wake()
      commissionTeller.wake()
      return { creator: showWhole(await getCreator(registry, brand, merged.creator.id)), change: merged.change }
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/creators/alike',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Creators who share an e-mail address, and may be one',
      params: brandParams,
      response: { 200: alike, ...problemAnswers },
    },
    handler: async (request) => ({ items: await likelySame(registry, memberOf(request).brand) }),
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/creators/changes',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'What was last done to creators, and can be undone, newest first',
      params: brandParams,
      response: { 200: listOf(change), ...problemAnswers },
    },
    handler: async (request) => ({ items: await listCreatorChanges(registry, memberOf(request).brand) }),
  })
  app.route({
    method: 'POST',
    url: '/brands/:brand/creators/changes/:id/undo',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Make creators as they were before a change, unless they were changed since',
      params: itemParams,
      response: { 200: change, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor: who, brand } = memberOf(request)
      const undone = await undoCreatorChange(registry, who, brand, request.params.id)
      creatorTeller.wake()
      commissionTeller.wake()
      return undone
    },
  })
}
