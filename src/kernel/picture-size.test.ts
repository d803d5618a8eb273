import { expect, test } from 'vitest'
import { picture } from '../../test/picture.ts'
import { pictureSize } from './picture-size.ts'

const bytes = (...all: (number[] | string)[]) =>
  Buffer.concat(all.map((one) => (typeof one === 'string' ? Buffer.from(one, 'latin1') : Buffer.from(one))))
const pad = (some: Buffer, length: number) => Buffer.concat([some, Buffer.alloc(length)])

test('a PNG says its size, and one that moves none', () => {
  expect(pictureSize('image/png', picture(1, 30, 20))).toEqual({ width: 30, height: 20 })
  const still = picture(1, 30, 20)
  const moving = Buffer.concat([still.subarray(0, 33), bytes([0, 0, 0, 8], 'acTL', [0, 0, 0, 2]), still.subarray(33)])
  expect(pictureSize('image/png', moving)).toBeUndefined()
})

test('a JPEG says its size in its frame, behind other segments', () => {
  const about = bytes([0xff, 0xd8, 0xff, 0xe1, 0, 6], 'Exif', [0xff, 0xc4, 0, 4, 0, 0])
  const frame = bytes([0xff, 0xc2, 0, 17, 8, 0x02, 0x58, 0x03, 0x20])
  expect(pictureSize('image/jpeg', pad(Buffer.concat([about, frame]), 20))).toEqual({ width: 800, height: 600 })
  expect(pictureSize('image/jpeg', about)).toBeUndefined()
})

test('a WebP says its size in each of its layouts, and one that moves none', () => {
  const riff = (layout: string, more: number[]) => pad(bytes('RIFF', [0, 0, 0, 0], 'WEBP', layout, more), 40)
  const lossy = riff('VP8 ', [9, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x20, 3, 0x58, 2])
  expect(pictureSize('image/webp', lossy)).toEqual({ width: 800, height: 600 })
  const packed = 799 | (599 << 14)
  const lossless = riff('VP8L', [
    9,
    0,
    0,
    0,
    0x2f,
    packed & 255,
    (packed >> 8) & 255,
    (packed >> 16) & 255,
    packed >>> 24,
  ])
  expect(pictureSize('image/webp', lossless)).toEqual({ width: 800, height: 600 })
  const extended = (flags: number) => riff('VP8X', [10, 0, 0, 0, flags, 0, 0, 0, 0x1f, 3, 0, 0x57, 2, 0])
  expect(pictureSize('image/webp', extended(0x10))).toEqual({ width: 800, height: 600 })
  expect(pictureSize('image/webp', extended(0x02))).toBeUndefined()
})

test('other kinds, and bytes that break off, say nothing', () => {
  expect(pictureSize('image/gif', picture(1))).toBeUndefined()
  for (const type of ['image/png', 'image/jpeg', 'image/webp'])
    expect(pictureSize(type, picture(1).subarray(0, 12))).toBeUndefined()
})
