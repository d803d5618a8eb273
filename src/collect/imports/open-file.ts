import { type ByteSource, gzipBytes, plainBytes } from './byte-source.ts'
import { kindOfFile, refusal } from './file-kind.ts'
import { unreadable } from './unreadable.ts'
import { isWorkbook, listSheets, refuseLargeWorkbook } from './workbook.ts'
import { listZip, zipBytes } from './zip.ts'

/** A file as it is stored, and the name under which it came. */
export type StoredFile = { path: string; name: string }

/**
 * The tables of a file: one without a name for text and gzip, the entries of a zip, the sheets of a workbook.
 * Throws `unreadable_file`.
 */
export async function listTables(file: StoredFile): Promise<(string | undefined)[]> {
  const kind = await kindOfFile(file.path)
  if (kind === 'zip') {
    const entries = await listZip(file.path, file.name)
    if (isWorkbook(entries)) {
      refuseLargeWorkbook(entries, file.name)
      return someTables(await listSheets(file.path, file.name), file)
    }
    const names = entries.map(({ name }) => name)
    const nested = names.find((name) => /\.(zip|gz|tgz|7z|rar|xlsx|xlsm|bz2|xz|zst)$/i.test(name))
    if (nested) throw unreadable(file.name, packedWithin(nested))
    return someTables(names, file)
  }
  const reason = kind === 'gzip' ? undefined : refusal(kind)
  if (reason) throw unreadable(file.name, reason)
  return [undefined]
}

/** Where the rows of a table come from: bytes of text, or the rows of a sheet. */
export type TableSource = { bytes: ByteSource } | { sheet: string }

/** Opens one table of the file, as `listTables` named it. */
export async function openSource(file: StoredFile, table: string | undefined): Promise<TableSource> {
  const kind = await kindOfFile(file.path)
  if (kind === 'gzip') return { bytes: await gzipBytes(file.path, file.name) }
  if (kind !== 'zip') return { bytes: await plainBytes(file.path) }
  if (table === undefined) throw unreadable(file.name, { en: 'no table of it was named', zh: '没有指明其中的表' })
  const entries = await listZip(file.path, file.name)
  if (!isWorkbook(entries)) return { bytes: await zipBytes(file.path, file.name, table) }
  refuseLargeWorkbook(entries, file.name)
  return { sheet: table }
}

function someTables(names: string[], file: StoredFile): string[] {
  if (names.length === 0) throw unreadable(file.name, { en: 'it holds no table', zh: '其中没有表格' })
  return names
}

const packedWithin = (nested: string) => ({
  en: `it holds the archive or workbook ${nested}; unpack the zip and send its files`,
  zh: `其中有压缩包或工作簿 ${nested}，请解压 zip 后上传其中的文件`,
})
