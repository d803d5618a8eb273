import { crc32, deflateSync } from 'node:zlib'
import type { LibraryItem } from '../brand/library.ts'

const [width, height] = [320, 400]
const glow = [255, 222, 150] as const
/** Steps of the sky, so that the file stays small. */
const steps = 40

/** An evening as a PNG of a few kilobytes: a sky that changes from above to below, ground, and lamps with their light. */
export function picturePng({ sky, lamps = [] }: Pick<LibraryItem, 'sky' | 'lamps'>): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + 3 * width)
    for (let x = 0; x < width; x++) row.set(colourAt(sky, lamps, x / width, y / width), 1 + 3 * x)
    return row
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  const body = deflateSync(Buffer.concat(rows), { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))])
}

function colourAt(sky: LibraryItem['sky'], lamps: NonNullable<LibraryItem['lamps']>, x: number, y: number): number[] {
  const [above, below] = sky ?? [glow, glow]
  const depth = Math.round((y * width * steps) / height) / steps
  const isGround = y > (0.9 * height) / width
  const light = lamps.reduce((most, [cx, cy, size]) => {
    const away = Math.hypot(x - cx, y - (cy * height) / width)
    return Math.max(
      most,
      away < size ? 1 : away < 3 * size ? Math.round(8 * (0.6 - (0.6 * (away - size)) / (2 * size))) / 8 : 0,
    )
  }, 0)
  return above.map((from, part) => {
    const dark = (from + ((below[part] ?? 0) - from) * depth) * (isGround ? 0.45 : 1)
    return Math.round(dark + ((glow[part] ?? 0) - dark) * light)
  })
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
