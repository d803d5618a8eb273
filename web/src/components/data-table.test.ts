import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { expect, test } from 'vitest'
import en from '../i18n/en.json' with { type: 'json' }
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

test('rows that were loaded are not told as all there are while more can be asked for', async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } })
  const items = Array.from({ length: 21 }, (_, place) => ({ sku: `${place}` }))
  const said = (more: boolean) =>
    renderToStaticMarkup(createElement(DataTable<{ sku: string }>, { label: 'Costs', items, columns, more }))
  expect(said(true)).toContain('21 rows so far<')
  expect(said(false)).toContain('21 rows<')
})

test('rows that do not open are neither clickable nor stops of the keyboard', () => {
  const items = [{ sku: 'A' }, { sku: '(other)' }]
  const opens = ({ sku }: { sku: string }) => sku !== '(other)'
  const html = renderToStaticMarkup(
    createElement(DataTable<{ sku: string }>, { label: 'Products', items, columns, onRow: () => {}, opens }),
  )
  const rows = [...html.matchAll(/<tr class="group[^>]*>/g)].map(([row]) => /tabindex/i.test(row))
  expect(rows).toEqual([true, false])
})
