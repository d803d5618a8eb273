import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { picture } from '../../../../test/picture.ts'
import { type AssetStore, assetKey } from '../asset-store.ts'
import { createDirectoryStore } from '../directory-store.ts'
import { createRenditions, type Original } from './renditions.ts'
import { smallerPicture } from './smaller-picture.ts'

const long = 30_000

async function stand(options: { waitMs?: number; pauseMs?: number } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'millpond-renditions-'))
  onTestFinished(() => rm(dataDir, { recursive: true }))
  const store = createDirectoryStore(dataDir)
  const failures: unknown[] = []
  const log = { error: (about: unknown) => void failures.push(about) }
  const renditions = createRenditions({ incoming: join(dataDir, 'incoming'), log, waitMs: long, ...options })
  const kept = async (brand: string, red: number): Promise<Original> => {
    const content = picture(red, 900, 600)
    const path = join(dataDir, 'upload')
    await writeFile(path, content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    const file = { bytes: content.length, sha256, type: 'image/png' }
    await store.keep(assetKey(brand, sha256), { path, ...file })
    return { brand, sha256, bytes: content.length, media_type: 'image/png' }
  }
  return { store, renditions, kept, failures }
}

/** A store in which the originals of a brand are read only once it is opened. */
function closedFor(store: AssetStore, brand: string) {
  const gate = Promise.withResolvers<void>()
  const read: AssetStore['read'] = async (key, range, signal) => {
    if (key.startsWith(`${brand}/`) && !key.endsWith('.webp')) await gate.promise
    return store.read(key, range, signal)
  }
  return { store: { ...store, read }, open: () => gate.resolve() }
}

test('whoever waits too long gets the original, and the rendition goes on being made', async () => {
  const { store, renditions, kept } = await stand({ waitMs: 20 })
  const original = await kept('one', 10)
  const slow = closedFor(store, 'one')
  expect(await renditions.read(slow.store, original, 320)).toBeUndefined()
  slow.open()
  await expect.poll(() => renditions.read(slow.store, original, 320), { timeout: long }).toBeDefined()
})

test('slow pictures of a brand hold up no other, and who leaves waits no longer', async () => {
  const { store, renditions, kept } = await stand()
  const [mine, theirs] = [await kept('one', 10), await kept('two', 20)]
  const slow = closedFor(store, 'one')
  const gone = new AbortController()
  const waiting = renditions.read(slow.store, mine, 320, gone.signal)
  expect(await renditions.read(slow.store, theirs, 320)).toBeDefined()
  gone.abort()
  expect(await waiting).toBeUndefined()
  slow.open()
  expect(await renditions.read(slow.store, mine, 320)).toBeDefined()
})

test('what failed is logged, left alone for a while and tried again', async () => {
  const { store, renditions, kept, failures } = await stand({ pauseMs: 300 })
  const original = await kept('one', 10)
  let reads = 0
  const failing: AssetStore = {
    ...store,
    read(key, range, signal) {
      if (!key.endsWith('.webp') && ++reads === 1) throw new Error('away')
      return store.read(key, range, signal)
    },
  }
  expect(await renditions.read(failing, original, 320)).toBeUndefined()
  expect(failures).toHaveLength(1)
  expect(await renditions.read(failing, original, 320)).toBeUndefined()
  expect(reads).toBe(1)
  await expect.poll(() => renditions.read(failing, original, 320), { timeout: long }).toBeDefined()
})

test('a picture that is larger inside than its first header says is refused', async () => {
  const large = picture(10, 900, 600)
  // An extended header of a WebP says what its frame does not.
  const bytes = (content: Buffer) => new Uint8Array(content).buffer
  const honest = await smallerPicture({ type: 'image/png', bytes: bytes(large), width: 640 })
  if (!honest) throw new Error('no picture')
  const vp8 = Buffer.from(honest).subarray(12)
  const claim = Buffer.alloc(18)
  claim.write('VP8X', 0, 'latin1')
  claim.writeUInt32LE(10, 4)
  claim.writeUIntLE(399, 12, 3)
  claim.writeUIntLE(99, 15, 3)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + claim.length + vp8.length, 4)
  const lying = Buffer.concat([head, claim, vp8])
  await expect(smallerPicture({ type: 'image/webp', bytes: bytes(lying), width: 320 })).rejects.toThrow()
})
