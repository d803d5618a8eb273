import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { picture } from '../../../../test/picture.ts'
import { pictureSize } from '../../../kernel/picture-size.ts'
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

/** A white JPEG of 8 by 8 pixels. */
const white = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wCDEAAQABAAEAAQABEAEAASABQAFAASABkAGwAYABsAGQAlACIAHwAfACIAJQA4ACgAKwAoACsAKAA4AFUANQA+ADUANQA+ADUAVQBLAFsASgBFAEoAWwBLAIcAagBeAF4AagCHAJwAgwB8AIMAnAC9AKkAqQC9AO4A4gDuATcBNwGi/8IACwgACAAIAQERAP/EABQAAQAAAAAAAAAAAAAAAAAAAAb/2gAIAQEAAAAAf//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAT8Af//Z',
  'base64',
)

test('a picture that turns out of another size than it says is refused', async () => {
  // A mark without a length is skipped by decoders; whoever takes what follows for one finds a frame in a comment.
  const comment = (content: Buffer) => {
    const head = Buffer.from([0xff, 0xfe, 0, 0])
    head.writeUInt16BE(content.length + 2, 2)
    return Buffer.concat([head, content])
  }
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 100, 1, 144, 1, 1, 17, 0])
  const before = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0x01]), comment(Buffer.alloc(65_000))])
  const hidden = comment(Buffer.concat([Buffer.alloc(4 + 0xfffe - before.length - 4), frame]))
  const lying = new Uint8Array(Buffer.concat([before, hidden, white.subarray(2)]))
  expect(pictureSize('image/jpeg', lying)).toEqual({ width: 400, height: 100 })
  await expect(smallerPicture({ type: 'image/jpeg', bytes: lying.buffer, width: 320 })).rejects.toThrow(
    'of another size',
  )
})
