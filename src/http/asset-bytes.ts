import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Library } from '../collect/assets/library.ts'
import { isShownType } from '../kernel/media-type.ts'
import { type PictureWidth, pictureWidths } from '../kernel/picture-size.ts'
import type { Asset } from '../manage/asset-rows.ts'
import { askedRange } from './byte-range.ts'
import { abortedBy } from './departure.ts'

type Sent = Pick<Asset, 'place' | 'sha256' | 'bytes' | 'media_type' | 'file_name'> & { brand: string }
/** Whatever a browser makes of the bytes: nothing of them runs, and nothing is loaded. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

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
    .header('content-security-policy', policy)
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

/** Answers with a picture in a smaller size, or with the picture as it is where there is none. */
export async function sendPicture(
  library: Library,
  request: FastifyRequest,
  reply: FastifyReply,
  asset: Sent,
  { width, ...manner }: Manner & { width: PictureWidth | undefined },
): Promise<FastifyReply> {
  if (width === undefined || request.method === 'HEAD') return sendAssetBytes(library, request, reply, asset, manner)
  const etag = `"${asset.sha256}.${width}"`
  const isThere = request.headers['if-none-match'] === etag
  const smaller = isThere ? undefined : await library.smaller(asset, width, abortedBy(reply))
  if (!isThere && !smaller) return sendAssetBytes(library, request, reply, asset, manner)
  reply.header('etag', etag).header('cache-control', manner.cacheControl).header('content-security-policy', policy)
  return smaller ? reply.type('image/webp').send(smaller) : reply.code(304).send()
}

/** How wide a picture is wanted, as a query says it. */
export const pictureWidth = z
  .enum(pictureWidths.map(String) as [string, ...string[]])
  .optional()
  .describe('Of a picture: a smaller one, so many pixels wide, as WebP; what is no wider, or moves, is sent as it is')

export const widthOf = (asked: string | undefined) => pictureWidths.find((width) => String(width) === asked)

const typeOf = (type: string) => (type === 'text/plain' ? 'text/plain; charset=utf-8' : type)

/** The name in letters that every client reads, and as it is (RFC 6266). */
export function savedAs(name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
