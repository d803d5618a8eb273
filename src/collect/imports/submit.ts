import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Actor } from '../../manage/access.ts'
import { inTransaction } from '../../store/registry/database.ts'
import { connectorById } from '../connectors/catalogue.ts'
import type { ReadOptions } from '../connectors/define.ts'
import type { ImportProgress, ImportRecord } from './import-records.ts'
import { listTables } from './open-file.ts'
import type { Workshop } from './stage-import.ts'
import { removeUpload, storeUpload, type Upload } from './uploads.ts'

/** A file that comes in. */
export type Submission = {
  brand: string
  /** The name that the file came with. */
  name: string
  source: Readable
  limitBytes: number
  createdBy: Actor
  /** The connector to read it with, where it is known. */
  connector?: string | undefined
  options?: Partial<ReadOptions> | undefined
  /** Commit as soon as it is read, unless it has findings that must be accepted and are not named in `accept`. */
  commit?: boolean | undefined
  accept?: readonly string[] | undefined
  signal?: AbortSignal | undefined
}

const longestName = 255

/**
 * Stores a file and writes down an import for each of its tables, to be read. A file that is no table leaves nothing.
 * Throws `unreadable_file`, `too_large`, `disk_full`, `cancelled`, `bad_request`.
 */
export async function acceptFile(shop: Workshop, submission: Submission): Promise<ImportRecord[]> {
  const { connector } = submission
  if (connector && !connectorById(connector))
    throw new Problem('bad_request', {
      reason: { en: `there is no connector ${connector}`, zh: `没有名为 ${connector} 的来源` },
    })
  const name = basename(submission.name.replaceAll('\\', '/')).slice(-longestName) || 'file'
  const id = newId('imp')
  const upload = await storeUpload({ ...submission, dataDir: shop.dataDir, id })
  try {
    const tables = await listTables({ path: join(shop.dataDir, upload.path), name })
    return await writeDown(shop, submission, { id, name, upload, tables })
  } catch (error) {
    await removeUpload(shop.dataDir, id)
    throw error
  }
}

type Accepted = { id: string; name: string; upload: Upload; tables: (string | undefined)[] }

async function writeDown(
  { registry }: Workshop,
  submission: Submission,
  { id, name, upload, tables }: Accepted,
): Promise<ImportRecord[]> {
  const { kind, id: actor, name: actorName } = submission.createdBy
  const wish = submission.commit ? { commit: true, accept: [...(submission.accept ?? [])] } : {}
  const common = {
    brand: submission.brand,
    file_name: name,
    file_bytes: upload.bytes,
    sha256: upload.sha256,
    path: upload.path,
    connector: submission.connector ?? null,
    options: JSON.stringify(submission.options ?? {}),
    status: 'uploaded' as const,
    progress: JSON.stringify({ stage: 'waiting', ...wish } satisfies ImportProgress),
    created_by: JSON.stringify({ kind, id: actor, name: actorName }),
  }
  const values = tables.map((table) => ({
    ...common,
    id: tables.length === 1 ? id : newId('imp'),
    parent: tables.length === 1 ? null : id,
    table_name: table ?? null,
  }))
  return inTransaction(
    registry,
    async ({ db }) => (await db.insertInto('imports').values(values).returningAll().execute()) as ImportRecord[],
  )
}
