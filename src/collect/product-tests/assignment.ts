import { createHash } from 'node:crypto'

/** A place from 0 to `places` - 1 that is the same each time for the same texts, and as good as random over many. */
export function placeOf(places: number, ...texts: readonly string[]): number {
  const bytes = createHash('sha256').update(JSON.stringify(texts)).digest()
  // Of 2^48 values the remainder of at most twelve places favours none by more than one in 10^13.
  return bytes.readUIntBE(0, 6) % Math.max(1, places)
}
