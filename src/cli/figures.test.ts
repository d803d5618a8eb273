import { expect, test } from 'vitest'
import { figureTable } from './figures.ts'
import { orderColumns } from './order-columns.ts'

test('money stands in units of its currency, shares in percent, and what is not known as a dash', () => {
  const columns = {
    name: { unit: 'text', label: { en: 'Name', zh: '' } },
    net: { unit: 'money', label: { en: 'Net sales', zh: '' } },
    rate: { unit: 'share', label: { en: 'Rate', zh: '' } },
  } as const
  expect(
    figureTable(
      columns,
      [
        { name: 'A', net: 123456, rate: 0.1234 },
        { name: 'B', net: null, rate: null },
      ],
      'USD',
    ),
  ).toBe(['Name  Net sales (USD)   Rate', 'A             1234.56  12.3%', 'B                   –      –'].join('\n'))
  expect(figureTable(columns, [{ name: 'A', net: 1234, rate: 0 }], 'JPY')).toContain('1234 ')
})

test('an order behind a figure is shown with its amounts in units of the currency', () => {
  const order = {
    store: 'Shop',
    order_id: '1001',
    ordered_at: '2026-01-31 10:00:00.000',
    sales_channel: 'own_site',
    country: 'US',
    customer_id: 'ann',
    units: 2,
    price_paid: 4400,
    net_sales: 4000,
    refunds: 0,
    cm1: 2800,
    cm2: null,
    cm3: null,
    entries: 3,
  }
  const [titles, row] = figureTable(orderColumns, [order], 'USD').split('\n')
  expect(titles).toContain('Net sales (USD)')
  expect(row).toMatch(/^1001 .*40\.00 .*28\.00 .*– /)
  expect(Object.keys(orderColumns).filter((name) => !(name in order))).toEqual([])
})
