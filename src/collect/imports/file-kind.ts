import { open } from 'node:fs/promises'
import type { Text } from '../../kernel/errors.ts'

/** What a file is by its first bytes, whatever its name says. */
export type FileKind = 'gzip' | 'zip' | 'old_excel' | 'pdf' | 'other_archive' | 'text'

const signatures: readonly (readonly [FileKind, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['old_excel', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['other_archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['other_archive', [0x52, 0x61, 0x72, 0x21]],
  ['other_archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['other_archive', [0x42, 0x5a, 0x68]],
  ['other_archive', [0xfd, 0x37, 0x7a, 0x58]],
]

/** The kind of data that begins with these bytes (four are enough). */
export function kindOf(start: Uint8Array): FileKind {
  const found = signatures.find(([, bytes]) => bytes.every((byte, i) => start[i] === byte))
  return found ? found[0] : 'text'
}

/** The kind of a file on disk. */
export async function kindOfFile(path: string): Promise<FileKind> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return kindOf(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** Why data of this kind is no table, and what to do; undefined for text. */
export function refusal(kind: FileKind): Text | undefined {
  if (kind === 'text') return undefined
  return refusals[kind === 'gzip' || kind === 'zip' ? 'nested' : kind]
}

const refusals = {
  old_excel: {
    en: 'it is a workbook of Excel 97–2003; save it as .xlsx or as CSV',
    zh: '这是 Excel 97–2003 工作簿，请另存为 .xlsx 或 CSV',
  },
  pdf: { en: 'it is a PDF; export the data as CSV or XLSX', zh: '这是 PDF 文件，请将数据导出为 CSV 或 XLSX' },
  other_archive: {
    en: 'it is an archive of a kind that is not read; pack it as .zip or .gz, or send it unpacked',
    zh: '不支持这种压缩格式，请改用 .zip 或 .gz，或直接上传解压后的文件',
  },
  nested: {
    en: 'it holds another archive or workbook; unpack that one and send it by itself',
    zh: '其中还有压缩包或工作簿，请解压后单独上传',
  },
} as const satisfies Record<string, Text>
