import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Problem } from '../../kernel/errors.ts'
import { type ByteSource, refuseBomb, unpacked } from './byte-source.ts'
import { kindOf, refusal } from './file-kind.ts'
import { limits } from './limits.ts'
import { unreadable } from './unreadable.ts'

/** An entry of a zip. Its name is a name only; nothing is ever written under it. */
export type ZipEntry = { name: string; packedBytes: number; bytes: number }

/** The files in a zip, without directories and what file managers add. Throws `unreadable_file`. */
export async function listZip(path: string, file: string): Promise<ZipEntry[]> {
  return withZip(path, file, async (zip) => {
    const entries: ZipEntry[] = []
    for await (const entry of zip.eachEntry()) {
      if (isClutter(entry.fileName)) continue
      if (entry.isEncrypted()) throw unreadable(file, locked)
      entries.push({ name: entry.fileName, packedBytes: entry.compressedSize, bytes: entry.uncompressedSize })
      if (entries.length > limits.zipEntries) throw unreadable(file, tooMany)
    }
    if (new Set(entries.map(({ name }) => name)).size < entries.length) {
      throw unreadable(file, { en: 'it holds two files of the same name', zh: '其中有两个同名文件' })
    }
    return entries
  })
}

/** The unpacked bytes of one entry. */
export async function zipBytes(path: string, file: string, name: string): Promise<ByteSource> {
  const zip = await openZip(path, file)
  try {
    const entry = await findEntry(zip, name)
    if (!entry) throw unreadable(file, { en: `it holds no ${name}`, zh: `其中没有 ${name}` })
    refuseBomb(entry.uncompressedSize, entry.compressedSize, name)
    const stream = await zip.openReadStreamPromise(entry)
    let given = 0
    const position = () => Math.round((entry.compressedSize * given) / Math.max(entry.uncompressedSize, 1))
    async function* chunks() {
      try {
        for await (const chunk of unpacked(stream, () => entry?.compressedSize ?? 0, name)) {
          const reason = given === 0 ? refusal(kindOf(chunk)) : undefined
          if (reason) throw unreadable(name, reason)
          given += chunk.length
          yield chunk
        }
      } finally {
        zip.close()
      }
    }
    const close = () => {
      stream.destroy()
      zip.close()
    }
    return { chunks: chunks(), position, total: entry.compressedSize, close }
  } catch (error) {
    zip.close()
    throw asProblem(file, error)
  }
}

/** Runs the work on an open zip and closes it. */
async function withZip<Result>(path: string, file: string, work: (zip: ZipFile) => Promise<Result>): Promise<Result> {
  const zip = await openZip(path, file)
  try {
    return await work(zip)
  } catch (error) {
    throw asProblem(file, error)
  } finally {
    zip.close()
  }
}

async function openZip(path: string, file: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false })
  } catch (error) {
    throw asProblem(file, error)
  }
}

async function findEntry(zip: ZipFile, name: string): Promise<Entry | undefined> {
  for await (const entry of zip.eachEntry()) if (entry.fileName === name) return entry
  return undefined
}

function isClutter(name: string): boolean {
  const last = name.split('/').at(-1) ?? ''
  return name.endsWith('/') || name.startsWith('__MACOSX/') || last.startsWith('.') || last === 'Thumbs.db'
}

const locked = { en: 'it is protected by a password; send it without', zh: '文件有密码保护，请去除密码后上传' }
const tooMany = {
  en: `it holds more than ${limits.zipEntries} files; send them in several zips`,
  zh: `其中超过 ${limits.zipEntries} 个文件，请分成几个 zip 上传`,
}
const damaged = { en: 'the zip is damaged or broken off; download it again', zh: 'zip 已损坏或不完整，请重新下载' }

function asProblem(file: string, error: unknown): Problem {
  if (error instanceof Problem) return error
  return unreadable(file, damaged, error)
}
