import { expect, test } from 'vitest'
import { table } from './output.ts'

test('columns are aligned, numbers at the right, Chinese characters two places wide', () => {
  const columns = [
    { key: 'name', title: 'name' },
    { key: 'orders', title: 'orders', right: true },
  ]
  const rows = [
    { name: '独立站', orders: 12 },
    { name: 'amazon', orders: null },
  ]
  expect(table(columns, rows).split('\n')).toEqual(['name    orders', '独立站      12', 'amazon       –'])
})
