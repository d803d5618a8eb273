import { expect, test } from 'vitest'
import { progressLine } from './follow-import.ts'

const one = { file_name: 'orders.csv', table_name: null, counts: null }

test('an import that is read says how far it is, how fast, and how long it will take', () => {
  const progress = {
    stage: 'reading',
    bytes: 45,
    bytes_total: 100,
    rows: 90_000,
    rows_per_second: 30_000,
    seconds_left: 4,
  }
  expect(progressLine({ ...one, status: 'reading', progress }, 'en')).toBe(
    'orders.csv  reading  45%  90,000 lines  30,000 lines/s  4 s left',
  )
  expect(progressLine({ ...one, status: 'reading', progress }, 'zh')).toBe(
    'orders.csv  读取中  45%  90,000 行  30,000 行/秒  还剩 4 秒',
  )
})

test('an import that waits says so', () => {
  const told = progressLine({ ...one, table_name: 'Sheet1', status: 'uploaded', progress: { stage: 'waiting' } }, 'en')
  expect(told).toBe('orders.csv / Sheet1  waiting')
})

test('an import that is done says what became of its lines', () => {
  const counts = { rows_in: 1200, imported: 1199, quarantined: 1, already_in: {} }
  expect(progressLine({ ...one, status: 'committed', progress: null, counts }, 'en')).toBe(
    'orders.csv  committed  rows in 1,200  imported 1,199  quarantined 1',
  )
  expect(progressLine({ ...one, status: 'committed', progress: null, counts }, 'zh')).toBe(
    'orders.csv  已导入  读入行数 1,200  新增 1,199  已隔离 1',
  )
})
