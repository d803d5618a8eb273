import { crc32 } from 'node:zlib'

/** Bytes before the content of a record: its length and its checksum. */
const headBytes = 8

/**
 * A record as it stands in the log: length and checksum of its content, so that a torn end is told, then the content, whose
 * pieces are not copied. A record of nothing would look like the zeros that end a segment.
 */
export function encodeRecord(content: readonly Buffer[]): Buffer[] {
  const length = lengthOf(content)
  if (length === 0) throw new RangeError('A record of the log is empty.')
  const head = Buffer.allocUnsafe(headBytes)
  head.writeUInt32LE(length, 0)
  head.writeUInt32LE(
    content.reduce((sum, piece) => crc32(piece, sum), 0),
    4,
  )
  return [head, ...content]
}

export function lengthOf(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}

/** The contents of a segment's records, in order, up to zeros or the first that is not whole: what follows was never acknowledged. */
export function* decodeRecords(segment: Buffer): Generator<Buffer> {
  let at = 0
  while (at + headBytes <= segment.length) {
    const length = segment.readUInt32LE(at)
    const end = at + headBytes + length
    if (length === 0 || end > segment.length) return
    const content = segment.subarray(at + headBytes, end)
    if (crc32(content) !== segment.readUInt32LE(at + 4)) return
    yield content
    at = end
  }
}

/** Where the last whole record of a segment ends. */
export function endOfRecords(segment: Buffer): number {
  let end = 0
  for (const { length } of decodeRecords(segment)) end += headBytes + length
  return end
}
