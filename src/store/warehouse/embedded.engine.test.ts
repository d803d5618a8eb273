import { expect, test } from 'vitest'
import { engines, newBrandId } from '../../../test/engines.ts'
import { sql, str, u64s } from '../sql.ts'

const { warehouse } = await engines()

test('rows that were inserted are there, with 64-bit numbers as numbers and decimals as text', async () => {
  const brand = newBrandId()
  await warehouse.insert(
    'rates',
    ['brand', 'load', 'line_no', 'day', 'base', 'quote', 'rate'],
    Buffer.from(`${brand}\t7\t1\t2026-01-31\tEUR\tUSD\t1.0842\n`),
  )
  const rows = await warehouse.query(
    sql`SELECT load, day, quote, rate FROM rates WHERE brand = ${str(brand)} AND load IN ${u64s([0, 7])}`,
  )
  expect(rows).toEqual([{ load: 7, day: '2026-01-31', quote: 'USD', rate: '1.0842' }])
})
