import { expect } from 'vitest'
import { arrival, call, look, named, names, sendingMs, shopping } from './shopping.ts'

const lamp = { '@type': 'Product', name: 'Lamp', sku: 'L-1', offers: { price: '19.90', priceCurrency: 'EUR' } }
const jsonLd = (product: object) => `<script type="application/ld+json">${JSON.stringify(product)}</script>`

shopping(
  'each page of a single-page shop is viewed once, with its title and the page before',
  async ({ shop, person }) => {
    const page = await (await person()).newPage()
    await page.goto(`${shop.url}/?utm_source=tiktok&mp=a7c2#top`, { referer: 'https://search.example/?q=lamp' })
    await arrival(shop, 'page')
    const steps = [
      ['pushState', '/lamp'],
      ['replaceState', '/lamp?variant=2'],
      ['replaceState', '/chair'],
      ['pushState', '/chair?colour=red'],
      ['pushState', '/chair?colour=red#reviews'],
    ]
    for (const [how, path] of steps) {
      await page.evaluate(`history.${how}(null, '', '${path}'); document.title = 'Page ${path}'`)
      await page.waitForTimeout(200)
    }
    await page.evaluate('history.go(-2)')
    await expect.poll(() => named(shop, 'page')).toHaveLength(5)
    const pages = named(shop, 'page').map(({ context }) => context.page)
    expect(pages.map(({ path, search, title }) => [`${path}${search}`, title])).toEqual([
      ['/?utm_source=tiktok&mp=a7c2', 'Acme /'],
      ['/lamp', 'Page /lamp'],
      ['/chair', 'Page /chair'],
      ['/chair?colour=red', 'Page /chair?colour=red'],
      ['/chair', expect.any(String)],
    ])
    expect(pages[0]).toMatchObject({
      url: `${shop.url}/?utm_source=tiktok&mp=a7c2`,
      referrer: 'https://search.example/?q=lamp',
    })
    expect(pages[1]?.referrer).toBe(`${shop.url}/?utm_source=tiktok&mp=a7c2`)
    expect(pages[2]?.referrer).toBe(`${shop.url}/lamp`)
    const left = named(shop, 'page_left').map(({ context, properties }) => [context.page.path, properties?.view_id])
    expect(left).toEqual(
      named(shop, 'page')
        .slice(0, 4)
        .map(({ context, messageId }) => [context.page.path, messageId]),
    )
  },
)

shopping('a page after # is a page where the shop asks for it', async ({ shop, visit }) => {
  shop.attributes = 'data-consent="full" data-hash'
  const page = await visit('/#/one')
  await arrival(shop, 'page')
  await page.evaluate("location.assign('#/two')")
  await expect
    .poll(() => named(shop, 'page').map(({ context }) => context.page.url))
    .toEqual([`${shop.url}/#/one`, `${shop.url}/#/two`])
})

shopping(
  'a product is viewed once a page, by JSON-LD, OpenGraph or an attribute, and not where the shop says it itself',
  async ({ shop, visit }) => {
    shop.head = jsonLd(lamp)
    const page = await visit('/lamp')
    expect((await arrival(shop, 'Product Viewed')).properties).toMatchObject({
      sku: 'L-1',
      price: '19.90',
      currency: 'EUR',
    })
    await page.evaluate("history.pushState(null, '', '/cart')")
    await page.waitForTimeout(sendingMs)
    await page.evaluate(`history.pushState(null, '', '/chair')
      document.querySelector('script[type="application/ld+json"]').textContent = '${JSON.stringify({ ...lamp, sku: 'C-1' })}'`)
    const seen = () =>
      named(shop, 'Product Viewed').map(({ context, properties }) => [context.page.path, properties?.sku])
    await expect.poll(seen).toEqual([
      ['/lamp', 'L-1'],
      ['/chair', 'C-1'],
    ])

    shop.head = '<meta property="og:type" content="product"><meta property="og:title" content="Vase">'
    await page.goto(`${shop.url}/vase`)
    await expect.poll(() => named(shop, 'Product Viewed').at(-1)?.properties?.name).toBe('Vase')
    shop.head = `<div data-mp-product='{"sku":"S-1"}'></div>${jsonLd(lamp)}`
    await page.goto(`${shop.url}/sofa`)
    await expect.poll(() => named(shop, 'Product Viewed').at(-1)?.properties).toEqual({ sku: 'S-1' })

    shop.head = `${jsonLd(lamp)}<script>window.millpond=function(){(millpond.q=millpond.q||[]).push(arguments)}
    millpond('track', 'view_item', {items: [{item_id: 'L-1'}]})</script>`
    await page.goto(`${shop.url}/lamp`)
    await arrival(shop, 'view_item')
    await page.waitForTimeout(sendingMs)
    expect(named(shop, 'Product Viewed')).toHaveLength(4)
  },
)

