/** Pictures are also kept this wide, in pixels, for pages that show them smaller. */
export const pictureWidths = [320, 640, 1280] as const
export type PictureWidth = (typeof pictureWidths)[number]

export type PictureSize = { width: number; height: number }

/**
 * How large a picture says that it is, by its bytes: JPEG, PNG and WebP. Undefined for other kinds, for pictures that move, and
 * where the bytes do not say.
 */
export function pictureSize(type: string, content: Uint8Array): PictureSize | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const size = readers[type]?.(bytes)
  return size && size.width > 0 && size.height > 0 ? size : undefined
}

type Reader = (bytes: Buffer) => PictureSize | undefined
const readers: Partial<Record<string, Reader>> = { 'image/jpeg': ofJpeg, 'image/png': ofPng, 'image/webp': ofWebp }

/** The header chunk comes first (PNG, 11.2.1); a picture that moves has a chunk acTL before its pixels. */
function ofPng(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  const pixels = bytes.indexOf('IDAT', 33, 'latin1')
  const moves = bytes.subarray(33, pixels < 0 ? undefined : pixels).includes('acTL', 0, 'latin1')
  return moves ? undefined : { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Segments follow one another until the frame, which holds the size (ITU-T T.81, B.2.2). */
function ofJpeg(bytes: Buffer): PictureSize | undefined {
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const mark = bytes[at + 1] as number
    if (mark === 0xff) {
      at += 1
      continue
    }
    if (mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc)
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

/** The three layouts of WebP; an extended one says whether it moves. */
function ofWebp(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 30) return undefined
  const layout = bytes.toString('latin1', 12, 16)
  if (layout === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  if (layout === 'VP8L') {
    const packed = bytes.readUInt32LE(21)
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
  }
  if (layout !== 'VP8X' || (bytes[20] as number) & 0x02) return undefined
  return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
}
