import { expect, test } from 'vitest'
import { shortened } from './short-address.ts'

test.each([
  ['203.0.113.77', '203.0.113.0'],
  ['::ffff:203.0.113.77', '203.0.113.0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
  ['2001:db8::7', '2001:db8::'],
  ['fe80::1%eth0', 'fe80::'],
  ['::1', '::'],
  ['not an address', ''],
])('%s is kept as %s', (address, kept) => {
  expect(shortened(address)).toBe(kept)
})
