import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { recognise } from './recognise.ts'

const headers = new URL('../../../../shared/data/formats/headers/', import.meta.url)

/** Header lines as the platforms export them, and the connector that reads each. */
const cases: readonly (readonly [file: string, connector: string | undefined])[] = [
  ['amazon_ads_sp_search_term_console.csv', 'amazon-sponsored-products'],
  ['amazon_all_orders_by_order_date.tsv', 'amazon-all-orders'],
  ['amazon_business_report_by_child_asin.csv', undefined],
  ['amazon_fba_customer_returns.tsv', 'amazon-fba-returns'],
  ['amazon_settlement_v1_FLAT_FILE.tsv', 'amazon-settlement'],
  ['amazon_settlement_v2_FLAT_FILE_V2.tsv', 'amazon-settlement'],
  ['google_ads_campaign_report.csv', 'google-ads'],
  ['shopify_orders_export.csv', 'shopify-orders'],
]

for (const [file, connector] of cases) {
  const path = new URL(file, headers)
  const present = existsSync(path)
  test.skipIf(!present)(
    `the true header ${file} is recognised by ${connector ?? 'no connector'}${present ? '' : ' (skipped: the data folder is absent)'}`,
    () => {
      const lines: string[][] = parse(readFileSync(path), {
        delimiter: file.endsWith('.tsv') ? '\t' : ',',
        relax_column_count: true,
      })
      const found = lines.map((cells) => recognise(cells)?.connector.id)
      expect(found.filter((id) => id !== undefined)).toEqual(connector ? [connector] : [])
    },
  )
}
