import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../kernel/errors.ts'
import type { App } from './parts.ts'

/** Bytes of a body with events, unpacked. */
export const largestBody = 500 * 2 ** 10

/** Lets bodies in as they are, whatever they say they are: libraries label them as what browsers ask no question for. */
export function takeAnyBody(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

const gunzipped = promisify(gunzip)

/** The body as it was before packing. Some libraries pack it and do not say so. Throws `bad_request` for too large a one. */
export async function unpacked(request: FastifyRequest): Promise<Buffer> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const isPacked = body[0] === 0x1f && body[1] === 0x8b
  try {
    const plain = isPacked ? await gunzipped(body, { maxOutputLength: largestBody }) : body
    if (plain.length <= largestBody) return plain
  } catch (cause) {
    const tooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    if (!tooLarge) throw new Problem('bad_request', { reason: 'the body is no whole gzip' }, cause)
  }
  throw new Problem('bad_request', { reason: 'the body is larger than 500 KB; send fewer events at once' })
}
