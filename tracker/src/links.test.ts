import { expect, test } from 'vitest'
import { leavingBy } from './links.ts'

const from = (href: string, download = false) => leavingBy(href, download, 'shop.example')

test('a link to another host leaves the shop, and says where to without its query', () => {
  expect(from('https://wa.me/15550100?text=Hello%20I%20am%20Ann')).toEqual({
    kind: 'outbound',
    host: 'wa.me',
    target: 'https://wa.me/15550100',
  })
})

test('a file is a download, wherever it lies', () => {
  for (const href of ['https://shop.example/sizes.PDF?v=1', 'https://files.example/a.zip'])
    expect(from(href)?.kind).toBe('download')
  expect(from('https://shop.example/report', true)?.kind).toBe('download')
})

test('pages of the shop, letters and calls do not leave', () => {
  for (const href of ['https://shop.example/pdf', 'mailto:ann@shop.example', 'tel:+15550100', 'javascript:void 0'])
    expect(from(href)).toBeUndefined()
})
