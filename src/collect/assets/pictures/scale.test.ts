import { expect, test } from 'vitest'
import { scaleDown } from './scale.ts'

const pixels = (width: number, ...all: number[][]) => {
  return { data: new Uint8ClampedArray(all.flat()), width, height: all.length / width }
}
const [black, white, clearRed] = [
  [0, 0, 0, 255],
  [255, 255, 255, 255],
  [255, 0, 0, 0],
]

test('a new pixel is the mean of those that it covers, in parts where it covers parts', () => {
  expect(scaleDown(pixels(2, black, white, white, white), 1)).toEqual(pixels(1, [191, 191, 191, 255]))
  // Three to two: the middle one is shared by halves, so that each has 1.5 old pixels.
  expect(scaleDown(pixels(3, black, black, white), 2)).toEqual(pixels(2, black, [170, 170, 170, 255]))
})

test('what cannot be seen does not shine through, and what is flat stays one pixel high', () => {
  expect(scaleDown(pixels(2, clearRed, white), 1)).toEqual(pixels(1, [255, 255, 255, 128]))
  expect(scaleDown(pixels(2, clearRed, clearRed), 1)).toEqual(pixels(1, [0, 0, 0, 0]))
  expect(scaleDown({ data: new Uint8ClampedArray(4 * 100), width: 100, height: 1 }, 10)).toMatchObject({ height: 1 })
})
