import { expect, test } from 'vitest'
import { type PixelEvent, pixelEvents, readPixelEvent } from './shopify-events.ts'

const location = { href: 'https://shop.example/products/lamp?variant=2&utm_source=x#top' }
const context: PixelEvent['context'] = {
  document: { location, referrer: 'https://search.example/', title: 'Lamp' },
  navigator: { language: 'de-DE' },
  window: { screen: { width: 390, height: 844 } },
}
const read = (name: string, data: PixelEvent['data'] = {}, href = location.href) => {
  const document = { ...context.document, location: { href } }
  const event = { id: 'sh-1', name, timestamp: '2026-01-05T10:00:00.000Z', context: { ...context, document }, data }
  return JSON.parse(JSON.stringify(readPixelEvent(event)))
}
const variant = {
  id: '222',
  sku: 'L-2',
  title: 'Red',
  price: { amount: 29, currencyCode: 'EUR' },
  product: { id: 'gid://shopify/Product/111', title: 'Lamp', vendor: 'Acme', type: 'Lighting' },
}
const lamp = {
  product_id: '111',
  variant_id: '222',
  sku: 'L-2',
  name: 'Lamp',
  variant: 'Red',
  brand: 'Acme',
  category: 'Lighting',
  price: 29,
  currency: 'EUR',
}

test('a page view carries the page as the shop shows it, under the id that Shopify gave', () => {
  expect(read('page_viewed', null)).toEqual({
    type: 'page',
    messageId: 'sh-1',
    timestamp: '2026-01-05T10:00:00.000Z',
    page: {
      url: 'https://shop.example/products/lamp?variant=2&utm_source=x',
      path: '/products/lamp',
      search: '?variant=2&utm_source=x',
      referrer: 'https://search.example/',
      title: 'Lamp',
    },
    locale: 'de-DE',
    screen: { width: 390, height: 844 },
  })
})

test('products, carts and searches become events of Segment, with their quantities', () => {
  const line = { merchandise: variant, quantity: 2, cost: { totalAmount: { amount: 58, currencyCode: 'EUR' } } }
  expect(read('product_viewed', { productVariant: variant })).toMatchObject({
    event: 'Product Viewed',
    properties: lamp,
  })
  expect(read('product_added_to_cart', { cartLine: line })).toMatchObject({
    event: 'Product Added',
    properties: { ...lamp, quantity: 2 },
  })
  expect(read('cart_viewed', { cart: { lines: [line], cost: line.cost } }).properties).toEqual({
    value: 58,
    currency: 'EUR',
    products: [{ ...lamp, quantity: 2 }],
  })
  expect(read('search_submitted', { searchResult: { query: 'lamp' } }).properties).toEqual({ query: 'lamp' })
  expect(
    read('collection_viewed', { collection: { id: '9', title: 'Lamps', productVariants: [variant] } }).properties,
  ).toEqual({ list_id: '9', category: 'Lamps', products: [lamp] })
})

test('a completed checkout becomes the order, under the id that its webhook has', () => {
  const checkout = {
    token: 'abc',
    currencyCode: 'EUR',
    order: { id: 'gid://shopify/Order/5550001112223334' },
    lineItems: [{ title: 'Lamp', quantity: 2, variant }],
    discountApplications: [
      { type: 'AUTOMATIC', title: 'Spring' },
      { type: 'DISCOUNT_CODE', title: 'ANN10' },
    ],
    discountsAmount: { amount: 5.8 },
    shippingLine: { price: { amount: 4.9 } },
    subtotalPrice: { amount: 52.2 },
    totalPrice: { amount: 57.1, currencyCode: 'EUR' },
    totalTax: { amount: 9.12 },
  }
  const done = read('checkout_completed', { checkout }, 'https://shop.example/checkouts/cn/secret/thank-you?key=k')
  expect(done).toMatchObject({ type: 'track', event: 'Order Completed' })
  expect(done.properties).toEqual({
    checkout_id: 'abc',
    order_id: '5550001112223334',
    currency: 'EUR',
    revenue: 52.2,
    total: 57.1,
    tax: 9.12,
    shipping: 4.9,
    discount: 5.8,
    coupon: 'ANN10',
    products: [{ ...lamp, quantity: 2 }],
  })
})

test('the address of a checkout or an order is told without what would open it', () => {
  const urlOf = (href: string) => read('page_viewed', null, href).page.url
  expect(urlOf('https://shop.example/checkouts/cn/Z2NwLXVz/information?key=k')).toBe(
    'https://shop.example/checkouts/cn/',
  )
  expect(urlOf('https://shop.example/checkouts/Z2NwLXVz')).toBe('https://shop.example/checkouts/')
  expect(urlOf('https://shop.example/123/orders/0a1b2c/authenticate?key=k')).toBe('https://shop.example/123/orders/')
})

test('every event that is subscribed to is read, even where Shopify leaves its data out', () => {
  for (const name of pixelEvents) {
    expect(read(name, null).type).toBe(name === 'page_viewed' ? 'page' : 'track')
    const sparse = {
      checkout: { order: null, shippingLine: null, lineItems: [{ variant: null }] },
      cart: null,
      cartLine: null,
    }
    expect(() => read(name, sparse)).not.toThrow()
  }
})
