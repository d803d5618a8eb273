import { createReadStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipBytes } from '../collect/imports/byte-source.ts'
import { kindOfFile } from '../collect/imports/file-kind.ts'
import { removeUpload } from '../collect/imports/uploads.ts'
import { listZip, zipBytes } from '../collect/imports/zip.ts'
import { Problem } from '../kernel/errors.ts'
import type { Actor } from '../manage/access.ts'
import { audited } from '../manage/audit.ts'
import type { Stated } from '../manage/loads.ts'
import { namesOf, type Person } from './person.ts'

/** A file that was imported and is still kept; several imports may be of one. */
export type KeptFile = { import_id: string; file_name: string; path: string; created_at: Date }

/** The brand's kept files, oldest first. */
export async function keptFiles({ db }: Stated, brand: string): Promise<KeptFile[]> {
  const rows = await db
    .selectFrom('imports')
    .select(['id as import_id', 'file_name', 'path', 'created_at'])
    .where('brand', '=', brand)
    .where('path', '!=', '')
    .orderBy('id')
    .execute()
  return [...new Map(rows.toReversed().map((row) => [row.path, row])).values()].reverse()
}

/**
 * Those of the kept files in which the person stands, and those that cannot be looked through. Every file is read, unpacked,
 * piece by piece.
 */
export async function filesWith(
  registry: Stated,
  dataDir: string,
  brand: string,
  person: Person,
): Promise<{ found: KeptFile[]; unread: KeptFile[] }> {
  const looksFor = seeker(namesOf(person))
  const found: KeptFile[] = []
  const unread: KeptFile[] = []
  for (const file of await keptFiles(registry, brand)) {
    try {
      if (await standsIn(join(dataDir, file.path), file.file_name, looksFor)) found.push(file)
    } catch (error) {
      if (!(error instanceof Problem || isAbsent(error))) throw error
      unread.push(file)
    }
  }
  return { found, unread }
}

const isAbsent = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Deletes a kept file; its imports go on to count, and cannot be read again. */
export async function deleteFile(registry: Stated, dataDir: string, file: KeptFile): Promise<void> {
  await registry.db.updateTable('imports').set({ path: '' }).where('path', '=', file.path).execute()
  await removeUpload(dataDir, dirname(file.path).split('/').at(-1) ?? '')
}

/** Deletes the kept file of an import, as a person asks for it. Throws `not_found`. */
export async function deleteFileOf(
  registry: Stated,
  dataDir: string,
  { actor, brand, id }: { actor: Actor; brand: string; id: string },
): Promise<void> {
  const mine = registry.db.selectFrom('imports').select(['id as import_id', 'file_name', 'path', 'created_at'])
  const file = await mine.where('brand', '=', brand).where('id', '=', id).where('path', '!=', '').executeTakeFirst()
  if (!file) throw new Problem('not_found', { what: 'file' })
  await deleteFile(registry, dataDir, file)
  await audited(registry, { actor, brand, action: 'privacy.delete_file' }, async () => ({
    what: `imports/${id}`,
    result: undefined,
  }))
}

type Seeker = { longest: number; isIn(chunk: Buffer): boolean }

/** Looks for texts in bytes, whatever the case, as UTF-8 and as UTF-16, where nothing goes on before or after them. */
function seeker(texts: readonly string[]): Seeker {
  const escaped = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')].map(asPattern))
  const pattern = new RegExp(`(?<![\\w])(?:${escaped.join('|')})(?![\\w])`, 'i')
  const longest = Math.max(...texts.map((text) => 4 * text.length), 1) + 2
  return { longest, isIn: (chunk) => texts.length > 0 && pattern.test(chunk.toString('latin1')) }
}

const asPattern = (bytes: Buffer) => [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')

async function standsIn(path: string, name: string, looksFor: Seeker): Promise<boolean> {
  const kind = await kindOfFile(path)
  if (kind === 'zip') {
    for (const entry of await listZip(path, name)) {
      const source = await zipBytes(path, name, entry.name)
      if (await isAmong(source.chunks, looksFor)) return true
    }
    return false
  }
  return isAmong(kind === 'gzip' ? (await gzipBytes(path, name)).chunks : createReadStream(path), looksFor)
}

async function isAmong(chunks: AsyncIterable<Buffer>, looksFor: Seeker): Promise<boolean> {
  let tail = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const piece = Buffer.concat([tail, chunk])
    if (looksFor.isIn(piece)) return true
    tail = Buffer.from(piece.subarray(-looksFor.longest))
  }
  return false
}
