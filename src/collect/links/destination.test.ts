import { expect, test } from 'vitest'
import type { Redirect } from '../../manage/redirects.ts'
import { destinationOf } from './destination.ts'

const link: Redirect = {
  id: 'lnk_1',
  code: 'h7k2qm',
  brand: 'b',
  currency: 'USD',
  kind: 'web',
  target: 'https://shop.example/p/mug',
  ios_target: '',
  android_target: '',
  utm_source: '',
  utm_medium: '',
  utm_campaign: '',
  utm_content: '',
  utm_term: '',
  fallback: '',
  expires_at: null,
  archived_at: null,
}
const lead = (more: Partial<Redirect>, query = '', userAgent = '') =>
  destinationOf({ ...link, ...more })({ query, userAgent, click: 'CLICK' })

test('a page gets the code and the click under the names that the gateway reads', () => {
  expect(lead({})).toBe('https://shop.example/p/mug?mp=CLICK&mpc=h7k2qm')
})

test('the query and the fragment of the page stay as they were written, and the campaign of the link wins', () => {
  expect(
    lead({
      target: 'https://shop.example/p?q=a%20b+c&utm_source=old&mp=forged#size',
      utm_source: 'tiktok',
      utm_campaign: 'spring & co',
    }),
  ).toBe('https://shop.example/p?q=a%20b+c&utm_source=tiktok&utm_campaign=spring%20%26%20co&mp=CLICK&mpc=h7k2qm#size')
})

test('of what is added to the short link only campaigns and ids of ad clicks come along, and nothing that leads elsewhere', () => {
  const query = 'url=https://evil.example&next=//evil.example&utm_term=a%26b&utm_source=x&gclid=G1&mp=f&mpc=f&%zz'
  expect(lead({ utm_source: 'tiktok' }, query)).toBe(
    'https://shop.example/p/mug?utm_source=tiktok&utm_term=a%26b&gclid=G1&mp=CLICK&mpc=h7k2qm',
  )
})

test('a chat is opened as it is written', () => {
  const target = 'https://wa.me/447911123456?text=Hi!%20h7k2qm'
  expect(lead({ kind: 'whatsapp', target, utm_source: 'tiktok' }, 'gclid=1')).toBe(target)
})

test('the page of a group gets the campaign and the code, as every page does', () => {
  const page = lead({ kind: 'group', target: 'https://shop.example/', utm_source: 'group' }, 'gclid=1')
  expect(page).toBe('https://shop.example/?utm_source=group&gclid=1&mp=CLICK&mpc=h7k2qm')
})

test('phones go to their app where the link has one, and others to the page', () => {
  const apps = { ios_target: 'https://shop.example/ios', android_target: 'market://details?id=com.acme' }
  expect(lead(apps, '', 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)')).toBe(
    'https://shop.example/ios?mp=CLICK&mpc=h7k2qm',
  )
  expect(lead(apps, '', 'Mozilla/5.0 (Linux; Android 14)')).toBe('market://details?id=com.acme')
  expect(lead(apps, '', 'Mozilla/5.0 (Windows NT 10.0)')).toBe('https://shop.example/p/mug?mp=CLICK&mpc=h7k2qm')
})
