import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { DataTable } from './data-table.tsx'

const mark = createElement('button', { type: 'button' }, 'what it means')
const columns = [
  { id: 'sku', header: 'SKU', cell: ({ sku }: { sku: string }) => sku },
  { id: 'sales', header: 'Sales', mark, value: () => 1, cell: () => 1, right: true },
]

test('a heading that sorts and the mark beside it are two buttons, one after the other', () => {
  const html = renderToStaticMarkup(
    createElement(DataTable<{ sku: string }>, { label: 'Products', items: [{ sku: 'A' }], columns }),
  )
  const buttons = [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, inside]) => inside)
  expect(buttons).toEqual(['Sales', 'what it means'])
})
