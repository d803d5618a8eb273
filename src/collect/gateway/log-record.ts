import { crc32 } from 'node:zlib'

/** Bytes before the content of a record: its length and its checksum. */
const headBytes = 8

/** A record as it stands in the log: its content with length and checksum before it, so that a torn end is told. */
export function encodeRecord(content: Buffer): Buffer {
  const record = Buffer.allocUnsafe(headBytes + content.length)
  record.writeUInt32LE(content.length, 0)
  record.writeUInt32LE(crc32(content), 4)
  content.copy(record, headBytes)
  return record
}

/** The contents of a segment's records, in order, up to the first that is not whole: what follows was never acknowledged. */
export function* decodeRecords(segment: Buffer): Generator<Buffer> {
  let at = 0
  while (at + headBytes <= segment.length) {
    const end = at + headBytes + segment.readUInt32LE(at)
    if (end > segment.length) return
    const content = segment.subarray(at + headBytes, end)
    if (crc32(content) !== segment.readUInt32LE(at + 4)) return
    yield content
    at = end
  }
}
