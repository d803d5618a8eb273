import { Readable } from 'node:stream'
import { z } from 'zod'
import { getAsset } from '../../manage/asset-list.ts'
import { pictureWidth, sendPicture, widthOf } from '../asset-bytes.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, fileName, itemParams, problemAnswers } from '../schemas.ts'
import { asset, showAsset } from './asset-schemas.ts'

const tags = ['assets']
const query = z.object({
  save: z.enum(['true', 'false']).default('false').describe('As a file to save'),
  width: pictureWidth,
})

/** The files of assets: the body of an upload is the file as it is, and goes to disk as it comes. */
export function assetFileRoutes(app: App, { registry, library, config }: Parts): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.route({
    method: 'POST',
    url: '/brands/:brand/assets',
    config: { needs: 'editor' },
    bodyLimit: config.uploadLimitBytes,
    schema: {
      tags,
      summary:
        'Upload a video, a picture or a text; what it is, is told by its bytes. The same file again is the same asset',
      description: 'The body is the file itself, as application/octet-stream.',
      params: brandParams,
      querystring: z.object({ name: fileName }),
      response: { 200: asset.describe('It was there already'), 201: asset, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const source = request.body as Readable | undefined
      const added = await library.add({
        ...{ brand, actor, name: request.query.name, signal: abortedBy(reply) },
        source: source ?? Readable.from([]),
      })
      return reply.code(added.isNew ? 201 : 200).send(showAsset(added.asset))
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/assets/:id/file',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'The file of an asset, or a range of its bytes',
      params: itemParams,
      querystring: query,
      response: { ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const found = await getAsset(registry, brand, request.params.id)
      const save = request.query.save === 'true'
      // Asked again each time, since who may see it can change; the same bytes are not sent again.
      const width = save ? undefined : widthOf(request.query.width)
      const manner = { cacheControl: 'private, no-cache', save, width }
      return sendPicture(library, request, reply, { ...found, brand }, manner)
    },
  })
}
