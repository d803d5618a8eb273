import { expect, test } from 'vitest'
import { ask, cast, server } from '../../../test/server.ts'
import { listAudit } from '../../manage/audit.ts'
import { addStatedLoad, brandScope, liveLoads, nextLoad } from '../../manage/loads.ts'
import { staleBrands } from '../../manage/slices.ts'
import { sql, str } from '../../store/sql.ts'
import { findImport } from '../imports/import-records.ts'
import { costs } from './costs.ts'
import { products } from './products.ts'
import { listStated, stateFact } from './state.ts'

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

test('a statement that is cut off between the two stores counts nowhere, and the next start takes it away', async () => {
  const { parts } = await server()
  const { brand, owner } = await cast(parts)
  const { registry, warehouse } = parts
  const actor = { kind: 'user', id: owner.user.id, name: owner.user.name } as const
  const page = { search: '', offset: 0, limit: 10 }
  await stateFact(parts, products, actor, brand.id, { sku: 'MUG', title: 'Mug' })
  await parts.deriver.idle()
  await registry.db.updateTable('brands').set({ stale_since: null }).where('id', '=', brand.id).execute()
  const killed = { ...warehouse, dropPartition: () => Promise.reject(new Error('killed')) }
  await expect(
    stateFact({ warehouse: killed, registry }, products, actor, brand.id, { sku: 'MUG', title: 'Cup' }),
  ).rejects.toThrow('killed')

  const written = () => warehouse.query(sql`SELECT title FROM products WHERE brand = ${str(brand.id)} ORDER BY as_of`)
  expect(await written()).toEqual([{ title: 'Mug' }, { title: 'Cup' }])
  expect(await listStated(parts, products, brand.id, page)).toMatchObject([{ title: 'Mug' }])
  expect((await listAudit(registry, brand.id)).items.filter(({ action }) => action === 'products.state')).toHaveLength(
    1,
  )
  expect(await staleBrands(registry)).not.toContain(brand.id)
  await parts.queue.resume()
  expect(await written()).toEqual([{ title: 'Mug' }])
})

test('the row, its entry in the trail and the need to rebuild come together', async () => {
  const { parts } = await server()
  const { brand } = await cast(parts)
  const nobody = { kind: 'user', id: 'x', name: '\0' } as const
  await expect(stateFact(parts, products, nobody, brand.id, { sku: 'MUG' })).rejects.toThrow()
  expect(await listStated(parts, products, brand.id, { search: '', offset: 0, limit: 10 })).toEqual([])
})

test('many statements are gathered, and count as before', async () => {
  const { parts } = await server()
  const { brand, owner } = await cast(parts)
  const { registry, warehouse } = parts
  const actor = { kind: 'user', id: owner.user.id, name: owner.user.name } as const
  const state = (title: string) => stateFact(parts, products, actor, brand.id, { sku: 'MUG', title })
  await state('First')
  await state('Second')
  for (let i = 2; i < 100; i++) await addStatedLoad(registry, brand.id, await nextLoad(registry))
  expect(await liveLoads(registry, brand.id)).toHaveLength(101)
  await state('Third')
  expect(await liveLoads(registry, brand.id)).toEqual([0, expect.any(Number)])
  const loads = sql`SELECT title, load = 0 AS gathered FROM products WHERE brand = ${str(brand.id)} ORDER BY as_of`
  expect(await warehouse.query(loads)).toEqual([
    { title: 'First', gathered: 1 },
    { title: 'Second', gathered: 1 },
    { title: 'Third', gathered: 0 },
  ])
  const listed = await listStated(parts, products, brand.id, { search: '', offset: 0, limit: 10 })
  expect(listed).toMatchObject([{ title: 'Third' }])
  expect((await brandScope(registry, brand.id)).liveLoads).toEqual(await liveLoads(registry, brand.id))
})

test('an import that leaves out what was stated by hand is read once', async () => {
  const { parts } = await server()
  const { brand, owner, editor } = await cast(parts)
  const actor = { kind: 'user', id: owner.user.id, name: owner.user.name } as const
  await stateFact(parts, costs, actor, brand.id, {
    sku: 'MUG',
    unit_cost: '3.85',
    currency: 'USD',
    valid_from: '2026-01-01',
  })
  const table = 'sku,unit_cost,currency,valid_from\nMUG,3.85,USD,2026-01-01\n'
  const url = `/api/v1/brands/${brand.id}/imports`
  const { app } = await server()
  const [one] = (await ask(app, editor, 'POST', `${url}?name=costs.csv&commit=true`, table)).json().items
  await parts.queue.idle()
  const record = await findImport(parts.registry, brand.id, one.id)
  expect(record).toMatchObject({ status: 'committed', progress: null, counts: { imported: 0, already_there: 1 } })
})
