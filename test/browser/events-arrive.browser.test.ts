import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Stage, story } from './stage.ts'

const libraries: Record<string, URL> = {
  '/segment.js': new URL('../../node_modules/@segment/analytics-next/dist/umd/index.js', import.meta.url),
  '/rudderstack.js': new URL(
    '../../node_modules/@rudderstack/analytics-js/dist/npm/modern/bundled/umd/index.js',
    import.meta.url,
  ),
}
type Kept = Record<string, unknown>

/** A page of a shop at an address of its own, with these scripts; gives the address. */
async function shopWith(head: string): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const script = libraries[request.url ?? '']
    if (script) return response.end(readFileSync(script))
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><title>Lamp</title>${head}<p style="height:3000px">Lamp</p>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

/** A source of a new brand, the page of its owner, and the events that have arrived. */
async function sourceOf(stage: Stage) {
  const { id, page } = await stage.brand()
  const data = { name: 'Shop', kind: 'web' }
  const made = await page.request.post(`/api/v1/brands/${id}/sources`, { data, headers: { origin: stage.url } })
  const { write_key: key } = (await made.json()) as { write_key: string }
  const events = async (): Promise<Kept[]> => {
    const answer = await page.request.get(`/api/v1/brands/${id}/events`)
    return ((await answer.json()) as { items: Kept[] }).items
  }
  return { key, events }
}

const names = (kept: readonly Kept[]) => kept.map(({ name }) => name).sort()

story('a visit to a shop with the tracker is in the warehouse a moment later, under one id', async (stage) => {
  const { key, events } = await sourceOf(stage)
  const shop = await shopWith(
    `<script async src="${stage.url}/millpond.js" data-key="${key}" data-consent="full"></script>`,
  )
  const page = await stage.window()
  await page.goto(`${shop.url}/lamp?utm_source=newsletter&utm_medium=email`)
  await call(page, "millpond('track', 'Product Added', { sku: 'L-1', price: 19.9 })")
  await expect.poll(async () => names(await events()), { timeout: 30_000 }).toContain('product_added')
  await page.goto(`${shop.url}/thanks`)
  await expect
    .poll(async () => names(await events()), { timeout: 30_000 })
    .toEqual(['page_left', 'page_viewed', 'page_viewed', 'product_added'])
  const kept = await events()
  expect(new Set(kept.map(({ anonymous_id }) => anonymous_id)).size).toBe(1)
  expect(kept.find(({ path }) => path === '/lamp')).toMatchObject({ utm_source: 'newsletter' })
  shop.close()
})

story("Segment's library in a browser sends here as it is", async (stage) => {
  const { key, events } = await sourceOf(stage)
  const shop = await shopWith('<script src="/segment.js"></script>')
  const page = await stage.window()
  await page.goto(shop.url)
  const settings = JSON.stringify({ writeKey: key, cdnURL: stage.url })
  await page.evaluate(
    `window.lib = AnalyticsNext.AnalyticsBrowser.load(${settings}); lib.page(); lib.track('Product Viewed', { sku: 'L-1' })`,
  )
  await expect.poll(async () => names(await events()), { timeout: 30_000 }).toEqual(['page_viewed', 'product_viewed'])
  shop.close()
})

story("RudderStack's library in a browser sends here as it is, each call once", async (stage) => {
  const { key, events } = await sourceOf(stage)
  const shop = await shopWith('<script src="/rudderstack.js"></script>')
  const page = await stage.window()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).host))
  await page.goto(`${shop.url}/lamp?utm_source=newsletter&utm_medium=email`)
  await page.evaluate(`window.lib = new rudderanalytics.RudderAnalytics()
    lib.load(${JSON.stringify(key)}, '${stage.url}', { configUrl: '${stage.url}' })
    lib.page()
    lib.identify('customer-7', { plan: 'gold' })
    lib.group('shop-9', { seats: 3 })
    lib.track('Product Added', { product_id: 'L-1', price: 19.9, quantity: 2, currency: 'EUR' })
    lib.track('Order Completed', { order_id: '1001', total: 44.7, currency: 'EUR', products: [{ sku: 'L-1', quantity: 2 }] })
    lib.alias('customer-7b', 'customer-7')`)
  const all = ['aliased', 'grouped', 'identified', 'order_completed', 'page_viewed', 'product_added']
  await expect.poll(async () => names(await events()), { timeout: 30_000 }).toEqual(all)
  const kept = await events()
  const one = (name: string) => kept.find((event) => event.name === name)
  expect(one('page_viewed')).toMatchObject({
    path: '/lamp',
    utm_source: 'newsletter',
    title: 'Lamp',
    device: 'desktop',
  })
  expect(one('identified')).toMatchObject({ user_id: 'customer-7', props: { plan: 'gold' } })
  expect(one('grouped')).toMatchObject({ props: { seats: '3', group_id: 'shop-9' } })
  expect(one('aliased')).toMatchObject({ user_id: 'customer-7b' })
  expect(one('product_added')).toMatchObject({ user_id: 'customer-7', skus: ['L-1'], props: { quantity: '2' } })
  expect(one('order_completed')).toMatchObject({ order_id: '1001', value_minor: 4470, currency: 'EUR' })
  expect(new Set(kept.map(({ anonymous_id }) => anonymous_id)).size).toBe(1)
  expect(new Set(asked)).toEqual(new Set([new URL(shop.url).host, new URL(stage.url).host]))
  await page.goto(`${shop.url}/thanks`)
  await page.waitForTimeout(3000)
  expect(names(await events())).toEqual(all)
  shop.close()
})

story("RudderStack's library sends by beacon what happened just before a page was left", async (stage) => {
  const { key, events } = await sourceOf(stage)
  const shop = await shopWith('<script src="/rudderstack.js"></script>')
  const page = await stage.window()
  await page.goto(shop.url)
  await page.evaluate(`window.lib = new rudderanalytics.RudderAnalytics()
    new Promise((ready) => {
      lib.ready(ready)
      lib.load(${JSON.stringify(key)}, '${stage.url}', { configUrl: '${stage.url}', useBeacon: true })
    })`)
  await page.evaluate(`lib.track('Product Viewed', { sku: 'L-1' }); location.href = '/thanks'`)
  await expect.poll(async () => names(await events()), { timeout: 30_000 }).toEqual(['product_viewed'])
  shop.close()
})

/** Calls the tracker once it is there. */
async function call(page: Page, text: string): Promise<void> {
  await page.waitForFunction('window.millpond')
  await page.evaluate(text)
}
