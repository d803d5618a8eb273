import { Zip, ZipDeflate } from 'fflate'

/** A file of an archive, in pieces. */
export type ZippedFile = { name: string; chunks: AsyncIterable<Uint8Array> }

/** The bytes of a zip, as its files come: no file is held as a whole. */
export async function* zipped(files: AsyncIterable<ZippedFile>): AsyncGenerator<Buffer> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const take = () => {
    const taken = Buffer.concat(ready)
    ready = []
    return taken
  }
  for await (const { name, chunks } of files) {
    const file = new ZipDeflate(name, { level: 6 })
    zip.add(file)
    for await (const chunk of chunks) {
      file.push(chunk)
      yield take()
    }
    file.push(new Uint8Array(0), true)
    yield take()
  }
  zip.end()
  yield take()
}
