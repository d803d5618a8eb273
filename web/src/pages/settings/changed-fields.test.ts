import { expect, test } from 'vitest'
import { changedFields, saidFields } from './changed-fields.ts'

const rule = { id: 'toll_1', toll: 'commission', country: 'DE', percent: '15', fixed: '0', note: '' }

test('what was made or removed says what it held, without what was left open', () => {
  const said = [
    { name: 'toll', value: 'commission' },
    { name: 'country', value: 'DE' },
    { name: 'percent', value: '15' },
  ]
  expect(saidFields(null, rule)).toEqual(said)
  expect(saidFields(rule, null)).toEqual(said)
  expect(changedFields(null, rule)).toEqual([])
})

test('what was left open before and is empty now was not changed', () => {
  expect(changedFields({ ...rule, note: null }, rule)).toEqual([])
})

test('what was changed says which fields, from what to what', () => {
  expect(changedFields(rule, { ...rule, percent: '12' })).toEqual([{ name: 'percent', from: '15', to: '12' }])
  expect(saidFields(rule, { ...rule, percent: '12' })).toEqual([])
})
