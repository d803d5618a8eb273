import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { figuresAreCurrent } from './figures.ts'
import { downloaded } from './files.ts'
import { importFile } from './imports.ts'
import { namelessOf, overhangOf, settled, untranslatedOf } from './pages.ts'
import { story } from './stage.ts'

const orders = [
  'order_id,order_date,sku,title,quantity,unit_price,currency,country,channel,refund,refunded_at',
  ...Array.from({ length: 8 }, (_, nth) => {
    const back = nth === 2 ? '20,2026-01-20 10:00:00' : ','
    return `o${nth},2026-01-0${nth + 1} 10:00:00,MUG,Blue mug,1,20,USD,US,TikTok Shop,${back}`
  }),
].join('\n')
const costs = 'sku,country,valid_from,currency,unit_cost\nMUG,,2025-01-01,USD,5\n'
const pasted = 'product\tprice\tlanded cost\treturn rate %\nMug\t19.90\t4.80\t6%\nLamp\t60\t52\t0.12\nPot\t8\t6\t5\n'
const days = 'from=2026-01-01&to=2026-01-31'

const calculator = (page: Page, name = 'Commission calculator') => page.getByRole('region', { name, exact: true })
const field = (card: Locator, name: string) => card.getByRole('textbox', { name, exact: true })
const figure = (card: Locator, name: string) =>
  card
    .locator('dl > div')
    .filter({ has: card.page().getByText(name, { exact: true }) })
    .locator('dd')

story(
  'what a product that is not sold yet would carry is told as it is typed, and the address keeps it',
  async (stage) => {
    const { page, id } = await stage.brand({ time_zone: 'UTC' })
    await page.goto(`/${id}/products?${days}`)
    const card = calculator(page)
    await card.getByText('Nothing was measured in the period shown').waitFor()
    await field(card, 'Price (USD)').fill('10.00')
    await card.getByText('Needed.').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('3.00')
    await card.getByText('Product 1 carries these levels, and $3.70 a unit are left.').waitFor()
    expect(await figure(card, 'Carried up to returns of').textContent()).toBe('55.22%')
    await field(card, 'Commission of Creator, in percent').fill('60')
    await card.getByText('Product 1 does not carry these levels: $0.80 a unit are missing.').waitFor()
    await card
      .getByRole('row', { name: /^Creator/ })
      .getByText('52%')
      .waitFor()
    await field(card, 'Return rate (%)').fill('120')
    await card.getByText('At most 100.').waitFor()
    await field(card, 'Return rate (%)').fill('10')
    await card.getByText('cost of a return, returns sold again').waitFor()
    await expect.poll(() => page.url()).toContain('room.return_percent=10')

    await page.reload()
    await expect.poll(() => field(card, 'Return rate (%)').inputValue()).toBe('10')
    const other = await stage.owner({ language: 'zh-CN', width: 390 })
    await other.goto(page.url())
    const chinese = calculator(other, '佣金试算')
    await chinese.getByText(/^“商品 1”承担不了这些佣金/).waitFor()
    expect(await field(chinese, '售价（USD）').inputValue()).toBe('10.00')
    await settled(other)
    expect(await untranslatedOf(other)).toEqual([])
    expect(await namelessOf(other)).toEqual([])
    expect(await overhangOf(other)).toBe(0)
  },
)

story('what was measured fills the form in one choice, and one number is changed from there', async (stage) => {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  for (const [name, content] of Object.entries({ 'orders.csv': orders, 'costs.csv': costs }))
    await importFile(page, id, { name, content })
  await figuresAreCurrent(page, id)
  await page.goto(`/${id}/live/groups?${days}`)
  const card = calculator(page)
  await card
    .getByRole('combobox', { name: 'Begin with what was measured' })
    .selectOption({ label: 'Blue mug · TikTok Shop' })
  await card.getByText(/^Measured room: .+% \(80% interval .+, 8 orders\)/).waitFor()
  expect(await field(card, 'Price (USD)').inputValue()).toBe('20.00')
  expect(await field(card, 'Return rate (%)').inputValue()).toBe('12.5')
  await card.getByText(/carries these levels/).waitFor()
  const before = await figure(card, 'Room').textContent()
  await field(card, 'Landed cost (USD)').fill('15')
  await card.getByText(/does not carry these levels/).waitFor()
  expect(await figure(card, 'Room').textContent()).not.toBe(before)
})

story('many products come from a spreadsheet, with the lines that cannot be read, and go out as CSV', async (stage) => {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  await page.goto(`/${id}/products?${days}`)
  const card = calculator(page)
  await card.getByRole('button', { name: 'Many products' }).click()
  await field(card, 'Or paste lines with their header from a spreadsheet').fill(pasted)
  await card.getByRole('button', { name: 'Take what is pasted' }).click()
  await card.getByText('Products read: 2; lines left out: 1').waitFor()
  await card.getByText('Write it with its sign: 15%, or 0.15%.').waitFor()
  const table = card.getByRole('table', { name: 'Products and their room' })
  await table.getByRole('row', { name: /^Mug Room for all/ }).waitFor()
  await table.getByRole('row', { name: /^Pot Too much/ }).focus()
  await page.keyboard.press('Enter')
  expect(await field(card, 'Price (USD)').inputValue()).toBe('8')
  await field(card, 'Price (USD)').fill('12')
  await table.getByRole('row', { name: /^Pot Room for all/ }).waitFor()
  const saved = await downloaded(page, () => card.getByRole('button', { name: 'Save as CSV' }).click())
  expect(saved.name).toBe('room.csv')
  const text = saved.content.toString('utf8')
  expect(text).toMatch(/^\uFEFFproduct,currency,verdict/)
  expect(text).toMatch(/\r\nPot,USD,room/)
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overhangOf(page)).toBe(0)
  }
  await table.getByRole('button', { name: 'Remove Mug' }).click()
  await expect.poll(() => table.count()).toBe(0)
  await settled(page)
  expect([await untranslatedOf(page), await namelessOf(page)]).toEqual([[], []])
})
