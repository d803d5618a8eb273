import { open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { BaseLogger } from 'pino'
import { Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { headBytes, mediaOf } from '../../kernel/media-type.ts'
import type { Actor } from '../../manage/access.ts'
import {
  type CollaborationFile,
  demandRoom,
  enterCollaborationFile,
  type FileKind,
  forgetFile,
  isFileInUse,
  overdueFiles,
} from '../../manage/collaboration-files.ts'
import type { Stated } from '../../manage/loads.ts'
import { createLanes } from '../imports/lanes.ts'
import { storeUpload, type Upload } from '../imports/uploads.ts'
import { createFileStores, type FileStoreOptions } from './file-stores.ts'

type Added = {
  brand: string
  actor: Actor
  collaboration: string
  kind: FileKind
  /** The name that the file came with; it is kept, and is never part of a path. */
  name: string
  source: Readable
  signal?: AbortSignal | undefined
}
type StoredBytes = { brand: string } & Pick<CollaborationFile, 'place' | 'sha256'>

/** Contracts, rights and invoices of collaborations: taken in, read, and forgotten once they were removed long enough ago. */
export type Attachments = {
  /** Throws `not_found`, `conflict` for a file that is there already, `unreadable_file` for what is no document, `too_large`, `disk_full`. */
  add(file: Added): Promise<CollaborationFile>
  read(stored: StoredBytes, signal?: AbortSignal): Promise<Readable>
  /** Deletes the bytes of what was removed more than thirty days ago, and what an earlier process left half done. What fails is logged, and tried again the next time. */
  sweep(): Promise<void>
}

/** More than a scanned contract of a hundred pages. */
const mostBytes = 50 * 2 ** 20
const incoming = 'incoming-attachments'
/** Apart from the library, which galleries show to everybody. */
const keyOf = ({ brand, sha256 }: { brand: string; sha256: string }) => `${brand}/attachments/${sha256}`

/** In the folder of an upload: where its bytes went, for whom finds the folder after this process was killed. */
const noteName = 'note.json'

type Options = FileStoreOptions & { registry: Stated; log: Pick<BaseLogger, 'error'> }

export function createAttachments({ registry, log, ...options }: Options): Attachments {
  const { dataDir } = options
  const stores = createFileStores({ ...options, limitBytes: Math.min(mostBytes, options.limitBytes) })
  /** One lane for each key: no bytes are removed while the same ones come in. */
  const lanes = createLanes(Number.POSITIVE_INFINITY)
  /** Uploads that come in now: their folders are not left over. */
  const underWay = new Set<string>()
  const remove = (gone: StoredBytes) => stores.of(gone.place).remove(keyOf(gone))
  const removeUnused = async (gone: StoredBytes) => {
    if (!(await isFileInUse(registry, gone))) await remove(gone)
  }
  const logged = (work: Promise<unknown>, about: object) =>
    work.catch((error: unknown) => log.error({ err: error, ...about }, 'a file of a collaboration was not forgotten'))
  const forgetOverdue = async () => {
    for (const { id, ...gone } of await overdueFiles(registry))
      await logged(
        lanes.run(keyOf(gone), () => forgetFile(registry, id, () => remove(gone))),
        { file: id },
      )
  }
  /** Bytes that were kept, of which it is not known whether they were entered. The folder stays where they cannot be removed. */
  const clear = async (folder: string) => {
    const note = await readFile(join(folder, noteName), 'utf8').catch(() => undefined)
    const gone = note && noted(note)
    if (gone) await lanes.run(keyOf(gone), () => removeUnused(gone))
    await rm(folder, { recursive: true, force: true })
  }
  const entered = async ({ brand, actor, collaboration, kind, name }: Added, { path, bytes, sha256 }: Upload) => {
    const { current: place } = stores
    const stored = { brand, sha256, place }
    const from = join(dataDir, path)
    const type = await documentType(from, name)
    await writeFile(join(dirname(from), noteName), JSON.stringify(stored), { flush: true, mode: 0o600 })
    const file = { collaboration, kind, media_type: type, bytes, sha256, place, file_name: name }
    return lanes.run(keyOf(stored), async () => {
      await stores.of(place).keep(keyOf(stored), { path: from, bytes, sha256, type })
      return enterCollaborationFile(registry, actor, brand, file)
    })
  }
  return {
    async add(added) {
      const { brand, collaboration, source, signal } = added
      await demandRoom(registry, brand, collaboration)
      const id = newId('upl')
      const { limitBytes } = stores
      underWay.add(id)
      try {
        const upload = await storeUpload({ dataDir, folder: incoming, id, source, limitBytes, signal })
        return await entered(added, upload)
      } finally {
        await logged(clear(join(dataDir, incoming, id)), { upload: id })
        underWay.delete(id)
        await logged(forgetOverdue(), {})
      }
    },
    read: (stored, signal) => stores.of(stored.place).read(keyOf(stored), undefined, signal),
    async sweep() {
      const left = await readdir(join(dataDir, incoming)).catch(() => [])
      for (const id of left) if (!underWay.has(id)) await logged(clear(join(dataDir, incoming, id)), { upload: id })
      await logged(forgetOverdue(), {})
    },
  }
}

/** Undefined for a note that was not written to its end: what it is about was not kept yet. */
function noted(text: string): StoredBytes | undefined {
  try {
    return JSON.parse(text) as StoredBytes
  } catch {
    return undefined
  }
}

/** What a document is by its bytes. Office files are packed as zip; what is in them is not opened. */
async function documentType(path: string, name: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    const head = buffer.subarray(0, bytesRead)
    if (bytesRead && head.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return 'application/zip'
    const media = bytesRead ? mediaOf(head) : undefined
    if (media && media.kind !== 'video') return media.type
  } finally {
    await file.close()
  }
  throw new Problem('unreadable_file', { file: name, reason: noDocument })
}

const noDocument = {
  en: 'it is no document: PDF, DOCX, XLSX, a picture or a text; an empty file is none of them',
  zh: '不是文档：支持 PDF、DOCX、XLSX、图片与文本；空文件不可用',
}
