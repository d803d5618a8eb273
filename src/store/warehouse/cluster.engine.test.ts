import { expect, test } from 'vitest'
import { cluster } from '../../../test/cluster.ts'
import { newBrandId } from '../../../test/engines.ts'
import { sql, str, u64s } from '../sql.ts'

const warehouse = await cluster()
const columns = ['brand', 'load', 'line_no', 'store', 'order_id', 'goods_minor']

function lines(brand: string, load: number, orders: number): Buffer {
  const rows = Array.from({ length: orders }, (_, i) => [brand, load, i, 'shop', `o${i}`, 100].join('\t'))
  return Buffer.from(`${rows.join('\n')}\n`)
}

test('rows are spread over both shards and counted once', async () => {
  const brand = newBrandId()
  await warehouse.insert('order_lines', columns, lines(brand, 1, 1000))
  const [whole] = await warehouse.query(
    sql`SELECT count() AS rows FROM order_lines WHERE brand = ${str(brand)} AND load IN ${u64s([1])}`,
  )
  const [first] = await warehouse.query<{ rows: number }>(
    sql`SELECT count() AS rows FROM order_lines_local WHERE brand = ${str(brand)}`,
  )
  expect(whole).toEqual({ rows: 1000 })
  expect(first?.rows).toBeGreaterThan(300)
  expect(first?.rows).toBeLessThan(700)
})
