import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { mailServer } from '../mail-server.ts'
import { filledBrand } from './filled-brand.ts'
import { overhangOf } from './pages.ts'
import { startServer } from './server-process.ts'
import { story } from './stage.ts'

/** What a link of this name saves: its name, and what it begins with. */
async function saved(page: Page, name: string) {
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  const file = await waiting
  const bytes = await buffer(await file.createReadStream())
  return { name: file.suggestedFilename(), begins: bytes.subarray(0, 15).toString() }
}

story('a week is read as it is mailed, beside the week before, and saved as a page and as a PDF', async (stage) => {
  const { id } = await filledBrand(stage)
  const page = await stage.owner()
  await page.goto(`/${id}/moat`)
  await page.getByRole('link', { name: 'Weekly report' }).click()
  await page.getByLabel('Week', { exact: true }).selectOption('2026-03-16')
  const mail = page.frameLocator('iframe[title="The report"]')
  await mail.getByRole('heading', { name: 'Lumen & Tide · Weekly report' }).waitFor()
  await mail.getByRole('paragraph').filter({ hasText: 'Compared with Mar 9 – 15, 2026.' }).waitFor()
  await mail.getByRole('heading', { name: 'Contribution margin' }).waitFor()
  await mail
    .getByRole('paragraph')
    .filter({ hasText: /^Of \$[\d,]+ net sales, \$[\d,]+ are kept as CM3/ })
    .waitFor()
  expect(page.url()).toContain('week=2026-03-16')
  expect(await saved(page, 'Save as PDF')).toEqual({
    name: 'weekly-report_2026-03-16_en.pdf',
    begins: expect.stringMatching(/^%PDF-1/),
  })
  expect(await saved(page, 'Save as HTML')).toEqual({
    name: 'weekly-report_2026-03-16_en.html',
    begins: '<!doctype html>',
  })
})

story('a week beyond the data says until when they go, and leads to the latest that is whole', async (stage) => {
  const { id, to } = await filledBrand(stage)
  const page = await stage.owner()
  await page.goto(`/${id}/report`)
  await page.getByText('The data do not reach into this week.').waitFor()
  const mail = page.frameLocator('iframe[title="The report"]')
  await mail.getByRole('paragraph').filter({ hasText: 'No figures are shown, rather than zeros.' }).waitFor()
  await page.getByRole('button', { name: /^Show / }).click()
  await mail.getByRole('heading', { name: 'Toll rate' }).waitFor()
  expect(to.startsWith('2026-03')).toBe(true)
})

story(
  'without a mail server the page says what to set, and recipients are kept, in Chinese on a phone',
  async (stage) => {
    const { id, page } = await stage.brand({}, { language: 'zh-CN', width: 390 })
    await page.goto(`/${id}/report`)
    await page.getByText('未设置邮件服务器').waitFor()
    await page.getByText('MILLPOND_SMTP_URL=').waitFor()
    await page.getByLabel('每周自动发送').check()
    await page.getByRole('button', { name: '添加收件人' }).click()
    await page.getByLabel('收件人 1 的邮箱').fill('ann@example.com')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').first().waitFor()
    await page.reload()
    await expect.poll(() => page.getByLabel('收件人 1 的邮箱').inputValue()).toBe('ann@example.com')
    expect(await page.getByLabel('收件人 1 的语言').inputValue()).toBe('zh')
    await page
      .frameLocator('iframe[title="周报预览"]')
      .getByRole('paragraph')
      .filter({ hasText: '尚无订单数据' })
      .waitFor()
    expect(await overhangOf(page)).toBe(0)
  },
)

story(
  'with a mail server a test goes to oneself, and the report to everybody on the list, with what became of it',
  async (stage) => {
    const mail = await mailServer({
      recipient: (address) => (address.startsWith('gone') ? { code: 550, text: 'No such user' } : undefined),
    })
    const settings = { MILLPOND_SMTP_URL: mail.url, MILLPOND_MAIL_FROM: 'Millpond <reports@example.com>' }
    const { url, firstLogin, stop } = await startServer(settings)
    try {
      const page = await stage.window()
      const { email, password } = firstLogin
      await page.request.post(`${url}/api/v1/auth/sign-in`, { data: { email, password }, headers: { origin: url } })
      const data = { name: 'Acme', currency: 'USD', time_zone: 'Asia/Shanghai', markets: [] }
      const made = await page.request.post(`${url}/api/v1/brands`, { data, headers: { origin: url } })
      const { id } = (await made.json()) as { id: string }
      await page.goto(`${url}/${id}/report`)
      await page.getByRole('button', { name: 'Send a test to me' }).click()
      await page.getByText(`A test was sent to ${email}`).waitFor()
      for (const [i, address] of ['ann@example.com', 'gone@example.com'].entries()) {
        await page.getByRole('button', { name: 'Add a recipient' }).click()
        await page.getByLabel(`E-mail of recipient ${i + 1}`).fill(address)
      }
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByText('Saved', { exact: true }).first().waitFor()
      await page.getByRole('button', { name: 'Send now' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Send now' }).click()
      await page.getByText('Not sent to all: 1 failed.').waitFor()
      await page
        .getByRole('listitem')
        .filter({ hasText: 'ann@example.com' })
        .getByText('Sent', { exact: true })
        .waitFor()
      await page
        .getByRole('listitem')
        .filter({ hasText: 'gone@example.com' })
        .getByText(/No such user/)
        .waitFor()
      expect(mail.mails.map(({ subject }) => subject?.slice(0, 22))).toEqual([
        '[Test] Acme · Weekly r',
        'Acme · Weekly report ·',
      ])
    } finally {
      await stop()
      await mail.close()
    }
  },
)
