import { expect, test } from 'vitest'
import { touchOfAddress } from './touch-of-address.ts'

test.each([
  [
    'https://shop.example.com/p/mug?utm_source=google&utm_medium=cpc&gad_source=1&gclid=x',
    { host: 'shop.example.com', path: '/p/mug', utm_source: 'google', utm_medium: 'cpc', click_id_kind: 'gad' },
  ],
  [
    'shop.example.com/ https://l.facebook.com/',
    { host: 'shop.example.com', path: '/', referrer_host: 'l.facebook.com' },
  ],
  ['https://shop.example.com/?ScCid=1', { host: 'shop.example.com', path: '/', click_id_kind: 'sccid' }],
  ['https://shop.example.com/?utm_campaign=%E6%98%A5', { host: 'shop.example.com', path: '/', utm_campaign: '春' }],
  ['not an address', undefined],
])('an address says what is known of a touch: %s', (line, touch) => {
  expect(touchOfAddress(line)).toEqual(touch)
})
