import { expect, test } from 'vitest'
import { checkMeasurement } from './measurement-check.ts'

const purchase = {
  name: 'purchase',
  params: {
    transaction_id: 'A1',
    value: 59.9,
    currency: 'EUR',
    items: [{ item_id: 'MUG', price: 24.95, quantity: 2 }],
  },
}
const body = (more: object = {}) => ({ client_id: '1.2', events: [purchase], ...more })
const event = (name: string, params: object = {}) => body({ events: [{ name, params }] })
const found = (value: object) => checkMeasurement({ ...value }).map((one) => `${one.fieldPath} ${one.validationCode}`)
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, i]))

test('a body that GA4 takes has nothing said against it', () => {
  expect(found(body())).toEqual([])
  expect(found(body({ timestamp_micros: '1772445600000000', user_properties: { plan: { value: 'gold' } } }))).toEqual(
    [],
  )
  expect(found({ app_instance_id: 'a', events: [{ name: 'tutorial_begin' }] })).toEqual([])
})

test.each([
  ['nobody', body({ client_id: undefined }), 'client_id VALUE_REQUIRED'],
  ['no app', { app_instance_id: '', events: [purchase] }, 'app_instance_id VALUE_REQUIRED'],
  ['no events', { client_id: '1' }, 'events VALUE_REQUIRED'],
  ['an empty list', body({ events: [] }), 'events VALUE_REQUIRED'],
  ['too many events', body({ events: Array(26).fill(purchase) }), 'events EXCEEDED_MAX_ENTITIES'],
  ['no object', body({ events: ['purchase'] }), 'events[0] VALUE_INVALID'],
  ['no name', body({ events: [purchase, {}] }), 'events[1].name VALUE_REQUIRED'],
  ['a name with a dash', event('add-to-cart'), 'events[0].name NAME_INVALID'],
  ['a name with a number first', event('1st'), 'events[0].name NAME_INVALID'],
  ['a name that GA4 keeps', event('session_start'), 'events[0].name NAME_RESERVED'],
  ['a beginning that GA4 keeps', event('_badEventName'), 'events[0].name NAME_RESERVED'],
  ['a long name', event('x'.repeat(41)), 'events[0].name VALUE_OUT_OF_BOUNDS'],
  ['a param that GA4 keeps', event('share', { ga_x: 1 }), 'events[0].params.ga_x NAME_RESERVED'],
  ['too many params', event('share', many(26)), 'events[0].params EXCEEDED_MAX_ENTITIES'],
  ['items that are no list', event('share', { items: {} }), 'events[0].params.items VALUE_INVALID'],
  ['an item without a name', event('share', { items: [{}] }), 'events[0].params.items[0] VALUE_REQUIRED'],
  [
    'too many items',
    event('share', { items: Array(201).fill({ item_id: 'A' }) }),
    'events[0].params.items EXCEEDED_MAX_ENTITIES',
  ],
  ['a purchase without its id', event('purchase'), 'events[0].params.transaction_id VALUE_REQUIRED'],
  ['a value without a currency', event('share', { value: 1 }), 'events[0].params.currency VALUE_REQUIRED'],
  [
    'a currency that there is none',
    event('share', { value: 1, currency: 'ABC' }),
    'events[0].params.currency VALUE_INVALID',
  ],
  [
    'a value that is no number',
    event('share', { value: '1,5', currency: 'EUR' }),
    'events[0].params.value VALUE_INVALID',
  ],
  ['a time in words', body({ timestamp_micros: 'now' }), 'timestamp_micros VALUE_INVALID'],
  [
    'a property that GA4 keeps',
    body({ user_properties: { google_x: { value: 1 } } }),
    'user_properties.google_x NAME_RESERVED',
  ],
  ['too many properties', body({ user_properties: many(26) }), 'user_properties EXCEEDED_MAX_ENTITIES'],
])('the check tells %s', (_, value, told) => {
  expect(found(value)).toEqual([told])
})
