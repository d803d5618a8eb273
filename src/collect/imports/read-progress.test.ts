import { expect, test } from 'vitest'
import { readProgress } from './read-progress.ts'

test('progress tells the rate, and the time left at this pace', () => {
  expect(readProgress({ bytes: 250, total: 1000, rows: 5000, seconds: 2 })).toEqual({
    bytes: 250,
    bytes_total: 1000,
    rows: 5000,
    rows_per_second: 2500,
    seconds_left: 6,
  })
})

test('the time left is not told before anything was read, nor at the end of the file', () => {
  expect(readProgress({ bytes: 0, total: 1000, rows: 0, seconds: 1 })).not.toHaveProperty('seconds_left')
  expect(readProgress({ bytes: 1000, total: 1000, rows: 9, seconds: 1 })).not.toHaveProperty('seconds_left')
})
