import { crc32, deflateSync } from 'node:zlib'
import encodeQR from 'qr'

/** How much of the picture may be unreadable: 7, 15, 25 or 30 %. */
export const qrLevels = ['low', 'medium', 'quartile', 'high'] as const
export type QrOptions = { level: (typeof qrLevels)[number]; margin: number }

/** The square modules of a QR code, true for dark, with so many light ones around it. */
function modulesOf(text: string, { level, margin }: QrOptions): boolean[][] {
  return encodeQR(text, 'raw', { ecc: level, border: margin })
}

/** A QR code as a picture that can be made as large as a wall. The standard asks for a margin of 4 modules. */
export function qrSvg(text: string, options: QrOptions): string {
  const modules = modulesOf(text, options)
  const bars = modules.flatMap((row, y) => runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`))
  const size = modules.length
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${bars.join('')}"/></svg>`
}

function runsOf(row: readonly boolean[]): [x: number, width: number][] {
  const runs: [number, number][] = []
  row.forEach((dark, x) => {
    const last = runs.at(-1)
    if (dark && last && last[0] + last[1] === x) last[1]++
    else if (dark) runs.push([x, 1])
  })
  return runs
}

/** A QR code as a PNG of at most so many pixels, whole pixels a module. */
export function qrPng(text: string, options: QrOptions & { pixels: number }): Buffer {
  const modules = modulesOf(text, options)
  const scale = Math.max(1, Math.floor(options.pixels / modules.length))
  const size = modules.length * scale
  const lines = modules.flatMap((row) => Array.from({ length: scale }, () => lineOf(row, scale)))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  // One bit a pixel, grey.
  head.set([1, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A line of pixels: its filter (none), then bits, 1 for white. */
function lineOf(row: readonly boolean[], scale: number): Buffer {
  const line = Buffer.alloc(1 + Math.ceil((row.length * scale) / 8))
  row.forEach((dark, module) => {
    if (dark) return
    for (let x = module * scale; x < (module + 1) * scale; x++) {
      const place = 1 + (x >> 3)
      line[place] = (line[place] ?? 0) | (0x80 >> (x & 7))
    }
  })
  return line
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
