import type { Readable } from 'node:stream'

/** The bytes from `start` to `end`, both counted. */
export type ByteRange = { start: number; end: number }

/** Keeps the files of assets under keys. */
export type AssetStore = {
  /** Moves a file, which is gone afterwards, under the key. Keeping the same bytes again changes nothing. Throws `disk_full`. */
  keep(key: string, file: { path: string; bytes: number; sha256: string; type: string }): Promise<void>
  /** The bytes, or a range of them, as they come. Throws `not_found`. */
  read(key: string, range?: ByteRange, signal?: AbortSignal): Promise<Readable>
  /** Removes a file. One that is gone is no error. */
  remove(key: string): Promise<void>
}

/** The key of a file: the brand, and the SHA-256 of the bytes. */
export function assetKey(brand: string, sha256: string): string {
  return `${brand}/${sha256}`
}
