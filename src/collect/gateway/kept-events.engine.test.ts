import { expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import { eventsOf, gated, pageView as page } from '../../../test/gateway.ts'
import { placesFile } from '../../../test/places-file.ts'
import { updateBrand } from '../../manage/brands.ts'
import { sql, str } from '../../store/sql.ts'
import { openPlaces } from './places.ts'

test('what a page view says is kept in its columns', async () => {
  const { gateway, warehouse, brand, source, send } = await gated()
  await send({ batch: [page()] })
  await gateway.idle()
  const [event] = await eventsOf(warehouse, brand)
  expect(event).toMatchObject({
    source: source.id,
    at: '2026-03-02 10:00:00.000',
    day: '2026-03-02',
    type: 'page',
    name: 'page_viewed',
    anonymous_id: 'ann',
    host: 'shop.example',
    path: '/products/mug',
    utm_source: 'Google',
    utm_medium: 'cpc',
    click_id_kind: 'gclid',
    click_id: 'Cj0',
    referrer_host: 'google.com',
    title: 'Mug',
    device: 'mobile',
    os: 'iOS',
    in_app: 'instagram',
    locale: 'de-DE',
    screen_width: 390,
    ip: '203.0.113.0',
    bot_reasons: [],
  })
  await gateway.close()
})

test('an order of either dialect has its goods and money, to the cent and in its currency', async () => {
  const { gateway, warehouse, brand, send } = await gated()
  const segment = {
    order_id: 'A1',
    total: 59.9,
    revenue: '50',
    currency: 'usd',
    coupon: 'SPRING',
    products: [{ sku: 'MUG', quantity: 2, price: 24.95 }],
  }
  const ga4 = {
    transaction_id: 'A2',
    value: 1234,
    currency: 'JPY',
    items: [
      { item_id: 'HAT', price: 617 },
      { item_id: 'BAG', quantity: '2', price: '3.5' },
    ],
  }
  await send({
    batch: [
      page({ type: 'track', event: 'Order Completed', properties: segment }),
      page({ type: 'track', event: 'purchase', properties: ga4, timestamp: '2026-03-02T11:00:00Z' }),
      page({
        type: 'track',
        event: 'Product Viewed',
        properties: { product_id: 'MUG', price: 5 },
        timestamp: '2026-03-02T12:00:00Z',
      }),
    ],
  })
  await gateway.idle()
  expect(await eventsOf(warehouse, brand)).toMatchObject([
    {
      name: 'order_completed',
      order_id: 'A1',
      value_minor: 5990,
      currency: 'USD',
      coupon: 'SPRING',
      skus: ['MUG'],
      quantities: [2],
      prices: ['24.95'],
    },
    {
      name: 'order_completed',
      order_id: 'A2',
      value_minor: 1234,
      currency: 'JPY',
      skus: ['HAT', 'BAG'],
      quantities: [1, 2],
      prices: ['617', '3.5'],
    },
    { name: 'product_viewed', order_id: '', value_minor: null, currency: 'EUR', skus: ['MUG'] },
  ])
  await gateway.close()
})

test('events and properties named as what every object has are kept under their names, with backslashes in the body or without', async () => {
  const { gateway, warehouse, brand, send } = await gated()
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']
  const events = names.map((event) => ({ type: 'track', event, anonymousId: 'ann' }))
  const properties = JSON.parse('{"__proto__":"p","constructor":"c"}')
  await send({ batch: [...events, { type: 'track', event: 'Props', anonymousId: 'ann', properties }] })
  await send({ batch: [...events, { type: 'track', event: 'Props', anonymousId: 'a\\b', properties }] })
  await gateway.idle()
  expect(gateway.lag().trouble).toBeUndefined()
  const kept = await eventsOf(warehouse, brand)
  const once = ['constructor', 'has_own_property', 'props', 'proto', 'to_string', 'value_of']
  expect(kept.map(({ name }) => name).sort()).toEqual(once.flatMap((name) => [name, name]))
  const [said] = kept.filter(({ name }) => name === 'props').map(({ props }) => JSON.stringify(props))
  expect(said).toBe('{"__proto__":"p","constructor":"c"}')
  await gateway.close()
})

test('events that would break a table or run as SQL are kept as they are', async () => {
  const { gateway, warehouse, brand, send } = await gated()
  const text = "a\tb\nc\\d'e\n\n; DROP TABLE events; --\u0000\ud800"
  await send({
    batch: [
      page({
        type: 'track',
        event: 'Odd',
        userId: text,
        properties: { text, list: [text], products: [{ sku: text }] },
      }),
    ],
  })
  await gateway.idle()
  const [event] = await eventsOf(warehouse, brand)
  const kept = text.toWellFormed()
  expect(event).toMatchObject({ user_id: kept, skus: [kept], props: { text: kept, list: JSON.stringify([text]) } })
  await gateway.close()
})

test('a wrong clock of the sender is set right by how long before sending an event happened', async () => {
  const { gateway, warehouse, brand, send } = await gated()
  await send({
    sentAt: '2031-01-01T00:00:00.000Z',
    batch: [page({ timestamp: '2030-12-31T23:59:30.000Z' }), page({ messageId: 'm2', timestamp: undefined })],
  })
  await gateway.idle()
  const rows = await warehouse.query<{ before: number }>(
    sql`SELECT round(dateDiff('millisecond', at, received_at) / 1000) AS before FROM events WHERE brand = ${str(brand)} ORDER BY at`,
  )
  expect(rows).toEqual([{ before: 30 }, { before: 0 }])
  await gateway.close()
})

test('what a call says beside its properties is kept: traits, the group, the id before, the name of a screen', async () => {
  const { gateway, warehouse, brand, send } = await gated()
  const batch = [
    page({ type: 'alias', previousId: 'ann' }),
    page({ type: 'group', groupId: 'shop-9', traits: { seats: 3 } }),
    page({ type: 'identify', context: { traits: { plan: 'silver', city: 'Ulm' } }, traits: { plan: 'gold' } }),
    page({ type: 'screen', name: 'Cart', properties: { tab: 'open' } }),
  ]
  await send({ batch })
  await gateway.idle()
  expect((await eventsOf(warehouse, brand)).map(({ type, props }) => [type, props])).toEqual([
    ['alias', {}],
    ['group', { seats: '3', group_id: 'shop-9' }],
    ['identify', { plan: 'gold', city: 'Ulm' }],
    ['screen', { name: 'Cart', tab: 'open' }],
  ])
  await gateway.close()
})

test('of addresses nothing is kept where the brand says so', async () => {
  const { gateway, warehouse, brand, send } = await gated()
  const { registry } = await engines()
  await updateBrand(registry, { kind: 'local', id: 'local', name: 'test' }, brand, { ip_addresses: 'drop' })
  await send({ batch: [page(), page({ anonymousId: '', context: { consent: 'cookieless' } })] })
  await gateway.idle()
  const rows = await eventsOf(warehouse, brand)
  expect(rows.map(({ ip }) => ip)).toEqual(['', ''])
  expect(rows.map(({ anonymous_id }) => anonymous_id)).toContainEqual(expect.stringMatching(/^day-/))
  await gateway.close()
})

test('the country is looked up by the whole address, which is not kept; servers state it themselves', async () => {
  const database = placesFile({ '203.0.113.128/25': { country: { iso_code: 'DE' } } })
  const placeOf = openPlaces({ countryHeader: undefined, regionHeader: undefined, database })
  const shop = await gated({ placeOf })
  await shop.send({ batch: [page({ context: { location: { country: 'us' } } })] }, { ip: '203.0.113.200' })
  await shop.send({ batch: [page({ context: { location: { country: 'us' } } })] }, { ip: '203.0.113.1' })
  await shop.gateway.idle()
  const rows = await eventsOf(shop.warehouse, shop.brand)
  expect(rows.map(({ country, ip }) => [country, ip]).sort()).toEqual([
    ['DE', '203.0.113.0'],
    ['US', '203.0.113.0'],
  ])
  await shop.gateway.close()
})
