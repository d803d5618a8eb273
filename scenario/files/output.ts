import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A file being written. Text is kept until there is enough of it to be worth a write. */
type OpenFile = { write(text: string): void }

/** What a generated file is, and how it is to be imported. */
export type FileAbout = {
  name: string
  /** The connector that reads it; empty for files that are not imported. */
  connector: string
  /** What an import cannot read from the file and has to be told. */
  options: Readonly<Record<string, string>>
}
export type WrittenFile = FileAbout & { bytes: number }

/** A place for generated files. A file opened twice goes on where it was. */
export type Output = {
  open(about: FileAbout): OpenFile
  /** Writes what is left; the files in the order in which they were first opened. */
  close(): WrittenFile[]
}

const enough = 256 * 1024

/** Files in a directory, which is made. Memory holds a quarter of a megabyte per open file. */
export function directory(path: string): Output {
  mkdirSync(path, { recursive: true })
  return collect(
    (name) => openSync(join(path, name), 'w'),
    (handle, text) => writeSync(handle, text),
    closeSync,
  )
}

/** Files in memory, by name. */
export function inMemory(): Output & { texts: Map<string, string> } {
  const texts = new Map<string, string>()
  const output = collect(
    (name) => name,
    (name, text) => {
      texts.set(name, (texts.get(name) ?? '') + text)
      return Buffer.byteLength(text)
    },
    () => undefined,
  )
  return { ...output, texts }
}

function collect<Handle>(
  begin: (name: string) => Handle,
  put: (handle: Handle, text: string) => number,
  end: (handle: Handle) => void,
): Output {
  const files = new Map<string, { about: WrittenFile; file: OpenFile; finish(): void }>()
  return {
    open(about) {
      const known = files.get(about.name)
      if (known) return known.file
      const handle = begin(about.name)
      const written = { ...about, bytes: 0 }
      let waiting = ''
      const flush = () => {
        if (waiting) written.bytes += put(handle, waiting)
        waiting = ''
      }
      const file = {
        write(text: string) {
          waiting += text
          if (waiting.length > enough) flush()
        },
      }
      const finish = () => {
        flush()
        end(handle)
      }
      files.set(about.name, { about: written, file, finish })
      return file
    },
    close() {
      for (const { finish } of files.values()) finish()
      return [...files.values()].map(({ about }) => about)
    },
  }
}
