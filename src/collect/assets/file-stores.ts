import { Problem } from '../../kernel/errors.ts'
import type { AssetPlace } from '../../store/registry/asset-tables.ts'
import type { AssetStore } from './asset-store.ts'
import { createDirectoryStore } from './directory-store.ts'
import { type Bucket, createS3Store, largestObject } from './s3-store.ts'

export type FileStoreOptions = { dataDir: string; limitBytes: number; bucket?: Bucket | undefined }

/** Where files are kept: in the bucket where one is set, else below the data directory. */
export type FileStores = {
  /** Where a new file goes. */
  current: AssetPlace
  limitBytes: number
  /** The store of a file that is there. Throws `bad_setting` where its bucket is no longer set. */
  of(place: AssetPlace): AssetStore
}

export function createFileStores({ dataDir, limitBytes, bucket }: FileStoreOptions): FileStores {
  const directory = createDirectoryStore(dataDir)
  const s3 = bucket && createS3Store(bucket)
  return {
    current: s3 ? 's3' : 'directory',
    limitBytes: s3 ? Math.min(limitBytes, largestObject) : limitBytes,
    of(place) {
      const store = place === 's3' ? s3 : directory
      // A file that was put into a bucket stays there when the setting goes.
      if (!store) throw new Problem('bad_setting', { setting: 'MILLPOND_S3_URL', reason: 'this file lies in a bucket' })
      return store
    },
  }
}
