import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { importing, uciFile } from '../../../test/imports.ts'
import { liveLoads } from '../../manage/loads.ts'
import { sql, str, u64s } from '../../store/sql.ts'
import { listQuarantine, quarantineCsv } from './quarantine.ts'

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

test('the lines that an undone import could not read are still there after a restart, and doing it again reads them anew', async () => {
  const { brand, take, queue, lines, look, warehouse } = await importing()
  const one = await take('a.csv', `${uciFile(['1 A 1 1.00'])}2,B,x,many,2011-03-01T09:15:00Z,1,1,Norway\n`)
  const quarantined = async () => listQuarantine(warehouse, await look(one.id), { after: 0, limit: 10 })
  const before = await quarantined()
  expect(before).toMatchObject([{ line_no: 3, value: 'many' }])
  await queue.undo(brand, one.id)
  await queue.idle()
  expect(await quarantined()).toEqual(before)
  await queue.resume()
  await queue.idle()
  expect(await quarantined()).toEqual(before)
  expect(await text(quarantineCsv(warehouse, await look(one.id), 'en'))).toContain('"2","B","x","many"')
  const facts = sql`SELECT count() AS rows FROM order_lines WHERE brand = ${str(brand)}`
  expect(await warehouse.query(facts)).toEqual([{ rows: 0 }])

  await queue.commit(brand, one.id)
  await queue.idle()
  expect(await lines()).toEqual(['1 A 1 1'])
  expect(await quarantined()).toEqual(before)
  const kept = sql`SELECT count() AS rows FROM quarantine WHERE brand = ${str(brand)}`
  expect(await warehouse.query(kept)).toEqual([{ rows: 1 }])
})

test('facts that a kill has left of an undone import are taken away at the next start, its quarantine is not', async () => {
  const { brand, take, queue, look, warehouse } = await importing()
  const one = await take('a.csv', `${uciFile(['1 A 1 1.00'])}2,B,x,many,2011-03-01T09:15:00Z,1,1,Norway\n`)
  await queue.undo(brand, one.id)
  await queue.idle()
  await warehouse.insert('order_lines', ['brand', 'load', 'line_no'], Buffer.from(`${brand}\t${one.load}\t2\n`))
  await queue.resume()
  await queue.idle()
  expect(await warehouse.query(sql`SELECT line_no FROM order_lines WHERE brand = ${str(brand)}`)).toEqual([])
  expect(await listQuarantine(warehouse, await look(one.id), { after: 0, limit: 10 })).toHaveLength(1)
})

test('an import that is undone while it is read again keeps the lines that it could not read', async () => {
  const { brand, take, queue, look, lines, warehouse } = await importing()
  const shared = Array.from({ length: 20_000 }, (_, i) => `${i >> 3} A${i % 8} 1 1.00`)
  const first = await take('first.csv', uciFile(shared))
  const second = await take('second.csv', `${uciFile(shared)}x,B,x,many,2011-03-01T09:15:00Z,1,1,Norway\n`)
  await queue.undo(brand, first.id)
  while ((await look(second.id)).progress?.load === undefined) await new Promise((resolve) => setTimeout(resolve, 5))
  await queue.undo(brand, second.id)
  await queue.idle()
  expect(await look(second.id)).toMatchObject({ status: 'undone', live: false })
  expect(await listQuarantine(warehouse, await look(second.id), { after: 0, limit: 10 })).toHaveLength(1)
  expect(await lines()).toEqual([])
})
