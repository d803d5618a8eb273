import { expect, test } from 'vitest'
import { productOfJsonLd } from './product.ts'

const page = 'https://shop.example/products/lamp'
const lamp = {
  '@type': 'Product',
  name: 'Lamp',
  sku: 'L-1',
  brand: { '@type': 'Brand', name: 'Acme' },
  offers: { '@type': 'Offer', price: '19.90', priceCurrency: 'EUR' },
}
const seen = (block: unknown, at = page) => JSON.parse(JSON.stringify(productOfJsonLd([block], at) ?? null))

test('a product is found alone, in a list, in a graph, and as what the page is about', () => {
  const found = { sku: 'L-1', name: 'Lamp', brand: 'Acme', price: '19.90', currency: 'EUR' }
  expect(seen(lamp)).toEqual(found)
  expect(seen([{ '@type': 'BreadcrumbList' }, lamp])).toEqual(found)
  expect(seen({ '@graph': [{ '@type': 'WebSite', name: 'Acme' }, lamp] })).toEqual(found)
  expect(seen({ '@type': 'ItemPage', mainEntity: lamp })).toEqual(found)
  expect(seen({ ...lamp, '@type': ['Product', 'Thing'], brand: 'Acme' })).toEqual(found)
})

test('a page with several products, or none, is about none', () => {
  expect(seen([lamp, { ...lamp, name: 'Chair' }])).toBeNull()
  expect(seen({ '@type': 'ItemList', itemListElement: [{ item: lamp }] })).toBeNull()
  expect(seen({ '@type': 'Organization', name: 'Acme' })).toBeNull()
  for (const odd of [null, 'text', 7, [null], { '@graph': null }]) expect(seen(odd)).toBeNull()
})

test('a second block about the same product, as review apps add it, takes nothing away', () => {
  expect(seen([{ '@type': 'Product', name: 'Lamp', aggregateRating: {} }, lamp])).toMatchObject({ price: '19.90' })
})

const variant = (id: number, price: string) => ({
  '@type': 'Product',
  name: `Lamp ${id}`,
  sku: `L-${id}`,
  offers: { '@type': 'Offer', price, priceCurrency: 'EUR', url: `/products/lamp?variant=${id}` },
})
const group = {
  '@type': 'ProductGroup',
  name: 'Lamp',
  productGroupID: '77',
  hasVariant: [variant(1, '19'), variant(2, '29')],
}

test('of a product with variants it is the one in the address; without one, what differs is left out', () => {
  expect(seen(group, `${page}?variant=2&utm_source=x`)).toEqual({
    product_id: '77',
    sku: 'L-2',
    name: 'Lamp',
    variant: 'Lamp 2',
    price: '29',
    currency: 'EUR',
  })
  expect(seen(group)).toEqual({ product_id: '77', name: 'Lamp' })
})
