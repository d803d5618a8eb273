import { expect, test } from 'vitest'
import { importing, uciFile } from '../../../test/imports.ts'
import { liveLoads } from '../../manage/loads.ts'
import { sql, str, u64s } from '../../store/sql.ts'

const shopify = (lines: readonly string[]) =>
  `Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Refunded Amount\n${lines.join('\n')}\n`

test('a line that another import had in part is whole again when that one is undone', async () => {
  const { brand, take, queue, lines } = await importing()
  const order = (refunded: string) =>
    `#1,a@b.c,paid,GBP,8.00,0.00,0.00,8.00,,2.00,2026-01-05 10:00:00 +0000,1,Mug,10.00,MUG,${refunded}`
  const later = '#2,a@b.c,paid,GBP,8.00,0.00,0.00,8.00,,0.00,2026-01-06 10:00:00 +0000,1,Mug,8.00,MUG,0.00'
  const first = await take('first.csv', shopify([order('0.00')]))
  const second = await take('second.csv', shopify([order('5.00'), later]))
  expect(second.counts).toMatchObject({ imported: 2, replaced: 1, already_in: { [first.id]: 1 } })
  const before = await lines()
  await queue.undo(brand, first.id)
  await queue.idle()
  expect(await lines()).toEqual(before)
})

test('an import that is read again says nothing newer than when it came', async () => {
  const { brand, take, queue, warehouse, registry, lines } = await importing()
  const costs = (rows: string) => `sku,unit_cost,currency,valid_from\n${rows}\n`
  const orders = (rows: string) => `order_id,order_date,sku,quantity,unit_price,currency,status\n${rows}\n`
  const other = await take('other.csv', costs('Y,1.00,GBP,2020-01-01'))
  const sold = await take('sold.csv', orders('9,2026-01-05,Z,1,5.00,GBP,paid'))
  await take('older.csv', costs('X,5.00,GBP,2020-01-01\nY,1.00,GBP,2020-01-01'))
  await take('earlier.csv', orders('1,2026-01-05,A,1,5.00,GBP,paid\n9,2026-01-05,Z,1,5.00,GBP,paid'))
  await take('newer.csv', costs('X,6.00,GBP,2020-01-01'))
  await take('later.csv', orders('1,2026-01-05,A,2,5.00,GBP,paid'))
  for (const { id } of [other, sold]) await queue.undo(brand, id)
  await queue.idle()
  const live = u64s(await liveLoads(registry, brand))
  const stated = await warehouse.query(sql`
    SELECT sku, toFloat64(unit_cost) AS cost FROM product_costs WHERE brand = ${str(brand)} AND load IN ${live}
    ORDER BY sku, as_of DESC, received_at DESC LIMIT 1 BY sku`)
  expect(stated).toEqual([
    { sku: 'X', cost: 6 },
    { sku: 'Y', cost: 1 },
  ])
  expect(await lines()).toEqual(['1 A 2 5', '9 Z 1 5'])
})

test('an import that is undone while another leaves out its lines takes none of them away', async () => {
  const { brand, take, drop, queue, lines, look } = await importing()
  const shared = Array.from({ length: 20_000 }, (_, i) => `${i >> 3} A${i % 8} 1 1.00`)
  const first = await take('first.csv', uciFile([...shared, 'x P 1 1.00']))
  const [second] = await drop('second.csv', uciFile([...shared, 'x Q 1 1.00']))
  if (!second) throw new Error('no import')
  await queue.commit(brand, second.id, ['*'])
  await queue.undo(brand, first.id)
  await queue.idle()
  expect(await lines()).toHaveLength(shared.length + 1)
  expect((await look(second.id)).counts).toMatchObject({ imported: shared.length + 1, already_in: {} })
})
