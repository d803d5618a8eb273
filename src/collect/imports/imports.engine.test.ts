import { expect, test } from 'vitest'
import { importing, orderTable, uciFile } from '../../../test/imports.ts'
import { sql, str, u64 } from '../../store/sql.ts'

const shop = uciFile(['1 A 6 1.85', '1 B 2 3.00', '1 A 6 1.85', '2 A 1 1.85'])

test('every line of a file is imported, already there, or quarantined', async () => {
  const { take } = await importing()
  const one = await take('shop.csv', `${shop}3,C,LANTERN,many,2011-03-01T09:15:00Z,1,1,Norway\n\n,,,,,,,\n`)
  expect(one.status).toBe('committed')
  expect(one.counts).toMatchObject({ rows_in: 5, imported: 4, already_there: 0, quarantined: 1, ignored: 2 })
})

test('two equal lines of an order stay two', async () => {
  const { take, lines } = await importing()
  await take('shop.csv', shop)
  expect(await lines()).toEqual(['1 A 6 1.85', '1 A 6 1.85', '1 B 2 3', '2 A 1 1.85'])
})

test('the same file twice changes nothing, and the preview says so', async () => {
  const { drop, take, lines } = await importing()
  await take('shop.csv', shop)
  const before = await lines()
  const [again] = await drop('again.csv', shop)
  expect(again?.findings?.map(({ code }) => code)).toContain('same_file')
  expect(again?.counts).toMatchObject({ rows_in: 4, imported: 0, already_there: 4 })
  const third = await take('third.csv', shop)
  expect(third.counts).toMatchObject({ rows_in: 4, imported: 0, already_there: 4 })
  expect(await lines()).toEqual(before)
})

test('overlapping halves, cut in the middle of an order, give what the whole file gives', async () => {
  const lines = ['1 A 6 1.85', '2 A 1 1.85', '2 B 1 2.00', '2 B 1 2.00', '2 C 3 1.00', '3 A 1 1.85']
  const whole = await importing()
  await whole.take('whole.csv', uciFile(lines))
  for (const [first, second] of [
    [lines.slice(0, 4), lines.slice(2)],
    [lines.slice(2), lines.slice(0, 4)],
  ] as const) {
    const halves = await importing()
    const a = await halves.take('a.csv', uciFile(first))
    const b = await halves.take('b.csv', uciFile(second))
    expect(await halves.lines()).toEqual(await whole.lines())
    expect([a.counts?.imported, b.counts?.imported, b.counts?.already_there]).toEqual([4, 2, 2])
  }
})

test('a newer version of an order replaces the older, and an older export imported later changes nothing', async () => {
  const { take, lines } = await importing()
  const old = orderTable(['1 A 2 5.00 paid 2026-01-05', '2 B 1 9.00 paid 2026-01-05'])
  const fresh = orderTable(['1 A 1 5.00 paid 2026-01-09', '2 B 1 9.00 paid 2026-01-05'])
  await take('old.csv', old)
  const newer = await take('new.csv', fresh)
  expect(newer.counts).toMatchObject({ imported: 1, replaced: 1, already_there: 1 })
  const after = await lines()
  expect(after).toEqual(['1 A 1 5', '2 B 1 9'])
  const late = await take('late.csv', `${old}\n`)
  expect(late.counts).toMatchObject({ imported: 0, already_there: 2 })
  expect(await lines()).toEqual(after)
})

test('an undone import counts no more; lines that another had left out because of it come back through that one', async () => {
  const { take, queue, lines, look } = await importing()
  const a = await take('a.csv', uciFile(['1 A 1 1.00', '2 A 1 1.00']))
  const b = await take('b.csv', uciFile(['2 A 1 1.00', '3 A 1 1.00']))
  expect(b.counts?.already_in).toEqual({ [a.id]: 1 })
  await queue.undo(a.brand, a.id)
  await queue.idle()
  expect(await lines()).toEqual(['2 A 1 1', '3 A 1 1'])
  expect((await look(b.id)).counts).toMatchObject({ imported: 2, already_there: 0, already_in: {} })
  await queue.commit(a.brand, a.id)
  await queue.idle()
  expect((await look(a.id)).counts).toMatchObject({ imported: 1, already_there: 1, already_in: { [b.id]: 1 } })
  expect(await lines()).toEqual(['1 A 1 1', '2 A 1 1', '3 A 1 1'])
})

