import { expect, test } from 'vitest'
import { importing, orderTable } from '../../../test/imports.ts'

test('dates of one file in four orders are read where they are sure, and told with field, line, reason and remedy', async () => {
  const { drop } = await importing()
  const days = ['2026-01-05', '13/04/2026', '04/13/2026', '2026/13/04', '5 Jan 2026', '31/02/2026']
  const rows = days.map((day, i) => `${i},${day},A,1,5\n`).join('')
  const [one] = await drop('a.csv', `order_id,order_date,sku,quantity,unit_price\n${rows}`)
  expect(one?.counts).toMatchObject({ rows_in: 6, imported: 3, quarantined: 3 })
  expect(one?.preview?.first_rows?.map(({ ordered_at }) => String(ordered_at).slice(0, 10))).toEqual([
    '2026-01-05',
    '2026-04-12',
    '2026-01-05',
  ])
  expect(one?.preview?.reasons).toMatchObject([
    {
      field: 'order_date',
      value: '04/13/2026',
      first_line: 4,
      lines: 3,
      reason: { en: expect.stringContaining('no such day'), zh: expect.stringMatching(/[一-龥]/) },
      remedy: { en: expect.stringContaining('correct the date'), zh: expect.stringMatching(/[一-龥]/) },
    },
  ])
})

test('amounts that cannot be are set aside, and those that are odd are told with their lines', async () => {
  const { drop } = await importing()
  const amounts = ['1,5.00', '-3,5.00', '1,-5.00', '1,99999999', '1,1e30', '999999999999,5.00', '1,0', '1,£5']
  const rows = amounts.map((amount, i) => `${i},2026-01-05,A,${amount}\n`).join('')
  const [one] = await drop('a.csv', `order_id,order_date,sku,quantity,unit_price\n${rows}`)
  expect(one?.counts).toMatchObject({ rows_in: 8, imported: 6, quarantined: 2 })
  expect(one?.preview?.reasons?.map(({ field, first_line }) => [field, first_line]).sort()).toEqual([
    ['quantity', 7],
    ['unit_price', 6],
  ])
  expect(Object.fromEntries((one?.findings ?? []).map(({ code, lines }) => [code, lines]))).toMatchObject({
    negative_quantities: [3],
    negative_prices: [4],
    absurd_amounts: [5],
    zero_prices: [8],
  })
})

test('dates that can be read in two orders must be confirmed before they count', async () => {
  const { drop, queue, look } = await importing()
  const file = 'order_id,order_date,sku,quantity,unit_price\n1,03/04/2026,A,1,5\n2,05/06/2026,A,1,5\n'
  const [one] = await drop('a.csv', file, { commit: true })
  expect(one).toMatchObject({ status: 'ready' })
  if (!one) throw new Error('no import')
  await expect(queue.commit(one.brand, one.id)).rejects.toThrow(/ambiguous_dates/)
  await queue.commit(one.brand, one.id, ['ambiguous_dates'])
  await queue.idle()
  expect((await look(one.id)).status).toBe('committed')
})

test('an unknown currency quarantines its lines, and one that is left blank is told', async () => {
  const { drop } = await importing()
  const [one] = await drop('a.csv', orderTable(['1 A 1 5.00 paid 2026-01-05']).replace('GBP', 'QQQ'))
  expect(one?.counts).toMatchObject({ rows_in: 1, quarantined: 1 })
  expect(one?.preview?.reasons?.[0]?.reason.en).toMatch(/currency/i)
  const [blank] = await drop('b.csv', orderTable(['1 A 1 5.00 paid 2026-01-05']).replace('GBP', ''))
  expect(blank?.findings?.find(({ code }) => code === 'blank_currencies')).toMatchObject({
    level: 'warning',
    lines: [2],
  })
})