shopping(
  'engaged seconds end half a minute after the last act, and are never counted twice',
  async ({ shop, person }) => {
    const page = await (await person({ viewport: { width: 800, height: 1000 } })).newPage()
    await page.clock.install()
    await page.goto(shop.url)
    await page.clock.runFor(10_000)
    await page.mouse.wheel(0, 2000)
    await expect.poll(() => page.evaluate('scrollY')).toBe(2000)
    await page.mouse.wheel(0, -1500)
    await expect.poll(() => page.evaluate('scrollY')).toBe(500)
    await page.clock.runFor(100_000)
    await look(page, true)
    await look(page, true)
    await page.clock.runFor(60_000)
    await look(page, false)
    await page.clock.runFor(5000)
    await look(page, true)
    await page.goto('about:blank')
    await expect.poll(() => named(shop, 'page_left').length).toBeGreaterThanOrEqual(2)
    const reports = named(shop, 'page_left').map(({ properties }) => properties)
    const seconds = reports.map((report) => Number(report?.engaged_seconds))
    // The clock of the page runs on beside the steps of this story, which take a moment themselves.
    expect(seconds[0]).toBeGreaterThanOrEqual(40)
    const sum = seconds.reduce((total, one) => total + one, 0)
    expect(sum).toBeGreaterThanOrEqual(45)
    expect(sum).toBeLessThan(55)
    expect(new Set(reports.map((report) => report?.view_id))).toEqual(new Set([named(shop, 'page')[0]?.messageId]))
    for (const report of reports) {
      expect(report?.scroll_percent).toBeGreaterThanOrEqual(74)
      expect(report?.scroll_percent).toBeLessThanOrEqual(76)
    }
  },
)

shopping('what has not been sent when a page goes is handed to the browser', async ({ shop, visit }) => {
  const page = await visit('/a')
  await arrival(shop, 'page')
  await call(page, 'track', 'Quiz Finished')
  await page.goto('about:blank')
  await expect.poll(() => names(shop)).toEqual(['page', 'Quiz Finished', 'page_left'])
  const [viewed, finished] = shop.events()
  expect(finished?.anonymousId).toBe(viewed?.anonymousId)
})

shopping('a person who leaves at once is there with an id, too', async ({ shop, visit }) => {
  const page = await visit('/a')
  await page.goto('about:blank')
  await expect.poll(() => names(shop)).toEqual(['page', 'page_left'])
  const ids = new Set(shop.events().map(({ anonymousId }) => anonymousId))
  expect([...ids]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)])
  await page.goto(`${shop.url}/b`)
  await expect.poll(() => named(shop, 'page')).toHaveLength(2)
  expect([...ids]).toContain(named(shop, 'page')[1]?.anonymousId)
})

shopping(
  'the id is asked for once, and comes back from the server when the browser has cleared its storage',
  async ({ shop, visit }) => {
    const page = await visit('/a')
    const { anonymousId } = await arrival(shop, 'page')
    await page.goto(`${shop.url}/b`)
    await expect.poll(() => named(shop, 'page')).toHaveLength(2)
    const asked = () => shop.requests.filter(({ path }) => path === '/v1/visitor')
    expect(asked()).toHaveLength(1)
    await page.goto(`${shop.url}/any/path/millpond.js`)
    await page.evaluate('localStorage.clear()')
    await page.goto(`${shop.url}/c`)
    await expect.poll(() => named(shop, 'page')).toHaveLength(3)
    expect(asked()).toHaveLength(2)
    expect(named(shop, 'page').map((event) => event.anonymousId)).toEqual([anonymousId, anonymousId, anonymousId])
  },
)
