import { expect, test } from 'vitest'
import { isPartialBucket, showBucket } from './bucket.ts'
import { showBytes } from './bytes.ts'
import { changeOf } from './change.ts'
import { addDays, addMonths, isDay, showAgo, showDay, showPeriod, showSeconds } from './day.ts'
import { showAmount, showCell, showMoney } from './value.ts'

const en = { language: 'en', currency: 'USD' }
const zh = { language: 'zh-CN', currency: 'CNY' }

test('money has the digits of its currency', () => {
  expect(showMoney(123456, en)).toBe('$1,234.56')
  expect(showMoney(123456, { language: 'en', currency: 'JPY' })).toBe('¥123,456')
  expect(showMoney(1234567890, { language: 'en', currency: 'USD' }, 'compact')).toBe('$12.35M')
  expect(showMoney(1234567890, zh, 'compact')).toBe('¥1235万')
  expect(showMoney(5371, en, 'compact')).toBe('$53.71')
  expect([500_000, 1_500_000].map((minor) => showMoney(minor, zh, 'axis'))).toEqual(['¥5,000', '¥1.5万'])
  expect(['4.8', '1200', '0.0305'].map((text) => showAmount(text, 'USD', 'en'))).toEqual(['4.80', '1,200.00', '0.0305'])
  expect([showAmount('480', 'JPY', 'en'), showAmount('4.8', '', 'en')]).toEqual(['480', '4.8'])
})

test('what is unknown is a dash and never a zero', () => {
  for (const unknown of [null, undefined, '']) expect(showCell(unknown, 'money', en)).toBe('–')
  expect(showCell(0, 'money', en)).toBe('$0.00')
})

test('cells are read by their unit', () => {
  expect(showCell(0.1234, 'share', en)).toBe('12.3%')
  expect(showCell(3.456, 'ratio', en)).toBe('3.46')
  expect(showCell(-1e-17, 'ratio', en)).toBe('0.00')
  expect(showCell('15474', 'count', en)).toBe('15,474')
  expect(showCell('2026-01-31', 'day', zh)).toBe('2026年1月31日')
})

test('a change says direction and whether it is good', () => {
  expect(changeOf('net_sales', 'money', 120, 100, 'en')).toEqual({ direction: 'up', tone: 'good', text: '20%' })
  expect(changeOf('toll_rate', 'share', 0.25, 0.3, 'en')).toEqual({ direction: 'down', tone: 'good', text: '5 pp' })
  expect(changeOf('refunds', 'money', 120, 100, 'en')?.tone).toBe('bad')
  expect(changeOf('spend', 'money', 120, 100, 'en')?.tone).toBe('neutral')
})

test('nothing is compared with nothing', () => {
  expect(changeOf('net_sales', 'money', 120, 0, 'en')).toBeUndefined()
  expect(changeOf('net_sales', 'money', 120, null, 'en')).toBeUndefined()
})

test('a loss that grows is a fall', () => {
  expect(changeOf('cm3', 'money', -200, -100, 'en')).toEqual({ direction: 'down', tone: 'bad', text: '100%' })
})

test('days are counted and written', () => {
  expect([isDay('2026-02-28'), isDay('2026-02-30'), isDay('26-2-3')]).toEqual([true, false, false])
  expect([addDays('2026-03-01', -1), addMonths('2026-01-01', -1)]).toEqual(['2026-02-28', '2025-12-01'])
  expect(showDay('2026-01-31', 'en')).toBe('Jan 31, 2026')
  expect(showBucket('2026-01-01', 'en', { by: 'month', from: '2026-01-01', to: '2026-03-31' })).toBe('Jan 2026')
  expect(showAgo('2026-01-01T00:00:00Z', 'en', Date.parse('2026-01-01T03:00:00Z'))).toBe('3 hours ago')
})

test('a week or month that reaches over the ends of the period is a part of one, a day never', () => {
  const year = { from: '2025-11-28', to: '2026-11-27' }
  const partial = (by: string, day: string) => isPartialBucket(day, { by, ...year })
  expect(['2025-11-24', '2025-12-01', '2026-11-23'].map((day) => partial('week', day))).toEqual([true, false, true])
  expect(['2025-11-01', '2026-10-01', '2026-11-01'].map((day) => partial('month', day))).toEqual([true, false, true])
  expect(isPartialBucket('2026-11-01', { by: 'month', from: '2026-11-01', to: '2026-11-30' })).toBe(false)
  expect(partial('day', '2025-11-28')).toBe(false)
})

test('sizes and lengths of time take their largest units', () => {
  expect(showSeconds(3725, 'en')).toBe('1 hr 2 min')
  expect(showSeconds(0, 'en')).toBe('0 sec')
  expect(showBytes(1_536_000, 'en')).toBe('1.5 MB')
})

test('a period is as short as its language allows', () => {
  expect(showPeriod('2026-01-01', '2026-01-31', 'zh-CN').replaceAll(/\s/g, ' ')).toBe('2026/1/1 – 2026/1/31')
  expect(showPeriod('2026-01-01', '2026-01-31', 'en').replaceAll(/\s/g, ' ')).toBe('Jan 1 – 31, 2026')
})
