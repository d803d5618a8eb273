import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Stage, story } from './stage.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

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
  /** Channels of the visits of these days, and how many there are of each. */
  const channels = async () => {
    const dayOf = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const days = `from=${dayOf(-1)}&to=${dayOf(1)}`
    const answer = await page.request.get(`/api/v1/brands/${id}/measures/traffic-table?${days}`)
    const { rows } = (await answer.json()) as { rows: { key: string; visits: number }[] }
    return rows.map((row) => [row.key, row.visits])
  }
  return { key, events, channels }
}

/** The hosts that a page asks, from here on. */
function hostsAsked(page: Page): Set<string> {
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).host))
  return asked
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

story("Segment's library in a browser sends here as it is, and asks nobody else", async (stage) => {
  const { key, events, channels } = await sourceOf(stage)
  const shop = await shopWith('<script src="/segment.js"></script>')
  // The browser of the tests names itself a program, whose visits do not count.
  const page = await stage.window({ agent: firefox })
  const asked = hostsAsked(page)
  await page.goto(`${shop.url}/lamp?utm_source=newsletter&utm_medium=email&utm_campaign=spring`)
  const settings = JSON.stringify({ writeKey: key, cdnURL: stage.url })
  await page.evaluate(
    `window.lib = AnalyticsNext.AnalyticsBrowser.load(${settings}); lib.page(); lib.track('Product Viewed', { sku: 'L-1' })`,
  )
  await expect.poll(async () => names(await events()), { timeout: 30_000 }).toEqual(['page_viewed', 'product_viewed'])
  const kept = await events()
  const [viewed] = kept.filter(({ name }) => name === 'page_viewed')
  expect(viewed).toMatchObject({
    ...{ path: '/lamp', utm_source: 'newsletter', utm_medium: 'email', utm_campaign: 'spring' },
    ...{ title: 'Lamp', device: 'desktop', user_id: '' },
  })
  expect(viewed?.anonymous_id).toBeTruthy()
  expect(new Set(kept.map(({ anonymous_id }) => anonymous_id))).toEqual(new Set([viewed?.anonymous_id]))
  expect(kept.find(({ name }) => name === 'product_viewed')).toMatchObject({ skus: ['L-1'] })
  await expect.poll(channels, { timeout: 60_000 }).toEqual([['email', 1]])
  expect(asked).toEqual(new Set([new URL(shop.url).host, new URL(stage.url).host]))
  shop.close()
})

story("RudderStack's library in a browser sends here as it is, each call once", async (stage) => {
  const { key, events } = await sourceOf(stage)
  const shop = await shopWith('<script src="/rudderstack.js"></script>')
  const page = await stage.window()
  const asked = hostsAsked(page)
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
  expect(asked).toEqual(new Set([new URL(shop.url).host, new URL(stage.url).host]))
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
