import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const src = 'https://shop.example/any/path/millpond.js?v=3'
const page = 'https://shop.example/products/lamp'

test('events go to where the script came from, under any path, or where the tag says', () => {
  const base = (data: Record<string, string>, from = src) => readSettings(data, from, page).base
  expect(base({})).toBe('https://shop.example/any/path')
  expect(base({}, 'https://shop.example/millpond.js')).toBe('https://shop.example')
  expect(base({ base: 'https://events.example/in/' })).toBe('https://events.example/in')
  expect(base({ base: '/m' })).toBe('https://shop.example/m')
})

test('a tag that says nothing of consent keeps nothing in the browser', () => {
  expect(readSettings({ key: 'k' }, src, page)).toEqual({
    key: 'k',
    base: 'https://shop.example/any/path',
    consent: 'cookieless',
    hash: false,
  })
  expect(readSettings({ key: 'k', consent: 'full', hash: '' }, src, page)).toMatchObject({
    consent: 'full',
    hash: true,
  })
})
