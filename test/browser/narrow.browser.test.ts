import { expect } from 'vitest'
import { filledBrand } from './filled-brand.ts'
import { paths, settled } from './pages.ts'
import { story } from './stage.ts'

const phones = [
  { language: 'en-US', width: 390 },
  { language: 'zh-CN', width: 390 },
] as const

/** The most lines that a heading may take on a phone; one line is about 18 pixels. */
const lineHeight = 18
const oneLine = lineHeight * 1.6

for (const look of phones) {
  story(`headings of tables and titles of cards stay in one line on a phone in ${look.language}`, async (stage) => {
    const { id } = await filledBrand(stage)
    const page = await stage.owner(look)
    const tall: string[] = []
    for (const path of paths) {
      await page.goto(`/${id}${path}`)
      await settled(page)
      const found = await page.locator('h2, thead th > span').evaluateAll(
        (headings, most) =>
          headings.flatMap((one) => {
            const title = one.textContent.trim()
            return one.getBoundingClientRect().height > most ? [title] : []
          }),
        oneLine,
      )
      tall.push(...found.map((title) => `${path}: ${title}`))
    }
    expect(tall).toEqual([])
  })
}

story('the tab that is open is in sight on a phone, however it was reached', async (stage) => {
  const { id } = await filledBrand(stage)
  const page = await stage.owner({ width: 390 })
  const overTheEdge = () =>
    page.locator('nav [aria-current="page"][data-status="active"]').evaluateAll((tabs) => {
      const inBar = tabs.filter((tab) => tab.closest('nav')?.scrollWidth !== tab.closest('nav')?.clientWidth)
      return inBar.map((tab) => {
        const [bar, open] = [tab.closest('nav')?.getBoundingClientRect(), tab.getBoundingClientRect()]
        return Math.round(Math.max(open.right - (bar?.right ?? 0), (bar?.left ?? 0) - open.left, 0))
      })
    })
  await page.goto(`/${id}/traffic/links`)
  await settled(page)
  await expect.poll(overTheEdge).toEqual([0])
  await page.goto(`/${id}/settings`)
  await settled(page)
  await page.getByRole('link', { name: 'Audit trail' }).click()
  await settled(page)
  await expect.poll(overTheEdge).toEqual([0])
  await page.getByRole('link', { name: 'My account' }).click()
  await settled(page)
  await expect.poll(overTheEdge).toEqual([0])
})
