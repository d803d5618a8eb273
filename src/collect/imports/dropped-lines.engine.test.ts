import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { cluster } from '../../../test/cluster.ts'
import { engines } from '../../../test/engines.ts'
import { importing, orderTable, shopifyFile, uciFile } from '../../../test/imports.ts'
import { ledger, pick, scopeOf } from '../../../test/ledger.ts'
import { liveLoads } from '../../manage/loads.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import { quarantineCsv } from './quarantine.ts'

/** The order with both lines, and as it was after one was taken out. */
const before = orderTable(['1 A 2 5.00 paid 2026-01-05', '1 B 1 9.00 paid 2026-01-05', '2 A 1 5.00 paid 2026-01-05'])
const after = orderTable(['1 A 2 5.00 paid 2026-01-09', '2 A 1 5.00 paid 2026-01-05'])

test('a line that a newer version of its order no longer has counts no more, and undoing that brings it back', async () => {
  const { drop, take, queue, lines, brand } = await importing()
  await take('before.csv', before)
  const [looked] = await drop('after.csv', after)
  expect(looked?.findings).toContainEqual(
    expect.objectContaining({ code: 'lines_removed', level: 'warning', count: 1, lines: [2] }),
  )
  expect(await lines()).toHaveLength(3)
  await queue.commit(brand, looked?.id ?? '')
  await queue.idle()
  expect(await lines()).toEqual(['1 A 2 5', '2 A 1 5'])
  await queue.undo(brand, looked?.id ?? '')
  await queue.idle()
  expect(await lines()).toEqual(['1 A 2 5', '1 B 1 9', '2 A 1 5'])
  await queue.commit(brand, looked?.id ?? '')
  await queue.idle()
  expect(await lines()).toEqual(['1 A 2 5', '2 A 1 5'])
})

test('every line of a file that takes lines out is still imported, already there or quarantined', async () => {
  const { take, look, lines } = await importing()
  await take('before.csv', before)
  const one = await take('after.csv', `${after}3,soon,A,1,5.00,GBP,paid,\n`.replace('A,2,', 'A,1,'))
  const counts = { rows_in: 3, imported: 1, replaced: 1, already_there: 1, quarantined: 1 }
  expect((await look(one.id)).counts).toMatchObject(counts)
  expect(await lines()).toEqual(['1 A 1 5', '2 A 1 5'])
})

test('a file whose every line is there already still takes out what its orders no longer have', async () => {
  const { take, lines } = await importing()
  await take('before.csv', shopifyFile(['#1 MUG 1 8.00', '#1 TEA 2 3.00']))
  const one = await take('after.csv', shopifyFile(['#1 MUG 1 8.00'], { total: '14.00' }))
  expect(one.counts).toMatchObject({ imported: 0, already_there: 1 })
  expect(await lines()).toEqual(['#1 MUG 1 8'])
})

test('the same file twice changes nothing, whatever was taken out before', async () => {
  const { take, drop, lines } = await importing()
  for (const [i, file] of [before, after, after].entries()) await take(`${i}.csv`, file)
  expect(await lines()).toEqual(['1 A 2 5', '2 A 1 5'])
  const [again] = await drop('again.csv', `${after}\n`)
  expect(again?.counts).toMatchObject({ imported: 0, already_there: 2 })
  expect(again?.findings?.map(({ code }) => code)).not.toContain('lines_removed')
})

test.each([
  ['was imported before', [before, after, `${before}\n`]],
  ['was never imported', [after, before]],
])('an older export that %s takes no line out and brings none back', async (_, files) => {
  const { take, lines } = await importing()
  for (const [i, file] of files.entries()) await take(`${i}.csv`, file)
  expect(await lines()).toEqual(['1 A 2 5', '2 A 1 5'])
})

test('a line that an older export was left without comes back when the newer one is undone', async () => {
  const { take, queue, lines, brand } = await importing()
  const newer = await take('after.csv', after)
  const older = await take('before.csv', before)
  expect(older.counts).toMatchObject({ imported: 0, already_there: 3, already_in: { [newer.id]: 3 } })
  await queue.undo(brand, newer.id)
  await queue.idle()
  expect(await lines()).toEqual(['1 A 2 5', '1 B 1 9', '2 A 1 5'])
})

test('a later export that has the line again brings it back', async () => {
  const { take, lines } = await importing()
  await take('before.csv', before)
  await take('after.csv', after)
  await take('again.csv', orderTable(['1 A 2 5.00 paid 2026-01-12', '1 B 1 9.00 paid 2026-01-12']))
  expect(await lines()).toEqual(['1 A 2 5', '1 B 1 9', '2 A 1 5'])
})