test('two imports at once give what one after the other gives', async () => {
  const { queue, submission, lines, look } = await importing()
  const first = uciFile(['1 A 1 1.00', '2 A 1 1.00', '3 A 1 1.00'])
  const second = uciFile(['2 A 1 1.00', '3 A 1 1.00', '4 A 1 1.00'])
  const submitted = await Promise.all(
    [first, second].map((file, i) => queue.submit(submission(`${i}.csv`, file, { commit: true, accept: ['*'] }))),
  )
  await queue.idle()
  const imports = await Promise.all(submitted.flat().map(({ id }) => look(id)))
  expect(imports.map(({ status }) => status)).toEqual(['committed', 'committed'])
  expect(imports.map(({ counts }) => counts?.imported).sort()).toEqual([1, 3])
  expect(await lines()).toEqual(['1 A 1 1', '2 A 1 1', '3 A 1 1', '4 A 1 1'])
})

test('nothing counts before it is committed, and a cancelled import leaves nothing', async () => {
  const { drop, queue, lines, look, warehouse } = await importing()
  const [one] = await drop('shop.csv', shop)
  if (!one) throw new Error('no import')
  expect(one.status).toBe('ready')
  expect(await lines()).toEqual([])
  await queue.cancel(one.brand, one.id)
  await queue.idle()
  expect((await look(one.id)).status).toBe('cancelled')
  expect(await warehouse.query(sql`SELECT * FROM staged_order_lines WHERE load = ${u64(one.load ?? 0)}`)).toEqual([])
})

test('the preview tells rows, period, currencies, stores, countries and what is odd', async () => {
  const { drop } = await importing()
  const [one] = await drop(
    'shop.csv',
    uciFile(['1 A 6 1.85', '2 B 1 0', '3 C 1 -2', '4 D 1 2500000', '5 E 2 2.00 2099-01-01']),
  )
  expect(one?.preview).toMatchObject({
    rows: 5,
    facts: { order_lines: 5 },
    period: { from: '2011-03-01', to: '2099-01-01' },
    currencies: ['GBP'],
    orders: { documents: 5, customers: 1, places: 1 },
    countries: ['GB'],
    encoding: 'utf-8',
    delimiter: ',',
  })
  expect(one?.preview?.first_rows).toHaveLength(5)
  expect(Object.fromEntries((one?.findings ?? []).map(({ code, lines }) => [code, lines]))).toMatchObject({
    future_dates: [6],
    absurd_amounts: [5],
    negative_prices: [4],
    zero_prices: [3],
  })
})

test('the period of a preview is counted in days of the brand', async () => {
  const importer = await importing()
  const lateEvening = '2026-06-30T23:30:00Z'
  const table = `order_id,order_date,sku,quantity,unit_price,currency\n1,${lateEvening},A,1,2.00,GBP\n`
  const [one] = await importer.drop('orders.csv', table)
  expect(one?.preview).toMatchObject({ period: { from: '2026-07-01', to: '2026-07-01' } })
})

test('a text is kept to the letter, whatever stands in it but a zero character', async () => {
  const { take, brand, warehouse } = await importing()
  const titles = ['tab\there', 'back\\slash \\N', 'two\r\nlines', 'quote "x"', "it's", '茶 ☕', 'nul\0', '\\N', ' =1+1']
  const rows = titles.map((title, i) => `${i},A,"${title.replaceAll('"', '""')}",1,2011-03-01T09:15:00Z,1,1,Norway\n`)
  const one = await take('a.csv', uciFile([]) + rows.join(''))
  expect(one.counts).toMatchObject({ imported: titles.length })
  const found = await warehouse.query<{ title: string }>(sql`
    SELECT title FROM order_lines WHERE brand = ${str(brand)} AND load = ${u64(one.load ?? 0)} ORDER BY line_no`)
  expect(found.map(({ title }) => title)).toEqual(titles.map((title) => title.replace('\0', '').trim()))
})

test('a line without refunds told one by one has the hash that it had before they were kept', async () => {
  const { take, brand, warehouse } = await importing()
  await take('shop.csv', uciFile(['1 A 6 1.85']))
  const rows = await warehouse.query<{ hash: string }>(
    sql`SELECT toString(row_hash) AS hash FROM order_lines WHERE brand = ${str(brand)}`,
  )
  expect(rows).toEqual([{ hash: '85914707847621118040999332686352819240' }])
})
