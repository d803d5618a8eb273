import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../../kernel/errors.ts'
import { sizeText } from './limits.ts'

/** A file that was taken in: where it lies below the data directory, its size, and the SHA-256 of its bytes in hex. */
export type Upload = { path: string; bytes: number; sha256: string }

type UploadRequest = {
  dataDir: string
  /** The directory below the data directory, where it is not that of imports. */
  folder?: string
  /** Names the directory; the name that the file came with is never part of a path. */
  id: string
  source: Readable
  limitBytes: number
  signal?: AbortSignal | undefined
}

/**
 * Stores a stream of bytes and returns when they are safe on disk. One that breaks off or fails leaves nothing.
 * Throws `too_large`, `disk_full`, `cancelled`, or what the source threw.
 */
export async function storeUpload({
  dataDir,
  folder = 'uploads',
  id,
  source,
  limitBytes,
  signal,
}: UploadRequest): Promise<Upload> {
  const uploads = join(dataDir, folder)
  const directory = join(uploads, id)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  async function* measured(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > limitBytes) throw new Problem('too_large', { limit: sizeText(limitBytes) })
      hash.update(chunk)
      yield chunk
    }
  }
  const part = join(directory, 'part')
  try {
    const file = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(source, measured, file, signal ? { signal } : {})
    await rename(part, join(directory, 'file'))
    for (const path of [directory, uploads, dataDir]) await syncDirectory(path)
  } catch (error) {
    await rm(directory, { recursive: true, force: true })
    throw asProblem(error, dataDir, signal)
  }
  return { path: join(folder, id, 'file'), bytes, sha256: hash.digest('hex') }
}

/** Removes a stored file. One that is gone is no error. */
export async function removeUpload(dataDir: string, id: string): Promise<void> {
  await rm(join(dataDir, 'uploads', id), { recursive: true, force: true })
}

/** The name of a file is on disk when its directory is. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path)
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

function asProblem(error: unknown, path: string, signal: AbortSignal | undefined): unknown {
  if (error instanceof Problem) return error
  if (signal?.aborted) return new Problem('cancelled', {}, error)
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return new Problem('disk_full', { path }, error)
  return error
}
