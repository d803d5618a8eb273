import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { chooseFiles, type Dropped } from './files.ts'

type Listed = { items: { file_name: string; status: string }[] }

/** Goes to the imports of a brand. */
export async function openImports(page: Page, brand: string): Promise<void> {
  await page.goto(`/${brand}/data/imports`)
  await page.getByRole('heading', { name: 'Files that are known' }).waitFor()
}

/** Uploads one file and waits on its page until it has been read. */
export async function upload(page: Page, brand: string, file: Dropped, status = 'Ready to import'): Promise<void> {
  await openImports(page, brand)
  await chooseFiles(page, [file])
  await statusIs(page, file.name, status)
}

/** Waits on the page of an import until it says how things stand. */
export async function statusIs(page: Page, file: string, status: string): Promise<void> {
  await page.getByRole('heading', { level: 2 }).filter({ hasText: file }).getByText(status, { exact: true }).waitFor()
}

/** Uploads one file and lets it count. */
export async function importFile(page: Page, brand: string, file: Dropped): Promise<void> {
  await upload(page, brand, file)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await statusIs(page, file.name, 'Imported')
}

/** What the page of an import says became of the lines of its file, by the names that it shows. */
export async function counts(page: Page): Promise<Record<string, string>> {
  const terms = page.locator('dl', { hasText: 'Lines in' })
  const names = await terms.getByRole('term').allInnerTexts()
  const values = await terms.getByRole('definition').allInnerTexts()
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']))
}

/** Waits until all imports of a brand have come to this status; a whole brand takes its time on a busy machine. */
export async function allAre(page: Page, brand: string, status: string): Promise<void> {
  const others = async () => {
    const answer = await page.request.get(`/api/v1/brands/${brand}/imports`)
    const { items } = (await answer.json()) as Listed
    return items.filter((one) => one.status !== status).map((one) => `${one.file_name}: ${one.status}`)
  }
  await expect.poll(others, { timeout: 150_000 }).toEqual([])
}