test('the import that had the line, undone and done again, does not bring it back', async () => {
  const { take, queue, lines, brand } = await importing()
  const first = await take('before.csv', before)
  await take('after.csv', after)
  await queue.undo(brand, first.id)
  await queue.idle()
  expect(await lines()).toEqual(['1 A 2 5', '2 A 1 5'])
  await queue.commit(brand, first.id)
  await queue.idle()
  expect(await lines()).toEqual(['1 A 2 5', '2 A 1 5'])
})

test('of two equal lines, the one that is gone is taken out', async () => {
  const { take, lines } = await importing()
  await take('before.csv', orderTable(['1 A 2 5.00 paid 2026-01-05', '1 A 2 5.00 paid 2026-01-05']))
  await take('after.csv', orderTable(['1 A 2 5.00 paid 2026-01-09']))
  expect(await lines()).toEqual(['1 A 2 5'])
})

test('an order with a line in quarantine loses none; other orders of the file do', async () => {
  const { take, lines } = await importing()
  const both = (day: string) => [`1 A 1 5.00 paid ${day}`, `1 B 1 5.00 paid ${day}`, `2 A 1 5.00 paid ${day}`]
  await take('before.csv', orderTable([...both('2026-01-05'), '2 B 1 5.00 paid 2026-01-05']))
  const one = await take('after.csv', orderTable([...both('2026-01-09')]).replace(',B,1,', ',B,many,'))
  expect(one.counts).toMatchObject({ quarantined: 1, incomplete_orders: ['1'] })
  expect(await lines()).toEqual(['1 A 1 5', '1 B 1 5', '2 A 1 5'])
})

test('a file with a line that does not tell its order takes none out, and says so', async () => {
  const { take, drop, lines } = await importing()
  await take('before.csv', before)
  const [one] = await drop('after.csv', `${after}1,2026-01-05,B,1,9,GBP,paid,2026-01-09,one cell too many\n`, {
    commit: true,
    accept: ['*'],
  })
  expect(one?.findings?.map(({ code }) => code)).toContain('lines_kept')
  expect(one?.status).toBe('committed')
  expect(await lines()).toEqual(['1 A 2 5', '1 B 1 9', '2 A 1 5'])
})

test('a file that takes lines out of most of its orders has to be accepted first', async () => {
  const { take, drop, lines } = await importing()
  const file = (day: string, skus: readonly string[]) =>
    orderTable(Array.from({ length: 12 }, (_, i) => skus.map((sku) => `${i} ${sku} 1 5.00 paid ${day}`)).flat())
  await take('before.csv', file('2026-01-05', ['A', 'B']))
  const [one] = await drop('part.csv', file('2026-01-09', ['A']), { commit: true })
  expect(one?.status).toBe('ready')
  expect(one?.findings).toContainEqual(expect.objectContaining({ code: 'lines_removed', level: 'error', count: 12 }))
  expect(await lines()).toHaveLength(24)
})

test('a file that was looked at before the orders came that it takes lines out of has to be accepted anew', async () => {
  const { take, drop, look, queue, lines, brand } = await importing()
  const file = (day: string, skus: readonly string[]) =>
    orderTable(Array.from({ length: 12 }, (_, i) => skus.map((sku) => `${i} ${sku} 1 5.00 paid ${day}`)).flat())
  const [part] = await drop('part.csv', file('2026-01-09', ['A']))
  const id = part?.id ?? ''
  expect(part?.findings?.map(({ code }) => code)).toEqual(['unknown_customers'])
  await take('whole.csv', file('2026-01-05', ['A', 'B']))
  await queue.commit(brand, id)
  await queue.idle()
  expect(await look(id)).toMatchObject({
    status: 'ready',
    progress: null,
    findings: [part?.findings?.[0], { code: 'lines_removed', level: 'error', count: 12 }],
  })
  expect(await lines()).toHaveLength(24)
  await queue.commit(brand, id, ['lines_removed'])
  await queue.idle()
  expect((await look(id)).status).toBe('committed')
  expect(await lines()).toHaveLength(12)
})

test('corrected lines from the quarantine take out no others of their order', async () => {
  const { take, lines, warehouse } = await importing()
  const one = await take('a.csv', orderTable(['1 A 1 5.00 paid 2026-01-05', '1 B many 5.00 paid 2026-01-06']))
  const file = await text(quarantineCsv(warehouse, one, 'en'))
  await take('corrected.csv', file.replace('"many"', '"2"'))
  expect(await lines()).toEqual(['1 A 1 5', '1 B 2 5'])
})

