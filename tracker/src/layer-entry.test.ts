import { expect, test } from 'vitest'
import { openLayerReader } from './layer-entry.ts'

const goods = { currency: 'EUR', value: 44.7, items: [{ item_id: 'L-1', quantity: 2 }] }
const called = (...args: unknown[]) =>
  (function (..._: unknown[]) {
    // biome-ignore lint/complexity/noArguments: gtag pushes its arguments as they are
    return arguments
  })(...args)
const read = (...entries: unknown[]) => entries.map(openLayerReader())

test('goods stand in the entry of the event, in one before it, or in the call of gtag', () => {
  expect(read({ event: 'purchase', ecommerce: goods })).toEqual([{ name: 'purchase', properties: goods }])
  expect(read({ ecommerce: goods }, { event: 'view_item' })).toEqual([
    undefined,
    { name: 'view_item', properties: goods },
  ])
  expect(read(called('event', 'add_to_cart', goods))).toEqual([{ name: 'add_to_cart', properties: goods }])
})

test('goods that were cleared, and those of another event, belong to no later one', () => {
  const search = { event: 'search', search_term: 'lamp', 'gtm.uniqueEventId': 7 }
  const told = { name: 'search', properties: { search_term: 'lamp' } }
  expect(read({ ecommerce: goods }, { ecommerce: null }, search)[2]).toEqual(told)
  expect(read({ event: 'purchase', ecommerce: goods }, search)[1]).toEqual(told)
})

test('what tag managers say among themselves, and what the tracker sees by itself, is not told', () => {
  const entries = [
    { event: 'gtm.js', 'gtm.start': 1 },
    { event: 'OneTrustLoaded' },
    { event: 'page_view' },
    called('event', 'page_view', {}),
    called('config', 'G-1'),
    called('event'),
    ['event', 'purchase', goods],
    () => {},
    null,
    'purchase',
    {},
  ]
  expect(read(...entries)).toEqual(entries.map(() => undefined))
})

test('an event of the shop with goods is told under its own name', () => {
  expect(read({ event: 'bundle_opened', ecommerce: goods })).toEqual([{ name: 'bundle_opened', properties: goods }])
  expect(read(called('event', 'quiz_done'))).toEqual([{ name: 'quiz_done', properties: {} }])
})
