import { expect, test } from 'vitest'
import type { Field } from '../connectors/define.ts'
import { createRow } from '../connectors/row.ts'
import { watchOrders } from './incomplete-orders.ts'

const fields = {
  order: { type: 'text', label: { en: 'Order', zh: '订单' }, names: ['order'] },
  changed: { type: 'instant', label: { en: 'Changed', zh: '更新' }, names: ['changed'] },
} satisfies Record<string, Field>
const options = { store: '', currency: '', timeZone: 'UTC', dateOrder: 'ymd', decimal: 'point', country: '' } as const

function watched(wholeOrders: Parameters<typeof watchOrders>[0]['wholeOrders'], header = ['order', 'changed']) {
  const row = createRow(fields, header, undefined, options)
  const orders = watchOrders({ wholeOrders }, header, row)
  const load = (...cells: string[]) => {
    row.load(cells, 1)
    return orders
  }
  return { orders, load }
}

test('a file that was read whole lacks lines of no order', () => {
  const { orders, load } = watched({ order: 'order', dated: 'changed' })
  load('1', '2026-01-05').read()
  expect(orders.orders()).toEqual([])
})

test('an order with a quarantined line, or without the date of its change, may lack lines', () => {
  const { orders, load } = watched({ order: 'order', dated: 'changed' })
  load('1', '2026-01-05').quarantined(true)
  load('="2"', '').read()
  load('1', '').read()
  expect(orders.orders()).toEqual(['1', '2'])
})

test.each([
  ['an order without an id', ['', '2026-01-05'], true],
  ['an id that a spreadsheet shortened', ['5.76E+17', '2026-01-05'], true],
  ['cells that cannot be told apart', ['1', '2026-01-05'], false],
])('with %s, lines of any order may be missing', (_, cells, apart) => {
  const { orders, load } = watched({ order: 'order', dated: 'changed' })
  load(...cells).quarantined(apart)
  expect(orders.orders()).toBeNull()
})

test.each([
  ['a source that says nothing of whole orders', undefined, ['order', 'changed']],
  ['a table without the date of change', { order: 'order', dated: 'changed' }, ['order']],
  ['corrected lines from the quarantine', { order: 'order' }, ['order', 'millpond_line']],
])('%s never holds orders whole', (_, wholeOrders, header) => {
  const { orders, load } = watched(wholeOrders, header)
  load('1').read()
  expect(orders.orders()).toBeNull()
})

test('with quarantined lines of very many orders, lines of any may be missing', () => {
  const { orders, load } = watched({ order: 'order' })
  for (let i = 0; i < 2000; i++) load(`${i}`).quarantined(true)
  expect(orders.orders()).toBeNull()
})
