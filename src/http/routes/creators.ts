import { z } from 'zod'
import { listCreatorChanges, undoCreatorChange } from '../../manage/creator-changes.ts'
import { creatorFields, creatorPatch } from '../../manage/creator-input.ts'
import { creatorFilter, getCreator, likelySame, listCreators } from '../../manage/creator-list.ts'
import { creatorTiersOf, saveCreatorTiers, tierRulesInput } from '../../manage/creator-tiers.ts'
import { createCreator, mergeCreators, updateCreator } from '../../manage/creators.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { actor, brandParams, itemParams, listOf, problemAnswers } from '../schemas.ts'
import { creator, showPublic, showWhole, wholeCreator } from './creator-schemas.ts'

const tags = ['creators']
const change = z.object({
  id: z.string(),
  kind: z.enum(['create', 'update', 'merge', 'import']),
  about: z.string().describe('Whose name, or which file'),
  creators: z.int(),
  by: actor,
  at: z.date(),
  undone_at: z.date().nullable(),
})
const seen = z.object({
  seen: z.iso.datetime().optional().describe('`updated_at` as it was looked at; a creator changed since is a conflict'),
})
const alike = z.object({ items: z.array(z.array(z.object({ id: z.string(), name: z.string() }))) })
const rules = z.object({ rules: tierRulesInput })
const shownRules = z.object({
  rules: z.array(z.object({ platform: z.string(), micro: z.int(), mid: z.int(), macro: z.int(), mega: z.int() })),
})

/** The creator book: who is in it, and what was done to it. */
export function creatorRoutes(app: App, parts: Parts): void {
  readingRoutes(app, parts)
  makingRoutes(app, parts)
  mergingRoutes(app, parts)
  tierRoutes(app, parts)
}

function readingRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/creators',
    config: { needs: 'viewer', tool: 'creators' },
    schema: {
      tags,
      summary: 'The creators of the brand, without what is personal',
      params: brandParams,
      querystring: creatorFilter,
      response: { 200: listOf(creator).extend({ total: z.int().describe('On all pages') }), ...problemAnswers },
    },
    handler: async (request) => {
      const { items, ...page } = await listCreators(registry, memberOf(request).brand, request.query)
      return { items: items.map(showPublic), ...page }
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/creators/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'A creator with contact, address and notes; of one that was merged, the one into which',
      params: itemParams,
      response: { 200: wholeCreator, ...problemAnswers },
    },
    handler: async (request) => showWhole(await getCreator(registry, memberOf(request).brand, request.params.id)),
  })
}

function makingRoutes(app: App, { registry, creatorTeller }: Parts): void {
  const shown = async (brand: string, id: string) => {
    creatorTeller.wake()
    return showWhole(await getCreator(registry, brand, id))
  }
  app.route({
    method: 'POST',
    url: '/brands/:brand/creators',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Add a creator to the book',
      params: brandParams,
      body: creatorFields,
      response: { 201: wholeCreator, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      const made = await createCreator(registry, who, brand, request.body)
      return reply.code(201).send(await shown(brand, made.id))
    },
  })
  app.route({
    method: 'PATCH',
    url: '/brands/:brand/creators/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Change a creator, or archive them',
      params: itemParams,
      querystring: seen,
      body: creatorPatch,
      response: { 200: wholeCreator, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor: who, brand } = memberOf(request)
      const { seen: at } = request.query
      const before = at === undefined ? undefined : new Date(at)
      const { id } = await updateCreator(registry, who, brand, request.params.id, request.body, before)
      return shown(brand, id)
    },
  })
}

function mergingRoutes(app: App, { registry, creatorTeller, commissionTeller }: Parts): void {
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
      return undone
    },
  })
}

function tierRoutes(app: App, { registry }: Parts): void {
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
