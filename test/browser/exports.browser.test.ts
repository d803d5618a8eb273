import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { query } from 'chdb'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { dollars } from './figures.ts'
import { downloaded } from './files.ts'
import { filledBrand } from './filled-brand.ts'
import { story } from './stage.ts'

type Row = { key: string; net_sales: number | string }

/** Channels and their net sales as the table of contribution shows them. */
async function shown(page: Page): Promise<string[][]> {
  const table = page.getByRole('table', { name: 'Contribution' })
  await table.waitFor()
  const head = await table.getByRole('columnheader').allInnerTexts()
  const place = head.findIndex((name) => name.trim() === 'Net sales')
  const rows = await table.locator('tbody').getByRole('row').all()
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.getByRole('cell').allInnerTexts()
      return [cells[0] ?? '', cells[place] ?? '']
    }),
  )
}

const names: Record<string, string> = { own_site: 'Own site', amazon: 'Amazon', tiktok_shop: 'TikTok Shop' }
/** Rows as the table shows them. Files for people have whole units, the API's own JSON has minor ones. */
const asShown = (rows: readonly Row[], minorPerUnit: 1 | 100) =>
  rows.map(({ key, net_sales }) => [names[key] ?? key, dollars(Math.round(Number(net_sales) * minorPerUnit))])

function readParquet(content: Buffer): Row[] {
  const path = join(mkdtempSync(join(tmpdir(), 'millpond-parquet-')), 'a.parquet')
  writeFileSync(path, content)
  return (JSON.parse(query(`SELECT * FROM file('${path}', Parquet)`, 'JSON')) as { data: Row[] }).data
}

story('what a table shows can be had as CSV, JSON and Parquet, with the same figures', async (stage) => {
  const { id, from, to } = await filledBrand(stage)
  const page = await stage.owner()
  await page.goto(`/${id}/economics?from=${from}&to=${to}&contribution.by=sales_channel`)
  const table = await shown(page)
  expect(table.length).toBeGreaterThanOrEqual(3)
  const file = async (format: string) => {
    await page.getByRole('button', { name: 'Export Contribution' }).click()
    const { name, content } = await downloaded(page, () =>
      page.getByRole('menuitem', { name: `Download ${format}` }).click(),
    )
    expect(name).toBe(`contribution_${from}_${to}.${format.toLowerCase()}`)
    return content
  }
  expect(asShown(parse(await file('CSV'), { columns: true, bom: true }) as Row[], 100)).toEqual(table)
  expect(asShown((JSON.parse(String(await file('JSON'))) as { rows: Row[] }).rows, 1)).toEqual(table)
  expect(asShown(readParquet(await file('Parquet')), 100)).toEqual(table)
})
