import { z } from 'zod'
import { assetFilter, assetPatch, placementInput, placementPatch } from '../../manage/asset-input.ts'
import { brandToday, getAsset, listAssets, rightWarnings } from '../../manage/asset-list.ts'
import { updateAsset } from '../../manage/assets.ts'
import { brandScope } from '../../manage/loads.ts'
import { addPlacement, endPlacement, placementsOf, removePlacement } from '../../manage/placements.ts'
import { placementFigures } from '../../measure/assets/placement-figures.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, nothing, problemAnswers } from '../schemas.ts'
import { asset, channel, figures, placement, right, showAsset } from './asset-schemas.ts'

const tags = ['assets']
const seen = z.object({
  seen: z.iso.datetime().optional().describe('`updated_at` as it was looked at; an asset changed since is a conflict'),
})
const warning = z.object({
  asset: asset.pick({ id: true, title: true, kind: true }),
  channel,
  state: right.shape.state,
  until: z.string().nullable(),
  in_use: z.boolean(),
})

/** What is known of assets, and where they are shown. */
export function assetRoutes(app: App, parts: Parts): void {
  readingRoutes(app, parts)
  changingRoutes(app, parts)
  placementRoutes(app, parts)
  figureRoutes(app, parts)
}

function readingRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/assets',
    config: { needs: 'viewer', tool: 'assets' },
    schema: {
      tags,
      summary: 'Videos, pictures and texts with their rights: those in use without a right first, then what ends soon',
      params: brandParams,
      querystring: assetFilter,
      response: { 200: listOf(asset).extend({ total: z.int().describe('On all pages') }), ...problemAnswers },
    },
    handler: async (request) => {
      const { items, ...page } = await listAssets(registry, memberOf(request).brand, request.query)
      return { items: items.map(showAsset), ...page }
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/assets/warnings',
    config: { needs: 'viewer', tool: 'asset_warnings' },
    schema: {
      tags,
      summary: 'Assets in use without a right that holds, then rights that end within 30 days, the soonest first',
      params: brandParams,
      response: { 200: listOf(warning), ...problemAnswers },
    },
    handler: async (request) => ({ items: await rightWarnings(registry, memberOf(request).brand) }),
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/assets/:id',
    config: { needs: 'viewer' },
    schema: { tags, summary: 'An asset', params: itemParams, response: { 200: asset, ...problemAnswers } },
    handler: async (request) => showAsset(await getAsset(registry, memberOf(request).brand, request.params.id)),
  })
}

function changingRoutes(app: App, { registry, library }: Parts): void {
  app.route({
    method: 'PATCH',
    url: '/brands/:brand/assets/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Change what is stated of an asset, its rights among it, or archive it',
      params: itemParams,
      querystring: seen,
      body: assetPatch,
      response: { 200: asset, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor: who, brand } = memberOf(request)
      const { seen: at } = request.query
      const before = at === undefined ? undefined : new Date(at)
      return showAsset(await updateAsset(registry, who, brand, request.params.id, request.body, before))
    },
  })
  app.route({
    method: 'DELETE',
    url: '/brands/:brand/assets/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Delete an asset and its file for good; one that is shown somewhere is a conflict',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      await library.remove(who, brand, request.params.id)
      return reply.code(204).send()
    },
  })
}

function figureRoutes(app: App, { registry, warehouse }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/assets/:id/figures',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'What came of an asset in each place: of ads, posts, tagged links and pages that its placements name',
      params: itemParams,
      response: { 200: listOf(figures).extend({ currency: z.string() }), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const { id } = await getAsset(registry, brand, request.params.id)
      const [scope, placements] = [await brandScope(registry, brand), await placementsOf(registry, brand, id)]
      const asked = { placements, today: await brandToday(registry, brand), signal: abortedBy(reply) }
      return { currency: scope.currency, items: await placementFigures({ warehouse }, scope, asked) }
    },
  })
}

function placementRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/assets/:id/placements',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Where an asset is or was shown, the latest first',
      params: itemParams,
      response: { 200: listOf(placement), ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const { id } = await getAsset(registry, brand, request.params.id)
      return { items: await placementsOf(registry, brand, id) }
    },
  })
  app.route({
    method: 'POST',
    url: '/brands/:brand/assets/:id/placements',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'State where an asset is shown',
      params: itemParams,
      body: placementInput,
      response: { 201: placement, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      return reply.code(201).send(await addPlacement(registry, who, brand, request.params.id, request.body))
    },
  })
  app.route({
    method: 'PATCH',
    url: '/brands/:brand/placements/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Say when a placement ended, or that it goes on',
      params: itemParams,
      body: placementPatch,
      response: { 200: placement, ...problemAnswers },
    },
    handler: (request) => {
      const { actor: who, brand } = memberOf(request)
      return endPlacement(registry, who, brand, request.params.id, request.body)
    },
  })
  app.route({
    method: 'DELETE',
    url: '/brands/:brand/placements/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Take back that an asset was shown somewhere',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      await removePlacement(registry, who, brand, request.params.id)
      return reply.code(204).send()
    },
  })
}
