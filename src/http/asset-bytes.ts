import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Library } from '../collect/assets/library.ts'
import { isShownType } from '../kernel/media-type.ts'
import type { Asset } from '../manage/asset-rows.ts'
import { askedRange } from './byte-range.ts'
import { abortedBy } from './departure.ts'

type Sent = Pick<Asset, 'place' | 'sha256' | 'bytes' | 'media_type' | 'file_name'> & { brand: string }
type Manner = { cacheControl: string; save?: boolean }

/** Answers with the bytes of an asset, or with those that were asked for. What may hold scripts is never shown, only saved. */
export async function sendAssetBytes(
  library: Library,
  request: FastifyRequest,
  reply: FastifyReply,
  asset: Sent,
  { cacheControl, save = false }: Manner,
): Promise<FastifyReply> {
  const isShown = isShownType(asset.media_type)
  const etag = `"${asset.sha256}"`
  reply
    .header('etag', etag)
    .header('accept-ranges', 'bytes')
    .header('cache-control', cacheControl)
    // Whatever a browser makes of the bytes: nothing of them runs, and nothing is loaded.
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .type(isShown ? typeOf(asset.media_type) : 'application/octet-stream')
  if (save || !isShown) reply.header('content-disposition', savedAs(asset.file_name))
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const { 'if-range': only = etag } = request.headers
  const range = only === etag ? askedRange(request.headers.range, asset.bytes) : 'whole'
  if (range === 'none') {
    reply.removeHeader('content-disposition')
    return reply.code(416).header('content-range', `bytes */${asset.bytes}`).send()
  }
  const { start, end } = range === 'whole' ? { start: 0, end: asset.bytes - 1 } : range
  reply.header('content-length', String(end - start + 1))
  if (range !== 'whole') reply.code(206).header('content-range', `bytes ${start}-${end}/${asset.bytes}`)
  if (request.method === 'HEAD') return reply.send()
  return reply.send(await library.read(asset, range === 'whole' ? undefined : range, abortedBy(reply)))
}

const typeOf = (type: string) => (type === 'text/plain' ? 'text/plain; charset=utf-8' : type)

/** The name in letters that every client reads, and as it is (RFC 6266). */
export function savedAs(name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
