import { buffer } from 'node:stream/consumers'
import { expect } from 'vitest'
import { upload } from './imports.ts'
import { type Stage, story } from './stage.ts'

const header = 'order_id,order_date,sku,quantity,unit_price,currency,status,customer_id'
const lines = [
  'A-1,2026-01-05 10:00:00,MUG,1,10.00,USD,paid,ann@example.com',
  'A-2,2026-01-05 11:00:00,MUG,1,10.00,USD,paid,bob@example.com',
]

/** A brand in which Ann and Bob have bought. */
async function brandWithOrders(stage: Stage) {
  const { page, id } = await stage.brand({ currency: 'USD' })
  await upload(page, id, { name: 'orders.csv', content: Buffer.from(`${[header, ...lines].join('\n')}\n`) })
  await page.goto(`/${id}/settings/privacy`)
  return { page, id }
}

story('a person is found, handed out as a zip, and erased once the id was typed again', async (stage) => {
  const { page } = await brandWithOrders(stage)
  await page.getByLabel('Id, as it was sent or imported').fill('ann@example.com')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByText('staged_order_lines').waitFor()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download everything as a zip' }).click()
  const zip = await buffer(await (await waiting).createReadStream())
  expect([zip.includes('staged_order_lines.ndjson'), zip.includes('README.txt')]).toEqual([true, true])

  await page.getByRole('button', { name: 'Erase this person' }).click()
  const dialog = page.getByRole('dialog')
  const erase = dialog.getByRole('button', { name: 'Erase this person' })
  await dialog.getByLabel('Type ann@example.com to confirm').fill('ann')
  expect(await erase.isDisabled()).toBe(true)
  await dialog.getByLabel('Type ann@example.com to confirm').fill('ann@example.com')
  await erase.click()
  await page.getByText('Done', { exact: true }).waitFor()
  await page.getByText('made nameless: 1').waitFor()
  await page.getByText('the person stands in this file, which is kept').waitFor()

  stage.expectRefusals(404)
  await page.getByLabel('Id, as it was sent or imported').fill('ann@example.com')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByText('There is no person with this name here.').waitFor()
})

story('periods of keeping are tried before they are saved, in Chinese and on a narrow window, too', async (stage) => {
  const { page, id } = await stage.brand({}, { language: 'zh-CN', width: 390, theme: 'dark' })
  await page.goto(`/${id}/settings/privacy`)
  await page.getByLabel('事件（天）', { exact: true }).fill('400')
  await page.getByRole('button', { name: '查看将删除的数据' }).click()
  await page.getByText('没有超过保留期限的数据。').waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  await page.reload()
  await expect.poll(() => page.getByLabel('事件（天）', { exact: true }).inputValue()).toBe('400')
})
