import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { s3Key, s3Server } from '../../../test/s3-server.ts'
import { cast, partsOf } from '../../../test/server.ts'
import { assetOfBytes } from '../../manage/assets.ts'
import { createLibrary } from './library.ts'
import type { Bucket } from './s3-store.ts'

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), Buffer.alloc(300_000, 7)])
const sha256 = createHash('sha256').update(png).digest('hex')

async function stand(bucket?: Bucket) {
  const { registry, ...parts } = await partsOf()
  const people = await cast({ registry, ...parts })
  const dataDir = mkdtempSync(join(tmpdir(), 'millpond-assets-'))
  const library = createLibrary({ registry, dataDir, limitBytes: 2 ** 20, bucket, log: parts.log })
  const actor = { kind: 'user' as const, id: people.editor.user.id, name: 'Ann' }
  const add = (source: Iterable<Buffer> | Readable, signal?: AbortSignal, brand = people.brand.id) =>
    library.add({ brand, actor, name: 'umbrella.png', source: Readable.from(source), signal })
  const left = () => (existsSync(join(dataDir, 'incoming-assets')) ? readdirSync(join(dataDir, 'incoming-assets')) : [])
  return { log: parts.log, registry, library, dataDir, actor, people, brand: people.brand.id, add, left }
}

test('the same bytes twice are one asset, also when they come at once, and another brand has a copy of its own', async () => {
  const { add, library, dataDir, people, actor, brand, left } = await stand()
  const [one, other] = await Promise.all([add([png]), add([png])])
  expect([one.isNew, other.isNew].sort()).toEqual([false, true])
  expect(one.asset).toMatchObject({
    id: other.asset.id,
    kind: 'picture',
    media_type: 'image/png',
    bytes: png.length,
    sha256,
  })
  const theirs = await add([png], undefined, people.other.id)
  expect(theirs.isNew).toBe(true)
  await library.remove(actor, brand, one.asset.id)
  expect(existsSync(join(dataDir, 'assets', brand, sha256))).toBe(false)
  expect(await buffer(await library.read({ ...theirs.asset, brand: people.other.id }))).toEqual(png)
  expect(left()).toEqual([])
})

test('an upload that is too large, breaks off or is nothing to show leaves nothing behind', async () => {
  const { add, registry, brand, dataDir, left } = await stand()
  await expect(add([png, Buffer.alloc(2 ** 20)])).rejects.toMatchObject({ code: 'too_large' })
  const gone = new AbortController()
  async function* breaking() {
    yield png
    gone.abort()
    yield png
  }
  await expect(add(Readable.from(breaking()), gone.signal)).rejects.toMatchObject({ code: 'cancelled' })
  for (const bytes of [Buffer.from('PK\x03\x04\0\0'), Buffer.alloc(0)])
    await expect(add([bytes])).rejects.toMatchObject({ code: 'unreadable_file' })
  expect(left()).toEqual([])
  expect(existsSync(join(dataDir, 'assets'))).toBe(false)
  expect(await assetOfBytes(registry, brand, sha256)).toBeUndefined()
})

test('in a bucket: files are put under the hash of their bytes, read in ranges, and removed', async () => {
  const bucket = await s3Server()
  onTestFinished(bucket.close)
  const { add, library, dataDir, actor, brand, left } = await stand({ url: `${bucket.url}/`, ...s3Key })
  const { asset } = await add([png])
  expect(bucket.objects.get(`/acme-assets/${brand}/${sha256}`)).toEqual({ body: png, type: 'image/png' })
  expect(existsSync(join(dataDir, 'assets'))).toBe(false)
  expect(left()).toEqual([])
  expect(await buffer(await library.read({ ...asset, brand }))).toEqual(png)
  const part = await buffer(await library.read({ ...asset, brand }, { start: 10, end: 19 }))
  expect(part).toEqual(png.subarray(10, 20))
  await library.remove(actor, brand, asset.id)
  expect(bucket.objects.size).toBe(0)
  await expect(library.read({ ...asset, brand })).rejects.toMatchObject({ code: 'not_found' })
})

test('a bucket that refuses or does not answer leaves no asset', async () => {
  const bucket = await s3Server()
  const refused = await stand({ url: bucket.url, ...s3Key, secretAccessKey: 'another' })
  await expect(refused.add([png])).rejects.toThrow('SignatureDoesNotMatch')
  await bucket.close()
  await expect(refused.add([png])).rejects.toMatchObject({ code: 'not_running' })
  expect(await assetOfBytes(refused.registry, refused.brand, sha256)).toBeUndefined()
  expect(refused.left()).toEqual([])
})

test('what is in the directory is read still when a bucket is set', async () => {
  const { add, registry, dataDir, brand, log } = await stand()
  const { asset } = await add([png])
  const later = createLibrary({
    registry,
    dataDir,
    log,
    limitBytes: 2 ** 20,
    bucket: { url: 'http://127.0.0.1:9/x', ...s3Key },
  })
  expect(await buffer(await later.read({ ...asset, brand }))).toEqual(png)
})
