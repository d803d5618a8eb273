import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from './client.ts'

/** Writes what a path of the API answers into a file. */
export async function saveFile(
  client: Client,
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  file: string,
): Promise<void> {
  await pipeline(await client.download(path, query), createWriteStream(file))
}

/** Writes bytes into a file, or where none is named to the terminal. */
export async function writeOut(bytes: Readable, out: string | undefined): Promise<void> {
  await pipeline(bytes, out ? createWriteStream(out) : process.stdout, { end: out !== undefined })
}
