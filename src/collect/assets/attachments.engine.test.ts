import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { s3Key, s3Server } from '../../../test/s3-server.ts'
import { cast, partsOf } from '../../../test/server.ts'
import { enterCollaborationFile, listCollaborationFiles, setFileRemoved } from '../../manage/collaboration-files.ts'
import { createCollaboration } from '../../manage/collaborations.ts'
import { createCreator } from '../../manage/creators.ts'
import { createAttachments } from './attachments.ts'
import type { Bucket } from './s3-store.ts'

const pdf = Buffer.from('%PDF-1.7 signed')
const sha256 = createHash('sha256').update(pdf).digest('hex')

async function stand() {
  const { registry, ...parts } = await partsOf()
  const people = await cast({ registry, ...parts })
  const dataDir = mkdtempSync(join(tmpdir(), 'millpond-attachments-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const failures: unknown[] = []
  const log = { error: (about: unknown) => void failures.push(about) }
  const from = (bucket?: Bucket) => createAttachments({ registry, dataDir, limitBytes: 2 ** 20, bucket, log })
  const actor = { kind: 'user' as const, id: people.editor.user.id, name: 'Ann' }
  const brand = people.brand.id
  const { id: creator } = await createCreator(registry, actor, brand, { name: 'Mia' })
  const { id: collaboration } = await createCollaboration(registry, actor, brand, { creator, title: 'Spring' })
  const about = { brand, actor, collaboration, kind: 'contract' as const, name: 'contract.pdf' }
  const add = (store = from(), source: Readable = Readable.from([pdf])) => store.add({ ...about, source })
  const ours = sql<Date>`now() - interval '31 days'`
  const age = async (id: string) => {
    await setFileRemoved(registry, actor, brand, id, true)
    await registry.db.updateTable('collaboration_files').set({ removed_at: ours }).where('id', '=', id).execute()
  }
  const files = () => listCollaborationFiles(registry, brand, collaboration)
  const lies = () => existsSync(join(dataDir, 'assets', brand, 'attachments', sha256))
  const left = () => readdirSync(join(dataDir, 'incoming-attachments'))
  return { registry, actor, brand, collaboration, dataDir, failures, from, add, age, files, lies, left }
}

test('where bytes cannot be removed their row stays and names them, and an upload is none the worse', async () => {
  const { from, add, age, files, failures } = await stand()
  const bucket = await s3Server()
  onTestFinished(bucket.close)
  const inBucket = from({ url: bucket.url, ...s3Key })
  const old = await add(inBucket)
  await age(old.id)
  // The setting went: nothing in the bucket can be reached.
  const made = await add(from())
  expect(failures).toHaveLength(1)
  expect((await files()).map(({ id }) => id)).toEqual([made.id, old.id])
  await inBucket.sweep()
  expect(bucket.objects.size).toBe(0)
  expect((await files()).map(({ id, place }) => [id, place])).toEqual([[made.id, 'directory']])
})

test('bytes in the directory go although the same ones lie in a bucket since', async () => {
  const { from, add, age, lies } = await stand()
  const bucket = await s3Server()
  onTestFinished(bucket.close)
  const old = await add()
  await age(old.id)
  expect(lies()).toBe(true)
  await add(from({ url: bucket.url, ...s3Key }))
  expect(lies()).toBe(false)
  expect(bucket.objects.size).toBe(1)
})

test('a contract that comes again while its old copy is forgotten keeps its bytes', async () => {
  const { brand, from, add, age } = await stand()
  const attachments = from()
  for (let round = 0; round < 5; round++) {
    const old = await add(attachments)
    await age(old.id)
    const [made] = await Promise.all([add(attachments), attachments.sweep()])
    expect(await buffer(await attachments.read({ ...made, brand }))).toEqual(pdf)
    await age(made.id)
  }
})

test('a sweep leaves an upload alone that is coming in', async () => {
  const { brand, from, add } = await stand()
  const attachments = from()
  async function* slowly() {
    yield pdf.subarray(0, 4)
    await attachments.sweep()
    yield pdf.subarray(4)
  }
  const made = await add(attachments, Readable.from(slowly()))
  expect(await buffer(await attachments.read({ ...made, brand }))).toEqual(pdf)
})

test('an upload whose collaboration goes meanwhile, or whose process is killed, leaves no bytes', async () => {
  const { registry, brand, collaboration, dataDir, from, add, lies, left } = await stand()
  const folder = join(dataDir, 'incoming-attachments', 'upl_killed')
  const made = await add()
  mkdirSync(folder)
  writeFileSync(join(folder, 'note.json'), JSON.stringify({ brand, sha256, place: 'directory' }))
  await from().sweep()
  expect(lies()).toBe(true)
  await registry.db.deleteFrom('collaboration_files').where('id', '=', made.id).execute()
  mkdirSync(folder)
  writeFileSync(join(folder, 'note.json'), JSON.stringify({ brand, sha256, place: 'directory' }))
  await from().sweep()
  expect(lies()).toBe(false)
  async function* going() {
    yield pdf
    await registry.db.deleteFrom('collaborations').where('id', '=', collaboration).execute()
  }
  await expect(add(from(), Readable.from(going()))).rejects.toMatchObject({ code: 'not_found' })
  expect(lies()).toBe(false)
  expect(left()).toEqual([])
})

test('a collaboration has at most a hundred files, however many come at once; removed ones do not count', async () => {
  const { registry, actor, brand, collaboration, files } = await stand()
  const enter = (at: number) =>
    enterCollaborationFile(registry, actor, brand, {
      collaboration,
      kind: 'invoice',
      media_type: 'application/pdf',
      bytes: 1,
      sha256: at.toString(16).padStart(64, '0'),
      place: 'directory',
      file_name: `${at}.pdf`,
    })
  for (let at = 0; at < 98; at++) await enter(at)
  const results = await Promise.allSettled([98, 99, 100, 101].map(enter))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  const [last] = await files()
  if (!last) throw new Error('no file')
  await setFileRemoved(registry, actor, brand, last.id, true)
  await enter(200)
  await expect(setFileRemoved(registry, actor, brand, last.id, false)).rejects.toMatchObject({ code: 'conflict' })
})
