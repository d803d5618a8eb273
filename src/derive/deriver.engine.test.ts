import { pino } from 'pino'
import { expect, test } from 'vitest'
import { engines } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { shirt } from '../../test/ledger.ts'
import { person, server } from '../../test/server.ts'
import { createBrand, getBrand, updateBrand } from '../manage/brands.ts'
import { addStatedLoad, forgetStatedLoads, nextLoad } from '../manage/loads.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { createDeriver } from './deriver.ts'

const log = pino({ level: 'silent' })

async function newBrand() {
  const { parts } = await server()
  const { user } = await person(parts)
  const actor = { kind: 'user', id: user.id, name: user.name } as const
  const { id } = await createBrand(parts.registry, actor, { name: 'Acme', currency: 'USD', time_zone: 'UTC' })
  return { actor, id }
}

async function ordersOf(brand: string): Promise<{ slice: number; orders: number }[]> {
  const { warehouse } = await engines()
  return warehouse.query(
    sql`SELECT slice, count() AS orders FROM orders WHERE brand = ${str(brand)} GROUP BY slice ORDER BY slice`,
  )
}

test('figures follow their facts, and the slice that they replace stays for questions under way', async () => {
  const { warehouse, registry } = await engines()
  const { id } = await newBrand()
  const deriver = createDeriver({ warehouse, registry, log })
  await state(warehouse, id, 0, 'order_lines', [shirt])
  deriver.request(id)
  await deriver.idle()
  const first = await getBrand(registry, id)
  expect(first).toMatchObject({ derive_status: 'idle', stale_since: null, derived_at: expect.any(Date) })
  expect(await ordersOf(id)).toEqual([{ slice: first.slice, orders: 1 }])

  await state(warehouse, id, 0, 'order_lines', [{ ...shirt, order_id: '1002' }])
  deriver.request(id)
  await deriver.idle()
  const second = await getBrand(registry, id)
  expect(await ordersOf(id)).toEqual([
    { slice: first.slice, orders: 1 },
    { slice: second.slice, orders: 2 },
  ])
  await deriver.close()
})

test('what an earlier process left behind is dropped, and its work is done, at the next start', async () => {
  const { warehouse, registry } = await engines()
  const { id, actor } = await newBrand()
  await state(warehouse, id, 0, 'order_lines', [shirt])
  const abandoned = 900_000_001
  await warehouse.run(sql`INSERT INTO orders (brand, slice, order_id) VALUES (${str(id)}, ${u64(abandoned)}, '1')`)
  await updateBrand(registry, actor, id, { time_zone: 'Asia/Tokyo' })
  const deriver = createDeriver({ warehouse, registry, log })
  await deriver.resume()
  await deriver.idle()
  const brand = await getBrand(registry, id)
  expect(brand).toMatchObject({ derive_status: 'idle', stale_since: null })
  expect((await ordersOf(id)).map(({ slice }) => slice)).toEqual([brand.slice])
  await deriver.close()
})

test('a rebuild that fails leaves the figures that were live, and says why at the brand', async () => {
  const { warehouse, registry } = await engines()
  const { id } = await newBrand()
  await state(warehouse, id, 0, 'order_lines', [shirt])
  const good = createDeriver({ warehouse, registry, log })
  good.request(id)
  await good.idle()
  const before = await getBrand(registry, id)
  const broken = { ...warehouse, run: () => Promise.reject(new Error('a disk that is gone')) }
  const deriver = createDeriver({ warehouse: broken, registry, log })
  deriver.request(id)
  await deriver.idle()
  const after = await getBrand(registry, id)
  expect(after).toMatchObject({ slice: before.slice, derive_status: 'failed', derive_error: { code: 'internal' } })
  expect(await ordersOf(id)).toEqual([{ slice: before.slice, orders: 1 }])
  await Promise.all([good.close(), deriver.close()])
})

/** The same warehouse, with something that happens before the first statement of a rebuild runs. */
function interrupted(warehouse: Warehouse, happens: () => Promise<unknown>): Warehouse {
  let before: Promise<unknown> | undefined
  const run: Warehouse['run'] = async (...given) => {
    before ??= happens()
    await before
    return warehouse.run(...given)
  }
  return { ...warehouse, run }
}

