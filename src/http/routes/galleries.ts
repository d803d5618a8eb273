import { z } from 'zod'
import { isAllowed, rightState, rightStates } from '../../kernel/asset.ts'
import type { Day } from '../../kernel/time.ts'
import { brandToday } from '../../manage/asset-list.ts'
import {
  createGallery,
  type Gallery,
  getGallery,
  listGalleries,
  removeGallery,
  updateGallery,
} from '../../manage/galleries.ts'
import { galleryInput, galleryPatch, galleryRatios } from '../../manage/gallery-input.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, nothing, problemAnswers } from '../schemas.ts'

const tags = ['galleries']
const gallery = z
  .object({
    id: z.string(),
    key: z.string().describe('Opens it to anybody once it is published'),
    name: z.string(),
    heading: z.string(),
    ratio: z.enum(galleryRatios),
    code: z.string(),
    published: z.boolean(),
    items: z.array(
      z.object({
        asset: z.string(),
        title: z.string(),
        kind: z.enum(['video', 'picture', 'text']),
        sku: z.string(),
        product_title: z.string(),
        product_url: z.string(),
        right: z.enum(rightStates).describe('To show it in galleries, today'),
        shown: z.boolean().describe('Today, once the gallery is published'),
      }),
    ),
    updated_at: z.date(),
  })
  .meta({ id: 'Gallery' })

function show({ items, ...shown }: Gallery, today: Day) {
  return {
    ...shown,
    items: items.map(({ until, archived, ...item }) => {
      const right = rightState(until, today)
      return { ...item, right, shown: !archived && isAllowed(right) }
    }),
  }
}

/** Galleries: what pages of shops show of the library. */
export function galleryRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/galleries',
    config: { needs: 'viewer', tool: 'galleries' },
    schema: {
      tags,
      summary: 'The galleries of the brand, with what is shown of them today',
      params: brandParams,
      response: { 200: listOf(gallery), ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const today = await brandToday(registry, brand)
      return { items: (await listGalleries(registry, brand)).map((one) => show(one, today)) }
    },
  })
  app.route({
    method: 'POST',
    url: '/brands/:brand/galleries',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Make a gallery, which nobody sees until it is published',
      params: brandParams,
      body: galleryInput,
      response: { 201: gallery, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      const made = await createGallery(registry, who, brand, request.body)
      return reply.code(201).send(show(made, await brandToday(registry, brand)))
    },
  })
  oneRoutes(app, { registry })
}

function oneRoutes(app: App, { registry }: Pick<Parts, 'registry'>): void {
  const url = '/brands/:brand/galleries/:id'
  app.route({
    method: 'GET',
    url,
    config: { needs: 'viewer' },
    schema: { tags, summary: 'A gallery', params: itemParams, response: { 200: gallery, ...problemAnswers } },
    handler: async (request) => {
      const { brand } = memberOf(request)
      return show(await getGallery(registry, brand, request.params.id), await brandToday(registry, brand))
    },
  })
  app.route({
    method: 'PATCH',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Change a gallery, publish it, or take it back',
      params: itemParams,
      body: galleryPatch,
      response: { 200: gallery, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor: who, brand } = memberOf(request)
      const changed = await updateGallery(registry, who, brand, request.params.id, request.body)
      return show(changed, await brandToday(registry, brand))
    },
  })
  app.route({
    method: 'DELETE',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Delete a gallery; its assets stay',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      await removeGallery(registry, who, brand, request.params.id)
      return reply.code(204).send()
    },
  })
}
