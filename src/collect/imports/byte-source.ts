import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Problem } from '../../kernel/errors.ts'
import { kindOf, refusal } from './file-kind.ts'
import { limits, sizeText } from './limits.ts'
import { unreadable } from './unreadable.ts'

/** Unpacked bytes of one table, and how far the stored file has been read. */
export type ByteSource = {
  chunks: AsyncIterable<Buffer>
  /** Bytes of the stored file read so far, and in all. */
  position(): number
  total: number
  close(): void
}

const chunkBytes = 64 * 1024

/** A plain file as it is. */
export async function plainBytes(path: string): Promise<ByteSource> {
  const { size } = await stat(path)
  const file = createReadStream(path, { highWaterMark: chunkBytes })
  return { chunks: refusePacked(file, path), position: () => file.bytesRead, total: size, close: () => file.destroy() }
}

/** A gzip file, also of several members. A file that ends too early throws `unreadable_file` at its end. */
export async function gzipBytes(path: string, name: string): Promise<ByteSource> {
  const { size } = await stat(path)
  const file = createReadStream(path, { highWaterMark: chunkBytes })
  const gunzip = createGunzip({ chunkSize: chunkBytes })
  // An error of either stream reaches the reader through the other; the callback only keeps it from being uncaught.
  pipeline(file, gunzip, () => file.destroy())
  return {
    chunks: refusePacked(
      unpacked(gunzip, () => file.bytesRead, name),
      name,
    ),
    position: () => file.bytesRead,
    total: size,
    close: () => gunzip.destroy(),
  }
}

/**
 * Chunks of a stream that unpacks, up to the limits on size and growth.
 * @param packed bytes that went in so far
 */
export async function* unpacked(stream: Readable, packed: () => number, name: string): AsyncGenerator<Buffer> {
  let bytes = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length
      refuseBomb(bytes, packed(), name)
      yield chunk
    }
  } catch (error) {
    throw error instanceof Problem ? error : damaged(name, error)
  }
}

/** Throws `unreadable_file` where so many bytes came out of so few. */
export function refuseBomb(bytes: number, packedBytes: number, name: string): void {
  const grown = bytes > limits.ratioFromBytes && bytes > packedBytes * limits.ratio
  if (!grown && bytes <= limits.unpackedBytes) return
  const [packed, size] = [sizeText(packedBytes), sizeText(bytes)]
  throw unreadable(name, {
    en: `it unpacks from ${packed} to more than ${size}, as only a trap does; send it unpacked`,
    zh: `从 ${packed} 解压出超过 ${size} 的内容，疑似压缩炸弹；请上传解压后的文件`,
  })
}

function damaged(name: string, cause: unknown): Problem {
  const early = cause instanceof Error && /unexpected end/i.test(cause.message)
  return unreadable(name, early ? brokenOff : broken, cause)
}

const brokenOff = {
  en: 'the packed data ends too early, as after a broken-off download; download it again',
  zh: '压缩数据不完整，可能下载中断，请重新下载',
}
const broken = { en: 'the packed data is damaged; download it again', zh: '压缩数据已损坏，请重新下载' }

/** Passes text on; what is an archive or no text at all ends here. */
async function* refusePacked(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let first = true
  for await (const chunk of chunks) {
    const reason = first ? refusal(kindOf(chunk)) : undefined
    if (reason) throw unreadable(name, reason)
    first = false
    yield chunk
  }
}
