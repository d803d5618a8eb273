import { expect, test } from 'vitest'
import { ask, cast, server } from '../../../test/server.ts'

test('what is stated by hand takes the place of what was imported, and is gone when taken away', async () => {
  const { app, parts } = await server()
  const { editor, owner, brand } = await cast(parts)
  const url = `/api/v1/brands/${brand.id}`
  const table = 'sku,unit_cost,currency,valid_from\nMUG,3.85,USD,2026-01-01\nTEA,2.10,USD,2026-01-01\n'
  const uploaded = await ask(app, editor, 'POST', `${url}/imports?name=costs.csv&commit=true`, table)
  expect(uploaded.statusCode).toBe(201)
  await parts.queue.idle()
  const costs = async () => (await ask(app, editor, 'GET', `${url}/costs`)).json().items
  expect(await costs()).toMatchObject([
    { sku: 'MUG', unit_cost: '3.85', source: 'costs-table' },
    { sku: 'TEA', unit_cost: '2.1', source: 'costs-table' },
  ])

  const stated = { sku: 'MUG', valid_from: '2026-01-01', currency: 'EUR', unit_cost: '3.9' }
  expect((await ask(app, editor, 'POST', `${url}/costs`, stated)).statusCode).toBe(201)
  expect(await costs()).toMatchObject([{ ...stated, source: 'stated' }, { sku: 'TEA' }])

  expect((await ask(app, editor, 'DELETE', `${url}/costs?sku=TEA&valid_from=2026-01-01`)).statusCode).toBe(204)
  expect((await ask(app, editor, 'DELETE', `${url}/costs?sku=TEA&valid_from=2026-01-01`)).statusCode).toBe(404)
  expect((await costs()).map(({ sku }: { sku: string }) => sku)).toEqual(['MUG'])

  const { items } = (await ask(app, owner, 'GET', `${url}/audit`)).json()
  expect(items.map(({ action, what }: { action: string; what: string }) => [action, what])).toEqual(
    expect.arrayContaining([
      ['costs.state', 'costs/MUG/2026-01-01'],
      ['costs.remove', 'costs/TEA/2026-01-01'],
    ]),
  )
  await parts.deriver.idle()
})

test('a product is found by a part of its SKU, and lists go on page by page', async () => {
  const { app, parts } = await server()
  const { editor, brand } = await cast(parts)
  const url = `/api/v1/brands/${brand.id}/products`
  for (const sku of ['MUG-BLUE', 'MUG-RED', 'TEA'])
    await ask(app, editor, 'POST', url, { sku, title: sku, price: '9.50', currency: 'USD' })
  const mugs = (await ask(app, editor, 'GET', `${url}?search=mug`)).json()
  expect(mugs.items).toMatchObject([{ sku: 'MUG-BLUE', price_minor: 950 }, { sku: 'MUG-RED' }])
  const first = (await ask(app, editor, 'GET', `${url}?limit=2`)).json()
  const rest = (await ask(app, editor, 'GET', `${url}?limit=2&cursor=${first.next}`)).json()
  expect([...first.items, ...rest.items].map(({ sku }: { sku: string }) => sku)).toEqual(['MUG-BLUE', 'MUG-RED', 'TEA'])
  expect(rest.next).toBeUndefined()
  await parts.deriver.idle()
})
