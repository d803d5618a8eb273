import { expect, test } from 'vitest'
import { faultOfAppTarget, faultOfTarget } from './link-target.ts'

test.each(['https://shop.example/p/mug?a=b#c', 'http://shop.example', 'https://店.example/杯'])(
  'a link may lead to %s',
  (target) => {
    expect(faultOfTarget(target)).toBeUndefined()
  },
)

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,hi',
  'file:///etc/passwd',
  '//evil.example',
  'shop.example',
  'https://',
  'https://shop.example/\r\nset-cookie: a=b',
  'https://shop.example@evil.example/',
  `https://shop.example/${'a'.repeat(4000)}`,
])('and not to %s', (target) => {
  expect(faultOfTarget(target)).toEqual(expect.any(String))
})

test.each([
  'https://shop.example/app/p/mug',
  'instagram://user?username=acme',
  'vnd.youtube:dQw4',
  'market://details?id=com.acme',
  'intent://p/mug#Intent;scheme=https;package=com.acme;S.browser_fallback_url=https%3A%2F%2Fshop.example;end',
])('an app may be opened by %s', (target) => {
  expect(faultOfAppTarget(target)).toBeUndefined()
})

test.each([
  'javascript:alert(1)',
  'acme-unknown://x',
  'line://x y',
  'intent://p/mug',
  'intent://p#Intent;S.browser_fallback_url=javascript%3Aalert(1);end',
  'intent://p#Intent;S.browser_fallback_url=%E0%A4%A;end',
])('and not by %s', (target) => {
  expect(faultOfAppTarget(target)).toEqual(expect.any(String))
})
