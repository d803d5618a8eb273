import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { arrayBuffer } from 'node:stream/consumers'
import { Problem } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { type PictureWidth, pictureWidths } from '../../../kernel/picture-size.ts'
import { type AssetStore, assetKey } from '../asset-store.ts'
import { smallerPicture } from './smaller-picture.ts'

export type Original = { brand: string; sha256: string; bytes: number; media_type: string }
/** Pictures in smaller sizes, kept beside their originals, which stay as they are. */
export type Renditions = {
  /** Made when it is asked for first. Undefined where the original has to do: see `smallerPicture`, or where it cannot be read. */
  read(store: AssetStore, original: Original, width: PictureWidth, signal?: AbortSignal): Promise<Readable | undefined>
  remove(store: AssetStore, brand: string, sha256: string): Promise<void>
}

const types = new Set(['image/jpeg', 'image/png', 'image/webp'])
/** A file is held in memory while it is made smaller. */
const mostBytes = 32 * 2 ** 20
/** So many may wait to be made; whoever comes then gets the original. */
const mostWaiting = 100
/** Pictures that have no smaller size are not taken apart again and again; so many of them are remembered. */
const mostPlain = 10_000

const keyOf = ({ brand, sha256 }: Pick<Original, 'brand' | 'sha256'>, width: PictureWidth) =>
  `${assetKey(brand, sha256)}.w${width}.webp`

/** `incoming` is a directory for files that are half made. */
export function createRenditions(incoming: string): Renditions {
  const making = new Map<string, Promise<boolean>>()
  const plain = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()

  const make = async (store: AssetStore, original: Original, width: PictureWidth): Promise<boolean> => {
    const bytes = await arrayBuffer(await store.read(assetKey(original.brand, original.sha256)))
    const made = await smallerPicture({ type: original.media_type, bytes, width }).catch(() => undefined)
    if (!made) return false
    await keep(store, keyOf(original, width), made, incoming)
    return true
  }
  /** One is made after the other, and the same one once, however many ask for it. */
  const made = (store: AssetStore, original: Original, width: PictureWidth): Promise<boolean> => {
    const key = keyOf(original, width)
    const known = making.get(key)
    if (known) return known
    if (making.size >= mostWaiting) return Promise.resolve(false)
    const running = last
      .then(() => make(store, original, width))
      .then((isMade) => {
        if (!isMade) remember(plain, key)
        return isMade
      })
      // A full disk keeps no picture from being seen: the original is there.
      .catch(() => false)
      .finally(() => making.delete(key))
    making.set(key, running)
    last = running
    return running
  }

  return {
    async read(store, original, width, signal) {
      const key = keyOf(original, width)
      if (!types.has(original.media_type) || original.bytes > mostBytes || plain.has(key)) return undefined
      const there = await readIfThere(store, key, signal)
      if (there) return there
      return (await made(store, original, width)) ? readIfThere(store, key, signal) : undefined
    },
    async remove(store, brand, sha256) {
      for (const width of pictureWidths) await store.remove(keyOf({ brand, sha256 }, width))
    },
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
