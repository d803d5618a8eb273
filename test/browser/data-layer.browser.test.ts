import { expect } from 'vitest'
import { named, nameOf, names, shopping } from './shopping.ts'

const item = { item_id: 'L-1', item_name: 'Lamp', price: 19.9, quantity: 2 }
const script = '<script async src="/any/path/data-layer.js"></script>'

shopping(
  'what a shop pushes to its GA4 data layer is told once, what stood there before the script as well',
  async ({ shop, visit }) => {
    shop.head = `<script>
      window.dataLayer = [{ 'gtm.start': 1, event: 'gtm.js' }, { event: 'view_item', ecommerce: { items: [${JSON.stringify(item)}] } }]
      function gtag() { dataLayer.push(arguments) }
      gtag('js', new Date()); gtag('config', 'G-1'); gtag('event', 'page_view')
    </script>${script}${script}`
    const page = await visit('/a')
    await expect.poll(() => names(shop)).toContain('view_item')
    await page.evaluate(`gtag('event', 'add_to_cart', { currency: 'EUR', value: 39.8, items: [${JSON.stringify(item)}] })
      dataLayer.push({ ecommerce: null }, { event: 'OneTrustLoaded' })
      dataLayer.push({ event: 'purchase', ecommerce: { transaction_id: '1001', value: 44.7, currency: 'EUR', items: [] } })`)
    await expect.poll(() => names(shop)).toContain('purchase')
    expect(names(shop).filter((name) => name !== 'page_left')).toEqual(['page', 'view_item', 'add_to_cart', 'purchase'])
    expect(shop.events().find((event) => nameOf(event) === 'add_to_cart')?.properties).toMatchObject({ value: 39.8 })
    expect(named(shop, 'purchase')[0]).toMatchObject({
      properties: { transaction_id: '1001' },
      context: { page: { path: '/a' } },
      anonymousId: expect.any(String),
    })
  },
)

shopping(
  'a tag manager that takes the layer over later still gets what is pushed, and so do we',
  async ({ shop, visit }) => {
    shop.head = script.replace('async', '')
    const page = await visit('/a')
    const seen = await page.evaluate(`(() => {
    const seen = []
    const push = dataLayer.push
    dataLayer.push = (...entries) => { seen.push(...entries.map(({ event }) => event)); return push.apply(dataLayer, entries) }
    dataLayer.push({ event: 'login', method: 'mail' })
    return [seen, dataLayer.length]
  })()`)
    expect(seen).toEqual([['login'], 1])
    await expect.poll(() => named(shop, 'login')[0]?.properties).toEqual({ method: 'mail' })
  },
)

shopping('without consent the data layer tells nothing', async ({ shop, visit }) => {
  shop.attributes = 'data-consent="none"'
  shop.head = script
  const page = await visit('/a')
  await page.waitForFunction('window.millpond?.ready && window.dataLayer?.millpond')
  await page.evaluate(`dataLayer.push({ event: 'login' })`)
  await page.waitForTimeout(4000)
  expect(shop.requests).toEqual([])
})
