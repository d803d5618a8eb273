import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Problem } from '../../kernel/errors.ts'
import { syncDirectory } from '../imports/uploads.ts'
import type { AssetStore } from './asset-store.ts'

/** Keeps files below a directory of the data directory. */
export function createDirectoryStore(dataDir: string): AssetStore {
  const root = join(dataDir, 'assets')
  const at = (key: string) => join(root, key)
  return {
    async keep(key, { path }) {
      const to = at(key)
      await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      await rename(path, to)
      for (const one of [dirname(to), root, dataDir]) await syncDirectory(one)
    },
    async read(key, range) {
      const file = await open(at(key)).catch((cause: NodeJS.ErrnoException) => {
        throw cause.code === 'ENOENT' ? new Problem('not_found', { what: 'file' }, cause) : cause
      })
      return createReadStream('', { fd: file, ...range })
    },
    remove: (key) => rm(at(key), { force: true }),
  }
}
