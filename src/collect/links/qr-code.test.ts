import { inflateSync } from 'node:zlib'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { qrLevels, qrPng, qrSvg } from './qr-code.ts'

const text = 'https://go.shop.example/l/h7k2qm'

/** The pixels of a PNG of one bit a pixel, as four bytes each. */
function pixelsOf(png: Buffer) {
  const width = png.readUInt32BE(16)
  const from = png.indexOf('IDAT') + 4
  const lines = inflateSync(png.subarray(from, from + png.readUInt32BE(from - 8)))
  const data = new Uint8Array(width * width * 4).fill(255)
  const stride = 1 + Math.ceil(width / 8)
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const white = ((lines[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
      data.fill(white ? 255 : 0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  }
  return { width, height: width, data }
}

test.each(qrLevels)('a PNG of level %s is read as what was written', (level) => {
  const png = qrPng(text, { level, margin: 4, pixels: 600 })
  const pixels = pixelsOf(png)
  expect(pixels.width).toBeLessThanOrEqual(600)
  expect(decodeQR(pixels)).toBe(text)
})

test('the margin is as wide as was asked for, and white', () => {
  const { width, data } = pixelsOf(qrPng(text, { level: 'medium', margin: 4, pixels: 0 }))
  const dark = (x: number, y: number) => data[(y * width + x) * 4] === 0
  const places = Array.from({ length: width }, (_, i) => i)
  for (const edge of [0, 1, 2, 3]) expect(places.some((x) => dark(x, edge) || dark(edge, x))).toBe(false)
  expect(dark(4, 4)).toBe(true)
})

test('the SVG has the same modules', () => {
  const { width, data } = pixelsOf(qrPng(text, { level: 'high', margin: 2, pixels: 0 }))
  const svg = qrSvg(text, { level: 'high', margin: 2 })
  const drawn = new Set<string>()
  for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h/g)) {
    for (let i = 0; i < Number(run); i++) drawn.add(`${Number(x) + i} ${y}`)
  }
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) expect(drawn.has(`${x} ${y}`)).toBe(data[(y * width + x) * 4] === 0)
  }
})
