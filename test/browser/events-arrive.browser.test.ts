import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Stage, story } from './stage.ts'

const segment = readFileSync(
  fileURLToPath(new URL('../../node_modules/@segment/analytics-next/dist/umd/index.js', import.meta.url)),
)
type Kept = Record<string, unknown>

/** A page of a shop at an address of its own, with these scripts; gives the address. */
async function shopWith(head: string): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    if (request.url === '/segment.js') return response.end(segment)
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

/** Calls the tracker once it is there. */
async function call(page: Page, text: string): Promise<void> {
  await page.waitForFunction('window.millpond')
  await page.evaluate(text)
}