test('an import that is undone while figures are rebuilt is not half in them', async () => {
  const { warehouse, registry } = await engines()
  const { id } = await newBrand()
  const load = await nextLoad(registry)
  await addStatedLoad(registry, id, load)
  await state(warehouse, id, 0, 'order_lines', [shirt])
  await state(
    warehouse,
    id,
    load,
    'order_lines',
    ['1002', '1003'].map((order_id) => ({ ...shirt, order_id })),
  )
  // A half of what is taken away is gone when the rebuild begins to read.
  const undo = async () => {
    await forgetStatedLoads(registry, id, [load])
    await warehouse.remove('order_lines', sql`brand = ${str(id)} AND load = ${u64(load)} AND order_id = '1002'`)
  }
  const deriver = createDeriver({ warehouse: interrupted(warehouse, undo), registry, log })
  deriver.request(id)
  await deriver.idle()
  const { slice } = await getBrand(registry, id)
  expect(await ordersOf(id)).toEqual([{ slice, orders: 1 }])
  await deriver.close()
})

test('a rebuild that is stopped is no failure, and is taken up at the next start even where nothing has changed', async () => {
  const { warehouse, registry } = await engines()
  const { id } = await newBrand()
  await state(warehouse, id, 0, 'order_lines', [shirt])
  let closing: Promise<void> | undefined
  const deriver = createDeriver({
    warehouse: interrupted(warehouse, async () => {
      closing = deriver.close()
    }),
    registry,
    log,
  })
  deriver.request(id)
  await deriver.idle()
  await closing
  expect(await getBrand(registry, id)).toMatchObject({ derive_status: 'running', derive_error: null, derived_at: null })
  const next = createDeriver({ warehouse, registry, log })
  await next.resume()
  await next.idle()
  expect(await getBrand(registry, id)).toMatchObject({ derive_status: 'idle', derived_at: expect.any(Date) })
  await next.close()
})

/** A warehouse that fails so many times before it works. */
function failing(warehouse: Warehouse, times: number) {
  const tries = { count: 0 }
  const run: Warehouse['run'] = (...given) => {
    if (tries.count >= times) return warehouse.run(...given)
    tries.count++
    return Promise.reject(new Error('a disk that is full'))
  }
  return { tries, warehouse: { ...warehouse, run } }
}

test('a rebuild that failed is tried again until it succeeds, and its error stands until then', async () => {
  const { warehouse, registry } = await engines()
  const { id } = await newBrand()
  await state(warehouse, id, 0, 'order_lines', [shirt])
  const full = failing(warehouse, 2)
  const deriver = createDeriver({ warehouse: full.warehouse, registry, log, retryDelaysMs: [300, 40] })
  deriver.request(id)
  await deriver.idle()
  expect(await getBrand(registry, id)).toMatchObject({ derive_error: { code: 'internal' }, derived_at: null })
  await expect.poll(async () => (await getBrand(registry, id)).derived_at, { timeout: 10_000 }).toBeInstanceOf(Date)
  expect(full.tries.count).toBe(2)
  expect(await getBrand(registry, id)).toMatchObject({ derive_status: 'idle', derive_error: null, stale_since: null })
  await deriver.close()
})

test('a deriver that is closed tries nothing again, and neither does one for a brand that is gone', async () => {
  const { warehouse, registry } = await engines()
  const { id } = await newBrand()
  const full = failing(warehouse, Number.POSITIVE_INFINITY)
  const deriver = createDeriver({ warehouse: full.warehouse, registry, log, retryDelaysMs: [50] })
  deriver.request(id)
  await deriver.idle()
  await deriver.close()
  expect(full.tries.count).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(full.tries.count).toBe(1)

  const errors: unknown[] = []
  const noting = { info: () => {}, error: (about: unknown) => void errors.push(about) }
  const other = createDeriver({ warehouse, registry, log: noting, retryDelaysMs: [5] })
  other.request('brd_gone')
  await other.idle()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(errors).toHaveLength(1)
  await other.close()
})
