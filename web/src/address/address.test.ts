import { expect, test } from 'vitest'
import { behindParams } from './behind.ts'
import { anchorDay, daysOf, presetDays } from './period.ts'
import { accepted, measureParams, readSearch, writeSearch } from './query.ts'
import { filterCount, listed, listText, readCards, readView } from './view.ts'

const extent = { from: '2010-12-01', to: '2011-12-09' }

test('an address keeps what is valid and drops the rest', () => {
  const search = {
    period: 'last_30',
    compare: 'decade',
    basis: 'order',
    customer: 'new',
    country: 'US,GB',
    colour: 'red',
  }
  expect(readView(search)).toEqual({ period: 'last_30', basis: 'order', customer: 'new', country: 'US,GB' })
})

test('a currency is a code in capitals, and is asked for as it stands', () => {
  expect(readView({ currency: 'CNY' })).toEqual({ currency: 'CNY' })
  expect(readView({ currency: 'yuan' })).toEqual({})
  expect(measureParams(readView({ currency: 'CNY' }), '2026-01-31', undefined)).toMatchObject({ currency: 'CNY' })
  expect(measureParams({}, '2026-01-31', undefined)).not.toHaveProperty('currency')
  expect(behindParams({ rate_day: '2026-01-31' })).toEqual({ rate_day: '2026-01-31' })
})

test('own days win over a preset, and have to be days in order', () => {
  expect(readView({ period: 'last_7', from: '2026-01-01', to: '2026-01-31' })).toEqual({
    from: '2026-01-01',
    to: '2026-01-31',
  })
  expect(readView({ from: '2026-02-30', to: '2026-03-31' })).toEqual({})
  expect(readView({ from: '2026-02-02', to: '2026-02-01' })).toEqual({})
})

test('an address reads as it was written', () => {
  const search = { country: 'US,GB', campaign: 'spring & summer', sku: '22423', 'spend.by': 'month' }
  expect(readSearch(writeSearch(search))).toEqual(search)
  expect(writeSearch({ country: 'US,GB' })).toBe('?country=US,GB')
  expect(writeSearch({ country: undefined })).toBe('')
})

test('a comma within a value stays within it', () => {
  const values = ['Lamp, blue', 'back\\slash', 'plain']
  expect(listed(listText(values))).toEqual(values)
  expect(listed(undefined)).toEqual([])
})

test('presets end today, and on the last day with data where the data stopped long ago', () => {
  expect(anchorDay('2026-11-23', extent)).toBe('2011-12-09')
  expect(anchorDay('2026-11-23', { from: '2024-01-01', to: '2026-11-20' })).toBe('2026-11-23')
  expect(presetDays('last_30', '2026-11-23', undefined)).toEqual({ from: '2026-10-25', to: '2026-11-23' })
  expect(presetDays('last_month', '2026-01-15', undefined)).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  expect(presetDays('this_year', '2026-11-23', undefined)).toEqual({ from: '2026-01-01', to: '2026-11-23' })
  expect(presetDays('all', '2026-11-23', extent)).toEqual(extent)
})

test('a view becomes parameters, and a measure is asked only for those it has', () => {
  const params = measureParams({ from: '2026-01-01', to: '2026-01-31', country: 'US' }, '2026-11-23', undefined)
  expect(params).toEqual({ from: '2026-01-01', to: '2026-01-31', compare: 'previous', basis: 'own', country: 'US' })
  expect(accepted(params, { from: {}, to: {} })).toEqual({ from: '2026-01-01', to: '2026-01-31' })
  expect(accepted({ from: '2026-01-01', constructor: 'x' }, { from: {} })).toEqual({ from: '2026-01-01' })
  expect(daysOf({}, '2026-11-23', undefined)).toEqual({ from: '2025-11-24', to: '2026-11-23' })
})

test('cards and narrowing stand beside the view', () => {
  const search = { period: 'last_7', 'toll-rate.by': 'week', entry: 'refund' }
  expect(readCards(search)).toEqual({ 'toll-rate.by': 'week' })
  expect(behindParams(search)).toEqual({ entry: 'refund' })
  expect(filterCount(readView({ country: 'US,GB', customer: 'new' }))).toBe(3)
})
