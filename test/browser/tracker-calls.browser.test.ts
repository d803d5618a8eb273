import { expect } from 'vitest'
import { arrival, call, named, names, shopping } from './shopping.ts'

shopping(
  'leaving links, downloads and forms begun are told, but never what stands in a form',
  async ({ shop, visit }) => {
    shop.body = `<a href="https://wa.me/15550100?text=Ann">chat</a> <a href="/sizes.pdf">sizes</a> <a href="/more">more</a>
    <form id="letter" action="/letter"><input name="id"><input name="email"></form>
    <script>document.addEventListener('click', (event) => event.preventDefault())</script>`
    const page = await visit('/a')
    for (const text of ['chat', 'sizes', 'more']) await page.getByText(text, { exact: true }).click()
    await page.locator('[name=email]').fill('ann@people.example')
    await page.locator('[name=id]').fill('secret')
    await expect.poll(() => names(shop)).toContain('form_started')
    const told = shop.events().filter(({ type }) => type === 'track')
    expect(told.map(({ event, properties }) => [event, properties])).toEqual([
      ['link_clicked', { kind: 'outbound', host: 'wa.me', target: 'https://wa.me/15550100' }],
      ['link_clicked', { kind: 'download', host: new URL(shop.url).host, target: `${shop.url}/sizes.pdf` }],
      ['form_started', { form: 'letter' }],
    ])
    expect(JSON.stringify(shop.requests)).not.toMatch(/secret|people\.example/)
  },
)

shopping(
  'calls made before the script is there count, and names of GA4 and Segment stay as they are',
  async ({ shop, visit }) => {
    shop.head = `<script>window.millpond=function(){(millpond.q=millpond.q||[]).push(arguments)}
    millpond('identify', 'customer-7', {plan: 'gold'}); millpond('track', 'add_to_cart', {items: [{item_id: 'L-1'}]})</script>`
    const page = await visit('/a')
    const order = { order_id: '1001', revenue: '19.90', products: [{ sku: 'L-1', quantity: 1 }] }
    await call(page, 'track', 'Order Completed', order)
    await call(page, 'track', { event: 'purchase', ecommerce: { transaction_id: '1001' } })
    await call(page, 'unheard of')
    await expect.poll(() => names(shop)).toEqual(['page', 'identify', 'add_to_cart', 'Order Completed', 'purchase'])
    const [, identify, added, completed, purchase] = shop.events()
    expect(identify).toMatchObject({ userId: 'customer-7', traits: { plan: 'gold' } })
    expect(added).toMatchObject({ userId: 'customer-7', properties: { items: [{ item_id: 'L-1' }] } })
    expect(completed?.properties).toEqual(order)
    expect(purchase?.properties).toEqual({ transaction_id: '1001' })
    expect(shop.requests.at(-1)?.body).toMatchObject({
      writeKey: 'key-1',
      sentAt: expect.stringMatching(/^\d{4}-.*Z$/),
    })
    expect(added?.context).toMatchObject({ locale: 'en-US', consent: 'full', screen: { width: expect.any(Number) } })
  },
)

shopping(
  'the page gets one name and no error, even if the script is there twice and what it is given is odd',
  async ({ shop, visit }) => {
    shop.head = `<script>window.before = Object.keys(window)</script>
    <script async src="/any/path/millpond.js" data-key="key-1" data-consent="full"></script><script type="application/ld+json">[null, 1]</script>
    <script type="application/ld+json">{broken</script>`
    const page = await visit('/a')
    await arrival(shop, 'page')
    const added = await page.evaluate(`
      const circle = {}
      circle.self = circle
      millpond('track', 'Round', circle)
      millpond('track')
      millpond()
      for (const odd of [document, window]) odd.dispatchEvent(new Event('click'))
      history.pushState(null, '', 'b')
      Object.keys(window).filter((name) => !before.includes(name) && name !== 'before')`)
    expect(added).toEqual(['millpond'])
    await expect.poll(() => named(shop, 'page').map(({ context }) => context.page.path)).toEqual(['/a', '/b'])
  },
)
