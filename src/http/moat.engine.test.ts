import { expect, test } from 'vitest'
import { fabricateCustomers } from '../../bench/fabricate-customers.ts'
import { order } from '../../test/ordering.ts'
import { cast, server } from '../../test/server.ts'
import { deriveCustomers } from '../derive/customers.ts'
import { brandScope, nextSlice } from '../manage/loads.ts'
import { sql, str } from '../store/sql.ts'

const customers = fabricateCustomers(600, {
  buying: { r: 0.8, alpha: 40, a: 0.8, b: 3 },
  spending: { p: 5, q: 4, v: 2000 },
  longest: 300,
  grain: 1,
})

test('two people who ask for a dark test at once are answered by the same one', async () => {
  const { app, parts } = await server()
  const { warehouse, registry, darkTester } = parts
  const { brand, owner, editor } = await cast(parts)
  const slice = await nextSlice(registry)
  await registry.db.updateTable('brands').set({ slice, stale_since: null }).where('id', '=', brand.id).execute()
  await order(warehouse, { brand: brand.id, slice }, customers, '2026-03-30', () => ({ sales_channel: 'amazon' }))
  await deriveCustomers(warehouse, { ...(await brandScope(registry, brand.id)), tollRules: [] })
  const url = `/api/v1/brands/${brand.id}/moat/dark-test`
  const asks = ({ headers }: typeof owner, payload: object) => app.inject({ method: 'POST', url, headers, payload })
  // While one is under way, what both ask for has not begun.
  const first = darkTester.now(brand.id)
  const answers = await Promise.all([asks(owner, { assumptions: { marketplace_paid: 0.5 } }), asks(editor, {})])
  await first
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  const [one, other] = answers.map((answer) => answer.json())
  expect(other).toEqual(one)
  expect(one).toMatchObject({ missing: '', assumptions: { marketplace_paid: 0.5 } })
  const [kept] = await warehouse.query<{ tests: number }>(
    sql`SELECT uniqExact(tested_at) AS tests FROM dark_tests WHERE brand = ${str(brand.id)}`,
  )
  expect(kept?.tests).toBe(2)
})
