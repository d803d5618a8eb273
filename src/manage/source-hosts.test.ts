import { expect, test } from 'vitest'
import { mayPageSend, sourceHosts } from './source-hosts.ts'

test.each([
  ['https://shop.example', true],
  ['https://www.shop.example:8443', true],
  ['http://shop.example', true],
  ['', true],
  ['https://notshop.example', false],
  ['https://shop.example.evil.example', false],
  ['https://evil.example', false],
  ['null', false],
  ['nonsense', false],
])('a page of %j may send for shop.example: %s', (origin, may) => {
  expect(mayPageSend(origin, { hosts: ['other.example', 'shop.example'], kind: 'web' })).toBe(may)
})

test('where no host is named any page may send; a pixel of Shopify has no origin to name', () => {
  expect(mayPageSend('https://evil.example', { hosts: [], kind: 'web' })).toBe(true)
  expect(mayPageSend('null', { hosts: ['shop.example'], kind: 'shopify' })).toBe(true)
})

test('hosts are taken as people write them, each once, and nothing else is', () => {
  const written = ['Shop.Example', ' https://shop.example/path ', 'münchen.example', 'localhost:3000']
  expect(sourceHosts.parse(written)).toEqual(['shop.example', 'xn--mnchen-3ya.example', 'localhost'])
  for (const wrong of ['', 'a b', 'ftp://x', '*.shop.example'])
    expect(sourceHosts.safeParse([wrong]).success).toBe(false)
})
