import { expect } from 'vitest'
import { importFile } from './imports.ts'
import { englishOn, namelessOf, overhangOf, settled, untranslatedOf } from './pages.ts'
import { story } from './stage.ts'

story('a link is made, copied as chat and picture, followed, counted, changed and archived', async (stage) => {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  await page.goto(`/${id}`)
  await page.getByRole('navigation').getByRole('link', { name: 'Traffic' }).click()
  await page.getByRole('link', { name: 'Links and codes' }).click()
  await page.getByText('No links here').waitFor()
  await page.getByRole('button', { name: 'Make a link' }).click()
  const form = page.locator('form').first()
  await form.getByLabel('Page').fill('https://shop.example/mug')
  await form.getByLabel('Creator').fill('Ann')
  await form.getByLabel('Put on').fill('tiktok')
  await form.getByLabel('Coupon').fill('{code}')
  await form.getByText(/shop\.example\/mug/).waitFor()
  await form.getByRole('button', { name: 'Make a link' }).click()

  const dialog = page.getByRole('dialog')
  const short = (await dialog.getByText(/\/l\/\w{6}$/).textContent()) ?? ''
  const code = short.slice(-6)
  await dialog.getByText(code.toUpperCase(), { exact: true }).waitFor()
  await expect
    .poll(() =>
      dialog.getByRole('img').evaluate((picture) => (picture as unknown as { naturalWidth: number }).naturalWidth),
    )
    .toBeGreaterThan(0)
  await dialog.getByRole('region', { name: 'The code in a chat' }).getByLabel('Account').fill('+44 7911 123456')
  await dialog.getByText(`https://wa.me/447911123456?text=Hi!%20My%20code%20is%20${code}.`).waitFor()

  const visit = (agent: string) => fetch(short, { redirect: 'manual', headers: { 'user-agent': agent } })
  expect((await visit('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Instagram 300.0')).status).toBe(302)
  expect((await visit('WhatsApp/2.23.20.0 A')).status).toBe(302)
  const changes = dialog.getByRole('region', { name: 'Change the link' })
  await changes.getByLabel('Page').fill('https://shop.example/cup')
  await changes.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Leads to https://shop.example/cup').waitFor()
  expect((await visit('Mozilla/5.0')).headers.get('location')).toContain('https://shop.example/cup?mp=')

  await changes.getByRole('button', { name: 'Archive' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await visit('Mozilla/5.0')).status).toBe(410)
  await page.getByLabel('State').selectOption('All')
  await page.getByRole('table', { name: 'Links and codes' }).getByText('Ann').waitFor()
})

const patience = { timeout: 60_000 }
const order = {
  name: 'orders.csv',
  content: 'order_id,order_date,sku,quantity,unit_price,currency\n1001,2026-01-05 10:00:00,MUG,1,10.00,USD\n',
}

story(
  'codes that were said in chats are listed with who recorded them, saved as a file, and taken back',
  async (stage) => {
    const { page, id } = await stage.brand({ time_zone: 'UTC' })
    await page.goto(`/${id}/traffic/links`)
    await page.getByText('No code was recorded').waitFor()
    await page.getByRole('button', { name: 'Make a link' }).click()
    const form = page.locator('form').first()
    await form.getByLabel('Page').fill('https://shop.example/mug')
    await form.getByRole('button', { name: 'Make a link' }).click()
    const dialog = page.getByRole('dialog')
    const code = ((await dialog.getByText(/\/l\/\w{6}$/).textContent()) ?? '').slice(-6)
    await dialog.getByLabel('Order for which this code was said').fill('1001')
    await dialog.getByRole('button', { name: 'Record' }).click()
    await dialog.getByText('Recorded, but there is no order 1001 yet. It counts once that order comes').waitFor()
    await dialog.getByLabel('Said for').selectOption('A customer')
    await dialog.getByLabel('Customer who said this code').fill('cus_2')
    await dialog.getByRole('button', { name: 'Record' }).click()
    await dialog.getByText('Recorded; it counts within seconds.').waitFor()
    await page.keyboard.press('Escape')

    const table = page.getByRole('table', { name: 'Codes said in chats' })
    await expect.poll(() => table.getByRole('row').count()).toBe(3)
    const ofOrder = table.getByRole('row', { name: '1001' })
    await ofOrder.getByText(code).waitFor()
    await ofOrder.getByText('WhatsApp').waitFor()
    await ofOrder.getByText('No such order yet').waitFor()
    expect(await ofOrder.getByRole('link').count()).toBe(0)
    // Once from the warehouse, too, where it arrives within seconds.
    await expect
      .poll(async () => {
        await page.reload()
        await settled(page)
        return table.getByRole('row').count()
      })
      .toBe(3)
    await importFile(page, id, order)
    await expect
      .poll(async () => {
        await page.goto(`/${id}/traffic/links`)
        await settled(page)
        return ofOrder.getByRole('link', { name: '1001' }).count()
      }, patience)
      .toBe(1)
    expect(await ofOrder.getByRole('link').getAttribute('href')).toContain('/orders/1001')
    await page.getByLabel('Search codes said in chats').fill('CUS_2')
    await expect.poll(() => table.getByRole('row').count()).toBe(2)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Save codes said in chats as CSV' }).click()
    expect((await download).suggestedFilename()).toBe('declarations.csv')
    await table.getByRole('button', { name: 'Take back' }).click()
    await page.getByRole('dialog').getByText(`Take back that code ${code} was said?`).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
    await page.getByText('No code was recorded').waitFor()
    await page.getByLabel('Search codes said in chats').fill('')
    await expect.poll(() => table.getByRole('row').count()).toBe(2)
  },
)