test('files that are cut in the middle of an order, and tables without a date of change, take nothing out', async () => {
  const { take, lines } = await importing()
  const halves = [['1 A 1 5.00 paid 2026-01-05'], ['1 B 1 5.00 paid 2026-01-05', '2 A 1 5.00 paid 2026-01-07']]
  for (const [i, half] of halves.entries()) await take(`${i}.csv`, orderTable(half))
  const plain = (sku: string) =>
    `order_id,order_date,sku,quantity,unit_price,currency\n3,2026-01-05,${sku},1,5.00,GBP\n`
  for (const sku of ['A', 'B']) await take(`${sku}.csv`, plain(sku))
  for (const line of ['4 A 1 1.00', '4 B 1 1.00']) await take(`${line}.csv`, uciFile([line]))
  expect(await lines()).toEqual(['1 A 1 5', '1 B 1 5', '2 A 1 5', '3 A 1 5', '3 B 1 5', '4 A 1 1', '4 B 1 1'])
})

test('the order of another shop under the same number loses nothing', async () => {
  const { take, lines } = await importing()
  await take('one.csv', shopifyFile(['#1 MUG 1 8.00']))
  await take('two.csv', shopifyFile(['#1 TEA 2 3.00'], { at: '2026-02-01 09:00:00 +0000' }))
  expect(await lines()).toEqual(['#1 MUG 1 8', '#1 TEA 2 3'])
})

test('a line that was taken out is in no figure, and a fee for it is charged to its order', async () => {
  const { take, brand, warehouse, registry } = await importing()
  await take('before.csv', before)
  await take('after.csv', after)
  await take(
    'fees.csv',
    'date,order_id,sku,fee_type,amount,currency,channel\n2026-01-20,1,B,Commission,-1.50,GBP,own site\n',
  )
  const scope = scopeOf(brand, { currency: 'GBP', liveLoads: await liveLoads(registry, brand) })
  expect(pick(await ledger(warehouse, scope), 'order_id', 'sku', 'net_sales', 'commission')).toEqual([
    ['1', 'A', 1000, 150],
    ['2', 'A', 500, 0],
  ])
})

test('a line that was taken out needs no exchange rate, and one that came back does', async () => {
  const { take, brand, warehouse, registry } = await importing()
  const foreign = (file: string) => file.replace('B,1,9.00,GBP', 'B,1,9.00,USD')
  const gaps = async () => {
    const scope = scopeOf(brand, { currency: 'GBP', liveLoads: await liveLoads(registry, brand) })
    await ledger(warehouse, scope)
    return warehouse.query(
      sql`SELECT currency, what FROM rate_gaps WHERE brand = ${str(brand)} AND slice = ${u64(scope.slice)}`,
    )
  }
  await take('before.csv', foreign(before))
  const gap = [{ currency: 'USD', what: 'orders' }]
  expect(await gaps()).toEqual(gap)
  await take('after.csv', after)
  expect(await gaps()).toEqual([])
  await take('again.csv', foreign(before).replaceAll('2026-01-05 12', '2026-01-12 12'))
  expect(await gaps()).toEqual(gap)
})

test('a line that was taken out can be traced to the order in the file that no longer has it', async () => {
  const { take, brand, warehouse } = await importing()
  await take('before.csv', before)
  const { load } = await take('after.csv', after)
  const rows = await warehouse.query(sql`
    SELECT line_no, source, sku, status, toString(as_of) AS as_of, quantity FROM order_lines
    WHERE brand = ${str(brand)} AND load = ${u64(load ?? 0)} ORDER BY status`)
  expect(rows).toMatchObject([
    { line_no: 2, sku: 'B', status: 'removed', quantity: 1, source: 'orders-table', as_of: '2026-01-09 12:00:00.000' },
  ])
})

test('on two shards, too, a line that is gone is taken out, and an older export does not bring it back', async () => {
  const { registry } = await engines()
  const { take, lines, queue, brand } = await importing({ warehouse: await cluster(), registry })
  const orders = Array.from({ length: 20 }, (_, i) => `${i}`)
  const at = (day: string, skus: readonly string[]) =>
    orderTable(orders.flatMap((order) => skus.map((sku) => `${order} ${sku} 1 5.00 paid ${day}`)))
  await take('before.csv', at('2026-01-05', ['A', 'B']))
  const newer = await take('after.csv', at('2026-01-09', ['A']))
  expect(await lines()).toHaveLength(20)
  await take('between.csv', at('2026-01-07', ['A', 'B', 'C']))
  expect(await lines()).toHaveLength(20)
  await queue.undo(brand, newer.id)
  await queue.idle()
  expect(await lines()).toHaveLength(60)
})
