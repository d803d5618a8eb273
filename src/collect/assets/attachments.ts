import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { headBytes, mediaOf } from '../../kernel/media-type.ts'
import type { Actor } from '../../manage/access.ts'
import {
  type CollaborationFile,
  demandRoom,
  enterCollaborationFile,
  type FileKind,
  forgetRemovedFiles,
  isFileInUse,
} from '../../manage/collaboration-files.ts'
import type { Stated } from '../../manage/loads.ts'
import { storeUpload } from '../imports/uploads.ts'
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
  /** Deletes the bytes of what was removed more than thirty days ago. */
  sweep(): Promise<void>
}

/** More than a scanned contract of a hundred pages. */
const mostBytes = 50 * 2 ** 20
const incoming = 'incoming-attachments'
/** Apart from the library, which galleries show to everybody. */
const keyOf = ({ brand, sha256 }: { brand: string; sha256: string }) => `${brand}/attachments/${sha256}`

export function createAttachments({ registry, ...options }: FileStoreOptions & { registry: Stated }): Attachments {
  const { dataDir } = options
  const stores = createFileStores({ ...options, limitBytes: Math.min(mostBytes, options.limitBytes) })
  /** Bytes that are being taken in: whoever forgets what was removed leaves them alone. */
  const coming = new Set<string>()
  const sweep = async () => {
    for (const gone of await forgetRemovedFiles(registry)) {
      const isKept = coming.has(keyOf(gone)) || (await isFileInUse(registry, gone))
      if (!isKept) await stores.of(gone.place).remove(keyOf(gone))
    }
  }
  return {
    async add({ brand, actor, collaboration, kind, name, source, signal }) {
      await demandRoom(registry, brand, collaboration)
      const id = newId('upl')
      const { limitBytes, current: place } = stores
      const { path, bytes, sha256 } = await storeUpload({ dataDir, folder: incoming, id, source, limitBytes, signal })
      const key = keyOf({ brand, sha256 })
      coming.add(key)
      try {
        const type = await documentType(join(dataDir, path), name)
        await stores.of(place).keep(key, { path: join(dataDir, path), bytes, sha256, type })
        const file = { collaboration, kind, media_type: type, bytes, sha256, place, file_name: name }
        return await enterCollaborationFile(registry, actor, brand, file)
      } finally {
        coming.delete(key)
        await rm(join(dataDir, incoming, id), { recursive: true, force: true })
        await sweep()
      }
    },
    read: (stored, signal) => stores.of(stored.place).read(keyOf(stored), undefined, signal),
    async sweep() {
      await rm(join(dataDir, incoming), { recursive: true, force: true })
      await sweep()
    },
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