story('a grid of creators and channels makes a code for each, and the table is searched', async (stage) => {
  const { page, id } = await stage.brand()
  await page.goto(`/${id}/traffic/links`)
  await page.getByRole('button', { name: 'Make many' }).click()
  await page.getByLabel('Creators').fill('Ann\nBen')
  await page.getByRole('textbox', { name: 'Put on' }).fill('tiktok, instagram')
  await page.getByLabel('Page').first().fill('https://shop.example')
  await page.getByRole('button', { name: 'Make them (4)' }).click()
  await page.getByText('4 made, 0 were there already').waitFor()
  const table = page.getByRole('table', { name: 'Links and codes' })
  await expect.poll(() => table.getByRole('row').count()).toBe(5)
  await page.getByLabel('Search', { exact: true }).fill('ben')
  await expect.poll(() => table.getByRole('row').count()).toBe(3)
})

story('where there are more links than the table takes, it says so, and the file has all of them', async (stage) => {
  const { page, id } = await stage.brand()
  const posts = Array.from({ length: 400 }, (_, i) => `post ${i}`)
  const make = async (creator: string, channels: string[]) => {
    const grid = { creators: [creator], posts, channels, link: { target: 'https://shop.example' } }
    const headers = { origin: stage.url }
    const made = await page.request.post(`/api/v1/brands/${id}/links/many`, { data: { grid }, headers })
    expect(made.status()).toBe(201)
  }
  for (const creator of ['Ann', 'Ben', 'Cem']) await make(creator, ['a', 'b', 'c', 'd'])
  await page.goto(`/${id}/traffic/links`)
  await page.getByRole('table', { name: 'Links and codes' }).getByRole('cell', { name: 'Ann' }).first().waitFor()
  expect(await page.getByText('These are the newest').count()).toBe(0)
  await make('Dan', ['a'])
  await page.reload()
  await page.getByText('These are the newest 5000.').waitFor()
  const file = await (await page.request.get(`/api/v1/brands/${id}/links/file`)).text()
  expect(file.trim().split('\r\n')).toHaveLength(5201)
})

story(
  'making a link on a phone in Chinese: every control has its name, in Chinese, and nothing sticks out',
  async (stage) => {
    const { page, id } = await stage.brand({}, { language: 'zh-CN', theme: 'dark', width: 390 })
    for (const open of ['新建链接', '批量新建', '短链域名']) {
      await page.goto(`/${id}/traffic/links`)
      await page.getByRole('button', { name: open }).click()
      await settled(page)
      expect(await namelessOf(page)).toEqual([])
      expect(await untranslatedOf(page)).toEqual([])
      expect(await englishOn(page)).toEqual([])
      expect(await overhangOf(page)).toBe(0)
    }
    await page.goto(`/${id}/traffic/links`)
    await page.getByRole('button', { name: '新建链接' }).click()
    const form = page.locator('form').first()
    await form.getByLabel('网页').fill('https://shop.example/mug')
    await form.getByRole('button', { name: '新建链接' }).click()
    await page.getByRole('dialog').getByText('短链接').waitFor()
    expect(await namelessOf(page)).toEqual([])
    expect(await englishOn(page)).toEqual([])
  },
)
