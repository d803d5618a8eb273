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

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * The JSON of a body, without packing and whatever else is around it: some libraries pack it and do not say so, some forms
 * have it as `data`. Throws `bad_request` for too large a one.
 */
export async function unpacked(request: FastifyRequest): Promise<Buffer> {
  const plain = await gunzippedOf(request)
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  if (isForm && plain.subarray(0, 5).toString() === 'data=') return dataOf(plain)
  return plain.subarray(0, 3).equals(byteOrderMark) ? plain.subarray(3) : plain
}

/** `data` of a form: JSON, as it is or in base64. */
function dataOf(form: Buffer): Buffer {
  const data = new URLSearchParams(form.toString()).get('data') ?? ''
  return data.trimStart().startsWith('{') ? Buffer.from(data) : Buffer.from(data.replaceAll(' ', '+'), 'base64')
}

async function gunzippedOf(request: FastifyRequest): Promise<Buffer> {
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
