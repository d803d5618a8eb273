import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { arrayBuffer } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import { Problem } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { type PictureWidth, pictureWidths } from '../../../kernel/picture-size.ts'
import { createLanes } from '../../imports/lanes.ts'
import { type AssetStore, assetKey } from '../asset-store.ts'
import { smallerPicture } from './smaller-picture.ts'

export type Original = { brand: string; sha256: string; bytes: number; media_type: string }
/** Pictures in smaller sizes, kept beside their originals, which stay as they are. */
export type Renditions = {
  /** Made when it is asked for first. Undefined where the original has to do: see `smallerPicture`, where it cannot be read, or where it takes long. */
  read(store: AssetStore, original: Original, width: PictureWidth, signal?: AbortSignal): Promise<Readable | undefined>
  remove(store: AssetStore, brand: string, sha256: string): Promise<void>
}

const types = new Set(['image/jpeg', 'image/png', 'image/webp'])
/** A file is held in memory while it is made smaller. */
const mostBytes = 32 * 2 ** 20
/** So many of a brand may wait to be made; whoever comes then gets the original. */
const mostWaiting = 100
/** So many are made together, each of another brand. */
const atOnce = 2
/** Pictures that have no smaller size are not taken apart again and again; so many of them are remembered. */
const mostPlain = 10_000

const keyOf = ({ brand, sha256 }: Pick<Original, 'brand' | 'sha256'>, width: PictureWidth) =>
  `${assetKey(brand, sha256)}.w${width}.webp`

type Options = {
  /** A directory for files that are half made. */
  incoming: string
  log: Pick<BaseLogger, 'error'>
  /** Whoever waits longer gets the original, while the rendition goes on being made. */
  waitMs?: number | undefined
  /** What failed is left alone for so long. */
  pauseMs?: number
}

export function createRenditions({ incoming, log, waitMs = 2000, pauseMs = 600_000 }: Options): Renditions {
  const making = new Map<string, Promise<boolean>>()
  const plain = new Set<string>()
  const failedAt = new Map<string, number>()
  /** One lane for each brand: the slow pictures of one do not hold up those of others. */
  const lanes = createLanes(atOnce)

  const make = async (store: AssetStore, original: Original, width: PictureWidth): Promise<boolean> => {
    const bytes = await arrayBuffer(await store.read(assetKey(original.brand, original.sha256)))
    const made = await smallerPicture({ type: original.media_type, bytes, width })
    if (made) await keep(store, keyOf(original, width), made, incoming)
    else remember(plain, keyOf(original, width))
    return made !== undefined
  }
  /** Of a brand one is made after the other, and the same one once, however many ask for it. */
  const made = (store: AssetStore, original: Original, width: PictureWidth): Promise<boolean> => {
    const key = keyOf(original, width)
    const known = making.get(key)
    if (known) return known
    const waiting = [...making.keys()].filter((one) => one.startsWith(`${original.brand}/`)).length
    if (waiting >= mostWaiting || Date.now() - (failedAt.get(key) ?? Number.NEGATIVE_INFINITY) < pauseMs)
      return Promise.resolve(false)
    const running = lanes
      .run(original.brand, () => make(store, original, width))
      // A damaged picture or a full disk keeps no picture from being seen: the original is there.
      .catch((error: unknown) => {
        log.error({ err: error, picture: key }, 'a picture could not be made smaller')
        failedAt.delete(key)
        if (failedAt.size >= mostPlain) failedAt.clear()
        failedAt.set(key, Date.now())
        return false
      })
      .finally(() => making.delete(key))
    making.set(key, running)
    return running
  }

  return {
    async read(store, original, width, signal) {
      const key = keyOf(original, width)
      if (!types.has(original.media_type) || original.bytes > mostBytes || plain.has(key)) return undefined
      const there = await readIfThere(store, key, signal)
      if (there || signal?.aborted) return there
      const isMade = await inTime(made(store, original, width), waitMs, signal)
      return isMade ? readIfThere(store, key, signal) : undefined
    },
    async remove(store, brand, sha256) {
      for (const width of pictureWidths) await store.remove(keyOf({ brand, sha256 }, width))
    },
  }
}

/** What comes of it; false where it takes longer, or nobody waits any more. */
async function inTime(made: Promise<boolean>, waitMs: number, signal: AbortSignal | undefined): Promise<boolean> {
  const over = new AbortController()
  const either = signal ? AbortSignal.any([signal, over.signal]) : over.signal
  const tooLong = setTimeout(waitMs, false, { signal: either }).catch(() => false)
  try {
    return await Promise.race([made, tooLong])
  } finally {
    over.abort()
  }
}

function remember(plain: Set<string>, key: string): void {
  const [oldest] = plain
  if (plain.size >= mostPlain && oldest !== undefined) plain.delete(oldest)
  plain.add(key)
}

async function readIfThere(store: AssetStore, key: string, signal?: AbortSignal): Promise<Readable | undefined> {
  try {
    return await store.read(key, undefined, signal)
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return undefined
    throw error
  }
}

async function keep(store: AssetStore, key: string, made: Uint8Array, incoming: string): Promise<void> {
  const folder = join(incoming, newId('upl'))
  const path = join(folder, 'picture')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await writeFile(path, made, { flush: true, mode: 0o600 })
    const sha256 = createHash('sha256').update(made).digest('hex')
    await store.keep(key, { path, bytes: made.length, sha256, type: 'image/webp' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
