import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { pictureInput, pictureOf, removePicture, savePicture } from '../../manage/product-test-pictures.ts'
import { getProductTest } from '../../manage/product-tests.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { itemParams, nothing, problemAnswers } from '../schemas.ts'

const tags = ['product-tests']
const pictureParams = itemParams.extend({ candidate: z.string().max(40) })

/** Pictures of the candidates of a product test. */
export function productTestPictureRoutes(app: App, { registry }: Parts): void {
  const url = '/brands/:brand/product-tests/:id/candidates/:candidate/picture'
  app.route({
    method: 'GET',
    url,
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'The picture of a candidate',
      params: pictureParams,
      response: { 200: z.any().describe('The picture'), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { id } = await getProductTest(registry, memberOf(request).brand, request.params.id)
      const picture = await pictureOf(registry, id, request.params.candidate)
      if (!picture) throw new Problem('not_found', { what: 'picture' })
      return reply.header('cache-control', 'private, no-cache').type(picture.type).send(picture.bytes)
    },
  })
  app.route({
    method: 'PUT',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Give a candidate of a draft its picture',
      params: pictureParams,
      body: pictureInput,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await savePicture(registry, actor, brand, request.params.id, request.params.candidate, request.body)
      return reply.code(204).send()
    },
  })
  app.route({
    method: 'DELETE',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Take the picture of a candidate of a draft away',
      params: pictureParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await removePicture(registry, actor, brand, request.params.id, request.params.candidate)
      return reply.code(204).send()
    },
  })
}
