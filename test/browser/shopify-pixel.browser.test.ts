import { expect } from 'vitest'
import { arrival, named, names, sendingMs, shopping } from './shopping.ts'

/** What Shopify gives to a custom pixel: its documented API, on the storage of this page, in front of the pixel's own code. */
const sandbox = (settings: object, allowed: boolean) => `<script>
  const acts = {}, consents = []
  const analytics = { subscribe: (name, act) => { acts[name] = act } }
  const later = (act) => async (...args) => act(...args)
  const browser = { localStorage: {
    getItem: later((name) => localStorage.getItem(name)),
    setItem: later((name, value) => localStorage.setItem(name, value)),
    removeItem: later((name) => localStorage.removeItem(name)),
  } }
  const init = { data: { customer: { id: '77' } }, customerPrivacy: { analyticsProcessingAllowed: ${allowed} } }
  const api = { customerPrivacy: { subscribe: (name, act) => consents.push(act) } }
  const context = { document: { location: { href: location.href }, referrer: '', title: document.title },
    navigator: { language: 'en' }, window: { screen: { width: 390, height: 844 } } }
  const publish = (name, data) => {
    acts[name]({ id: name + '-' + Date.now(), name, timestamp: new Date().toISOString(), context, data })
  }
  const millpondPixel = ${JSON.stringify(settings)}
</script><script src="/any/path/shopify-pixel.js"></script>`

const bought = `publish('checkout_completed', { checkout: { token: 't', currencyCode: 'EUR', order: { id: '1001' },
  lineItems: [], discountApplications: [], totalPrice: { amount: 19.9 } } })`

shopping(
  'the Shopify pixel tells views and orders with one id, that of the customer and the time of the event',
  async ({ shop, visit }) => {
    shop.attributes = 'data-consent="none"'
    shop.head = sandbox({ key: 'key-1', base: '/any/path/' }, true)
    const page = await visit('/lamp')
    await page.evaluate(
      `publish('page_viewed', null); publish('product_viewed', { productVariant: { sku: 'L-1' } }); ${bought}`,
    )
    await expect.poll(() => names(shop).toSorted()).toEqual(['Order Completed', 'Product Viewed', 'page'])
    expect(named(shop, 'Order Completed')[0]).toMatchObject({
      userId: '77',
      properties: { order_id: '1001', total: 19.9, currency: 'EUR' },
      context: { consent: 'full', page: { path: '/lamp' } },
    })
    expect(new Set(shop.events().map(({ anonymousId }) => anonymousId)).size).toBe(1)
    expect(shop.requests.filter(({ path }) => path === '/v1/visitor')).toHaveLength(1)
    expect(shop.requests.every(({ cookie }) => cookie === '')).toBe(true)
  },
)

shopping(
  'where the theme carries the tracker, the pixel takes its id and leaves its pages to it',
  async ({ shop, visit }) => {
    shop.head = sandbox({ key: 'key-1', base: '/any/path', theme: true }, true)
    const page = await visit('/lamp')
    const { anonymousId } = await arrival(shop, 'page')
    await page.evaluate(`publish('page_viewed', null); publish('product_viewed', {}); ${bought}`)
    expect((await arrival(shop, 'Order Completed')).anonymousId).toBe(anonymousId)
    await page.waitForTimeout(sendingMs)
    expect(names(shop)).toEqual(['page', 'Order Completed'])
  },
)

shopping('an order that cannot be sent is sent from the next page, once', async ({ shop, visit }) => {
  shop.attributes = 'data-consent="none"'
  shop.head = sandbox({ key: 'key-1', base: '/any/path' }, true)
  const page = await visit('/a')
  await page.evaluate("publish('page_viewed', null)")
  await arrival(shop, 'page')
  shop.manner = 'away'
  await page.evaluate(bought)
  await expect.poll(() => shop.requests.filter(({ counted }) => !counted).length).toBeGreaterThan(0)
  await page.goto('about:blank')
  shop.manner = 'takes'
  await page.goto(`${shop.url}/b`)
  await arrival(shop, 'Order Completed')
  await page.reload()
  await page.waitForTimeout(sendingMs)
  expect(named(shop, 'Order Completed')).toHaveLength(1)
})

shopping(
  'without permission the pixel sends nothing, or without an id if the merchant says so',
  async ({ shop, visit }) => {
    shop.attributes = 'data-consent="none"'
    shop.head = sandbox({ key: 'key-1', base: '/any/path' }, false)
    const page = await visit('/a')
    await page.evaluate(bought)
    await page.waitForTimeout(sendingMs)
    expect(shop.requests).toEqual([])
    await page.evaluate(`consents[0]({ customerPrivacy: { analyticsProcessingAllowed: true } }); ${bought}`)
    expect((await arrival(shop, 'Order Completed')).anonymousId).toMatch(/^[0-9a-f-]{36}$/)
    await page.evaluate('consents[0]({ customerPrivacy: { analyticsProcessingAllowed: false } })')
    await expect.poll(() => page.evaluate('Object.keys(localStorage)')).toEqual([])

    shop.head = sandbox({ key: 'key-1', base: '/any/path', otherwise: 'cookieless' }, false)
    await page.goto(`${shop.url}/b`)
    await page.evaluate("publish('cart_viewed', { cart: null })")
    const viewed = await arrival(shop, 'Cart Viewed')
    expect(viewed.context.consent).toBe('cookieless')
    expect(viewed).not.toHaveProperty('anonymousId')
    expect(viewed).not.toHaveProperty('userId')
  },
)
