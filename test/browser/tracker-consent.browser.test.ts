import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { arrival, call, named, names, sendingMs, shopping } from './shopping.ts'

const stored = (page: Page) => page.evaluate('[...Object.keys(localStorage), ...Object.keys(sessionStorage)]')
const cookies = (page: Page) => page.context().cookies()

shopping(
  'without consent nothing is sent and nothing kept; with it, the page that is shown begins the visit',
  async ({ shop, visit }) => {
    shop.attributes = 'data-consent="none"'
    const page = await visit('/a?utm_source=tiktok')
    await call(page, 'track', 'add_to_cart', {})
    await call(page, 'identify', 'customer-7')
    await page.waitForTimeout(sendingMs)
    expect(shop.requests).toEqual([])
    expect(await stored(page)).toEqual([])
    await call(page, 'consent', 'full')
    const viewed = await arrival(shop, 'page')
    expect(viewed).toMatchObject({
      anonymousId: expect.any(String),
      context: { page: { search: '?utm_source=tiktok' } },
    })
    expect(names(shop)).toEqual(['page'])
  },
)

shopping(
  'cookieless: events arrive, but no id is made, stored or sent, not even by a beacon',
  async ({ shop, visit }) => {
    shop.attributes = 'data-consent="cookieless"'
    const page = await visit('/a')
    await page.context().addCookies([{ name: 'visitor', value: 'earlier', url: shop.url }])
    await call(page, 'identify', 'customer-7')
    await call(page, 'track', 'add_to_cart', {})
    await arrival(shop, 'add_to_cart')
    await call(page, 'track', 'view_cart', {})
    expect(await stored(page)).toEqual([])
    await page.goto('about:blank')
    await expect.poll(() => names(shop)).toEqual(['page', 'add_to_cart', 'view_cart', 'page_left'])
    expect(shop.requests.map(({ path, cookie }) => [path, cookie])).toEqual([
      ['/v1/batch', ''],
      ['/v1/batch', ''],
    ])
    for (const event of shop.events()) {
      expect(event.context.consent).toBe('cookieless')
      expect(event).not.toHaveProperty('anonymousId')
      expect(event).not.toHaveProperty('userId')
    }
  },
)

shopping(
  'who takes consent back is forgotten at once: in the browser, in the cookie, in what waits',
  async ({ shop, visit }) => {
    const page = await visit('/a')
    const { anonymousId } = await arrival(shop, 'page')
    await call(page, 'identify', 'customer-7')
    await arrival(shop, 'identify')
    expect(await cookies(page)).toHaveLength(1)
    await call(page, 'track', 'Not Yet Sent', {})
    await call(page, 'consent', 'cookieless')
    expect(await stored(page)).toEqual([])
    await expect.poll(() => cookies(page)).toEqual([])
    await call(page, 'track', 'view_cart', {})
    expect(await arrival(shop, 'view_cart')).not.toHaveProperty('anonymousId')
    expect(names(shop)).not.toContain('Not Yet Sent')

    await call(page, 'consent', 'full')
    await call(page, 'track', 'begin_checkout', {})
    const again = await arrival(shop, 'begin_checkout')
    expect(again.anonymousId).toMatch(/^[0-9a-f-]{36}$/)
    expect(again.anonymousId).not.toBe(anonymousId)
    expect(again).not.toHaveProperty('userId')

    await call(page, 'consent', 'none')
    const before = shop.requests.filter(({ path }) => path === '/v1/batch').length
    await call(page, 'track', 'purchase', {})
    await page.goto(`${shop.url}/any/path/millpond.js`)
    await page.waitForTimeout(sendingMs)
    expect(shop.requests.filter(({ path }) => path === '/v1/batch')).toHaveLength(before)
    expect(await stored(page)).toEqual([])
  },
)

shopping(
  'Global Privacy Control makes full consent cookieless, and forgets an id from before',
  async ({ shop, person }) => {
    const context = await person()
    const page = await context.newPage()
    await page.goto(`${shop.url}/a`)
    await arrival(shop, 'page')
    await page.goto('about:blank')
    await context.addInitScript("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })")
    await page.goto(`${shop.url}/b`)
    await call(page, 'consent', 'full')
    await expect.poll(() => named(shop, 'page')).toHaveLength(2)
    expect(named(shop, 'page')[1]).not.toHaveProperty('anonymousId')
    expect(named(shop, 'page')[1]?.context.consent).toBe('cookieless')
    expect(await stored(page)).toEqual([])
    await expect.poll(() => cookies(page)).toEqual([])
  },
)

shopping(
  'a browser that refuses storage is counted all the same, and the page notices nothing',
  async ({ shop, person }) => {
    const context = await person()
    await context.addInitScript(`Object.defineProperty(window, 'localStorage', {
      get() { throw new DOMException('refused', 'SecurityError') },
    })`)
    const page = await context.newPage()
    await page.goto(`${shop.url}/a`)
    const { anonymousId } = await arrival(shop, 'page')
    await page.goto(`${shop.url}/b`)
    await expect.poll(() => named(shop, 'page')).toHaveLength(2)
    expect(named(shop, 'page')[1]?.anonymousId).toBe(anonymousId)
  },
)
