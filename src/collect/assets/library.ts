import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { BaseLogger } from 'pino'
import { Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { headBytes, type Media, mediaOf } from '../../kernel/media-type.ts'
import type { PictureWidth } from '../../kernel/picture-size.ts'
import type { Actor } from '../../manage/access.ts'
import type { Asset } from '../../manage/asset-rows.ts'
import { assetOfBytes, enterAsset, removeAsset } from '../../manage/assets.ts'
import type { Stated } from '../../manage/loads.ts'
import type { AssetPlace } from '../../store/registry/asset-tables.ts'
import { storeUpload, type Upload } from '../imports/uploads.ts'
import { assetKey, type ByteRange } from './asset-store.ts'
import { createFileStores, type FileStoreOptions } from './file-stores.ts'
import { createRenditions } from './pictures/renditions.ts'

type Added = {
  brand: string
  actor: Actor
  /** The name that the file came with; it is kept, and is never part of a path. */
  name: string
  source: Readable
  signal?: AbortSignal | undefined
}
type StoredBytes = { brand: string } & Pick<Asset, 'place' | 'sha256'>
type StoredPicture = StoredBytes & Pick<Asset, 'bytes' | 'media_type'>

/** The files of the library: taken in, read and removed. */
export type Library = {
  /**
   * Takes a file in; one whose bytes are there already is the asset that they are. A file that breaks off leaves nothing. Throws
   * `unreadable_file` for what the library does not take, `too_large`, `disk_full`, `cancelled`, `not_running` where the store does not answer.
   */
  add(file: Added): Promise<{ asset: Asset; isNew: boolean }>
  read(stored: StoredBytes, range?: ByteRange, signal?: AbortSignal): Promise<Readable>
  /** A picture in a smaller size, as WebP; undefined where the original has to do. */
  smaller(stored: StoredPicture, width: PictureWidth, signal?: AbortSignal): Promise<Readable | undefined>
  remove(actor: Actor, brand: string, id: string): Promise<void>
  /** Takes away what uploads of an earlier process have left half done. */
  sweep(): Promise<void>
}

type Options = FileStoreOptions & { registry: Stated; log: Pick<BaseLogger, 'error'>; pictureWaitMs?: number }

const incoming = 'incoming-assets'

export function createLibrary({ registry, dataDir, limitBytes, bucket, log, pictureWaitMs }: Options): Library {
  const stores = createFileStores({ dataDir, limitBytes, bucket })
  const renditions = createRenditions({ incoming: join(dataDir, incoming), log, waitMs: pictureWaitMs })
  return {
    async add({ brand, actor, name, source, signal }) {
      const id = newId('upl')
      const upload = await storeUpload({ dataDir, folder: incoming, id, source, limitBytes: stores.limitBytes, signal })
      try {
        const there = await assetOfBytes(registry, brand, upload.sha256)
        if (there) return { asset: there, isNew: false }
        const media = await demandMedia(join(dataDir, upload.path), name)
        await stores.of(stores.current).keep(assetKey(brand, upload.sha256), asFile(dataDir, upload, media))
        return await entered(registry, { brand, actor, name, upload, media, place: stores.current })
      } finally {
        await rm(join(dataDir, incoming, id), { recursive: true, force: true })
      }
    },
    read: async ({ brand, place, sha256 }, range, signal) =>
      stores.of(place).read(assetKey(brand, sha256), range, signal),
    smaller: async (picture, width, signal) => renditions.read(stores.of(picture.place), picture, width, signal),
    async remove(actor, brand, id) {
      const { place, sha256 } = await removeAsset(registry, actor, brand, id)
      // The same bytes may have come again meanwhile, and are then in use.
      if (await assetOfBytes(registry, brand, sha256)) return
      await stores.of(place).remove(assetKey(brand, sha256))
      await renditions.remove(stores.of(place), brand, sha256)
    },
    sweep: () => rm(join(dataDir, incoming), { recursive: true, force: true }),
  }
}

const asFile = (dataDir: string, { path, bytes, sha256 }: Upload, { type }: Media) => {
  return { path: join(dataDir, path), bytes, sha256, type }
}

async function demandMedia(path: string, name: string): Promise<Media> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    const media = bytesRead ? mediaOf(buffer.subarray(0, bytesRead)) : undefined
    if (media) return media
  } finally {
    await file.close()
  }
  throw new Problem('unreadable_file', { file: name, reason: notTaken })
}

const notTaken = {
  en: 'the library takes MP4, MOV and WebM videos, JPEG, PNG, GIF, WebP and AVIF pictures, and texts; an empty file is none of them',
  zh: '素材库支持 MP4、MOV、WebM 视频，JPEG、PNG、GIF、WebP、AVIF 图片，以及文本；空文件不可用',
}

type Entry = Omit<Added, 'source' | 'signal'> & { upload: Upload; media: Media; place: AssetPlace }

/** Two uploads of the same bytes at once make one asset: the later one finds that of the earlier. */
async function entered(registry: Stated, { brand, actor, name, upload, media, place }: Entry) {
  const { bytes, sha256 } = upload
  const file = { kind: media.kind, media_type: media.type, bytes, sha256, place, file_name: name }
  try {
    return { asset: await enterAsset(registry, actor, brand, file), isNew: true }
  } catch (error) {
    const there = await assetOfBytes(registry, brand, sha256)
    if (!there) throw error
    return { asset: there, isNew: false }
  }
}
