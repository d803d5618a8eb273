import { z } from 'zod'
import { deleteCreator } from '../../manage/creator-deletion.ts'
import { creatorFields, creatorPatch } from '../../manage/creator-input.ts'
import { creatorFilter, getCreator, listCreators } from '../../manage/creator-list.ts'
import { creatorReliability, reliabilityFilter } from '../../manage/creator-reliability.ts'
import { createCreator, updateCreator } from '../../manage/creators.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, problemAnswers } from '../schemas.ts'
import { reliability } from './creator-reliability-schema.ts'
import { creator, showPublic, showWhole, wholeCreator } from './creator-schemas.ts'

const tags = ['creators']
const seen = z.object({
  seen: z.iso.datetime().optional().describe('`updated_at` as it was looked at; a creator changed since is a conflict'),
})

/** The creator book: who is in it, and what was done to it. */
export function creatorRoutes(app: App, parts: Parts): void {
  readingRoutes(app, parts)
  makingRoutes(app, parts)
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
    url: '/brands/:brand/creators/reliability',
    config: { needs: 'viewer', tool: 'creator_reliability' },
    schema: {
      tags,
      summary: 'How far creators do what was agreed: samples that became posts, posts by the day agreed, and days late',
      params: brandParams,
      querystring: reliabilityFilter,
      response: { 200: listOf(reliability), ...problemAnswers },
    },
    handler: (request) => creatorReliability(registry, memberOf(request).brand, request.query),
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
  app.route({
    method: 'DELETE',
    url: '/brands/:brand/creators/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Take a creator out of the book, which can be undone for 90 days',
      params: itemParams,
      response: { 200: z.object({ change: z.string() }), ...problemAnswers },
    },
    handler: async (request) => {
      const { actor: who, brand } = memberOf(request)
      const deleted = await deleteCreator(registry, who, brand, request.params.id)
      creatorTeller.wake()
      return deleted
    },
  })
}
