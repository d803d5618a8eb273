import { expect } from 'vitest'
import { arrival, call, named, names, sendingMs, shopping } from './shopping.ts'

/** How often each event was taken, by its id. */
const counts = (events: readonly { messageId: string }[]) => {
  const times = new Map<string, number>()
  for (const { messageId } of events) times.set(messageId, (times.get(messageId) ?? 0) + 1)
  return [...times.values()]
}

shopping('what happens offline is sent once when the network is back', async ({ shop, person }) => {
  const context = await person()
  const page = await context.newPage()
  await page.goto(`${shop.url}/a`)
  await arrival(shop, 'page')
  await context.setOffline(true)
  for (const path of ['/b', '/c']) await page.evaluate(`history.pushState(null, '', '${path}')`)
  await call(page, 'track', 'add_to_cart', { items: [] })
  await page.waitForTimeout(sendingMs)
  expect(names(shop)).toEqual(['page'])
  await context.setOffline(false)
  await expect.poll(() => names(shop)).toEqual(['page', 'page_left', 'page', 'page_left', 'page', 'add_to_cart'])
  await page.waitForTimeout(sendingMs)
  expect(counts(shop.events())).toEqual([1, 1, 1, 1, 1, 1])
  const happened = shop.events().map(({ timestamp }) => timestamp)
  expect(happened).toEqual(happened.toSorted())
})

shopping('while the server is away nothing is lost, across pages and a reload', async ({ shop, visit }) => {
  shop.manner = 'away'
  const page = await visit('/a')
  await call(page, 'track', 'begin_checkout', { value: 10 })
  await expect.poll(() => shop.requests.length).toBeGreaterThan(0)
  await page.goto(`${shop.url}/b`)
  await call(page, 'track', 'purchase', { transaction_id: '1001' })
  await page.reload()
  await page.waitForTimeout(500)
  expect(names(shop)).toEqual([])
  shop.manner = 'takes'
  await expect.poll(() => names(shop)).toContain('purchase')
  await page.goto('about:blank')
  await expect.poll(() => named(shop, 'page_left')).toHaveLength(3)
  const all = ['page', 'begin_checkout', 'page_left', 'page', 'purchase', 'page_left', 'page', 'page_left']
  expect(names(shop)).toEqual(all)
  expect(new Set(shop.events().map(({ anonymousId }) => anonymousId)).size).toBe(1)
})

shopping(
  'after 429 nothing is sent before the time that the server names, not even by the next page',
  async ({ shop, visit }) => {
    const page = await visit('/a')
    await arrival(shop, 'page')
    shop.manner = { status: 429, retryAfter: '6' }
    await call(page, 'track', 'view_cart')
    await expect.poll(() => shop.requests.filter(({ counted }) => !counted)).toHaveLength(1)
    const refusedAt = shop.requests.at(-1)?.at as number
    shop.manner = 'takes'
    await call(page, 'track', 'begin_checkout')
    await page.goto(`${shop.url}/b`)
    await page.waitForTimeout(2500)
    expect(names(shop)).toEqual(['page'])
    await expect.poll(() => names(shop)).toEqual(['page', 'view_cart', 'begin_checkout', 'page_left', 'page'])
    expect((shop.requests.at(-1)?.at as number) - refusedAt).toBeGreaterThanOrEqual(6000)
  },
)

shopping(
  'an event whose answer was dropped, or that met a failing server, comes again under its id',
  async ({ shop, visit }) => {
    shop.manner = { status: 503 }
    const page = await visit('/a')
    await expect.poll(() => shop.requests.length).toBe(1)
    shop.manner = 'takes'
    await arrival(shop, 'page')
    shop.manner = 'drops'
    await call(page, 'track', 'purchase', { transaction_id: '1001' })
    await arrival(shop, 'purchase')
    shop.manner = 'takes'
    const taken = () => named(shop, 'purchase').length
    // The browser itself may have tried again on the dropped connection, too.
    const dropped = taken()
    await expect.poll(taken).toBeGreaterThan(dropped)
    const settled = taken()
    await page.waitForTimeout(sendingMs)
    expect(counts(named(shop, 'purchase'))).toEqual([settled])
    expect(counts(named(shop, 'page'))).toEqual([1])
  },
)

shopping(
  'what the server refuses for good is not sent again, and does not hold up the rest',
  async ({ shop, visit }) => {
    const page = await visit('/a')
    await arrival(shop, 'page')
    shop.manner = { status: 400 }
    await call(page, 'track', 'Odd')
    await expect.poll(() => shop.requests.filter(({ counted }) => !counted)).toHaveLength(1)
    shop.manner = 'takes'
    await call(page, 'track', 'Even')
    await arrival(shop, 'Even')
    expect(names(shop)).not.toContain('Odd')
  },
)

shopping('two tabs share one id and never send the same event twice', async ({ shop, person }) => {
  const context = await person()
  const tabs = [await context.newPage(), await context.newPage()] as const
  await Promise.all(tabs.map((tab, at) => tab.goto(`${shop.url}/tab-${at}`)))
  await expect.poll(() => named(shop, 'page')).toHaveLength(2)
  await context.setOffline(true)
  for (const tab of tabs) await tab.evaluate("for (let at = 0; at < 60; at++) millpond('track', 'Tick', { at })")
  await context.setOffline(false)
  await expect.poll(() => named(shop, 'Tick').length).toBeGreaterThanOrEqual(120)
  await tabs[0].waitForTimeout(sendingMs)
  expect(counts(named(shop, 'Tick'))).toEqual(Array(120).fill(1))
  expect(new Set(shop.events().map(({ anonymousId }) => anonymousId)).size).toBe(1)
  expect(shop.requests.filter(({ path }) => path === '/v1/visitor')).toHaveLength(1)
})

shopping(
  'at most 200 events wait, the first ones, in batches that a closing page may send',
  async ({ shop, person }) => {
    const context = await person()
    const page = await context.newPage()
    await page.goto(`${shop.url}/a`)
    await arrival(shop, 'page')
    await context.setOffline(true)
    await page.evaluate(`
      for (let at = 0; at < 250; at++) millpond('track', 'Tick', { at, text: '灯'.repeat(500) })
      millpond('track', 'Huge', { text: 'x'.repeat(40_000) })`)
    await context.setOffline(false)
    await expect.poll(() => named(shop, 'Tick')).toHaveLength(200)
    expect(named(shop, 'Tick').map(({ properties }) => properties?.at)).toEqual([...Array(200).keys()])
    expect(names(shop)).not.toContain('Huge')
    for (const { body } of shop.requests) expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(65_536)
  },
)
