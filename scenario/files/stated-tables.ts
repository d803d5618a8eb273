import { marketOf } from '../brand/markets.ts'
import { products } from '../brand/products.ts'
import { listPrice } from '../model/prices.ts'
import type { StatedCost, StatedRates } from '../statements.ts'
import { csvLine, decimal } from './table.ts'

/** The product table: title, category and US list price by SKU. */
export function productsTable(): string {
  const us = marketOf('US')
  const rows = products.map(({ sku, title, category }, i) =>
    csvLine([sku, title, category, sku.slice(0, 6), decimal(listPrice(us, i), 'USD'), 'USD']),
  )
  return csvLine(['sku', 'title', 'category', 'parent_sku', 'price', 'currency']) + rows.join('')
}

/** The landed costs with the day from which each is true. */
export function costsTable(costs: readonly StatedCost[]): string {
  const rows = costs.map(({ sku, unitCost, currency, validFrom, country }) =>
    csvLine([sku, unitCost, currency, validFrom, country]),
  )
  return csvLine(['sku', 'unit_cost', 'currency', 'valid_from', 'country']) + rows.join('')
}

/** Rates in the layout of the European Central Bank: newest day first, a comma at the end of each line. */
export function ecbTable(rates: readonly StatedRates[]): string {
  const currencies = Object.keys(rates[0]?.perEuro ?? {})
  const line = (cells: readonly string[]) => `${cells.join(',')},\n`
  const rows = rates
    .toReversed()
    .map(({ day, perEuro }) => line([day, ...currencies.map((currency) => perEuro[currency] ?? 'N/A')]))
  return line(['Date', ...currencies]) + rows.join('')
}
