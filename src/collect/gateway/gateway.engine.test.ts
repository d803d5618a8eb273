import { expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import { eventsOf, gated } from '../../../test/gateway.ts'
import { warehouses } from '../../../test/measuring.ts'
import { placesFile } from '../../../test/places-file.ts'
import { updateBrand } from '../../manage/brands.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { openPlaces } from './places.ts'

const page = (more: object = {}) => ({
  type: 'page',
  messageId: crypto.randomUUID(),
  anonymousId: 'ann',
  timestamp: '2026-03-02T10:00:00.000Z',
  context: {
    page: {
      url: 'https://www.shop.example/products/mug?utm_source=Google&utm_medium=cpc&gclid=Cj0',
      referrer: 'https://www.google.com/search',
      title: 'Mug',
    },
    locale: 'de-DE',
    screen: { width: 390 },
  },
  ...more,
})

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

test.each(warehouses)(
  'an event that is sent again counts once: in one batch, in a later one, and after a restart, %s',
  async (_, open) => {
    const { gateway, warehouse, brand, send, reopen } = await gated({ warehouse: await open() })
    const [first, second] = [page(), page({ messageId: 'of-a-library-of-its-own-7' })]
    await send({ batch: [first, first, second] })
    await gateway.idle()
    await send({ batch: [second, page()] })
    await gateway.idle()
    await gateway.close()
    const again = await reopen()
    await send({ batch: [first, second] }, { gateway: again })
    await send({ batch: [first, page()] }, { gateway: again })
    await again.idle()
    expect(await eventsOf(warehouse, brand)).toHaveLength(4)
    await again.close()

    // What waited for a day on a device whose clock tells it so, after another restart.
    const waiting = page({ timestamp: '2026-11-01T12:00:00.000Z' })
    const once = await reopen()
    await send({ batch: [waiting], sentAt: '2026-11-01T12:00:00.000Z' }, { gateway: once })
    await once.idle()
    await once.close()
    const later = await reopen()
    await send({ batch: [waiting], sentAt: '2026-11-02T12:00:00.000Z' }, { gateway: later })
    await later.idle()
    expect(await eventsOf(warehouse, brand)).toHaveLength(5)
    await later.close()
  },
)

test('two brands may use the same id for a message', async () => {
  const [one, other] = [await gated(), await gated()]
  const same = page()
  for (const { gateway, send, warehouse, brand } of [one, other]) {
    await send({ batch: [same] })
    await gateway.idle()
    expect(await eventsOf(warehouse, brand)).toHaveLength(1)
    await gateway.close()
  }
})

test('a bad event is set aside with its reason and remedy, and the others of its batch are taken', async () => {
  const { gateway, warehouse, brand, send } = await gated()
  const large = page({ properties: { text: 'x'.repeat(40_000) } })
  const bad = [
    'no object',
    page({ type: 'dance' }),
    page({ type: 'track' }),
    page({ anonymousId: '' }),
    page({ timestamp: 'yesterday' }),
    large,
  ]
  await send({ batch: [page(), ...bad, page()] })
  await gateway.idle()
  expect(await eventsOf(warehouse, brand)).toHaveLength(2)
  const faults = await warehouse.query<{
    place: number
    field: string
    reason_zh: string
    remedy_en: string
    event: string
  }>(
    sql`SELECT place, field, reason_zh, remedy_en, event FROM event_quarantine WHERE brand = ${str(brand)} ORDER BY place`,
  )
  expect(faults.map(({ place, field }) => [place, field])).toEqual([
    [1, 'batch'],
    [2, 'type'],
    [3, 'event'],
    [4, 'anonymousId'],
    [5, 'timestamp'],
    [6, 'batch'],
  ])
  for (const { reason_zh, remedy_en, event } of faults) {
    expect([reason_zh, remedy_en, event]).not.toContain('')
  }
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

test('an unknown write key, no JSON and too many events are refused', async () => {
  const { gateway, send } = await gated()
  await expect(send({ batch: [page()] }, { writeKey: 'wk_unknown' })).rejects.toMatchObject({ code: 'not_signed_in' })
  await expect(send(Buffer.from('{"batch": ['))).rejects.toMatchObject({ code: 'bad_request' })
  await expect(send([page()])).rejects.toMatchObject({ code: 'bad_request' })
  await expect(send({ batch: Array.from({ length: 2501 }, () => 1) })).rejects.toMatchObject({ code: 'bad_request' })
  await gateway.close()
})

test('while the warehouse is away events are acknowledged and wait, told; when it is back all of them are there', async () => {
  let away = true
  const real = await gated().then(async ({ gateway, warehouse }) => {
    await gateway.close()
    return warehouse
  })
  const flaky: Warehouse = {
    ...real,
    insert: (...given) => (away ? Promise.reject(new Error('The warehouse is away.')) : real.insert(...given)),
  }
  const { gateway, brand, send } = await gated({ warehouse: flaky, spoolBytes: 20_000 })
  let acknowledged = 0
  const sendOne = async () => {
    await send({ batch: [page()] })
    acknowledged++
  }
  for (let i = 0; i < 20; i++) await sendOne()
  await expect.poll(() => gateway.lag().trouble, { timeout: 20_000 }).toBe('The warehouse is away.')
  expect(gateway.lag().bytes).toBeGreaterThan(5000)
  const fill = async () => {
    for (let i = 0; i < 200; i++) await sendOne()
  }
  await expect(fill()).rejects.toMatchObject({ code: 'too_many_requests', details: { seconds: 10 } })
  away = false
  await gateway.idle()
  expect(gateway.lag()).toEqual({ bytes: 0, since: undefined, trouble: undefined })
  expect(await eventsOf(real, brand)).toHaveLength(acknowledged)
  await gateway.close()
})
