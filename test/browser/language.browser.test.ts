import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Stage, story } from './stage.ts'

type Person = { email: string; password: string }

/** Somebody who was invited to a new brand and has chosen no language. */
async function newcomer(stage: Stage): Promise<Person> {
  const { id, page } = await stage.brand()
  const headers = { origin: stage.url }
  const person = { email: `${id}@millpond.example`, password: 'a password of her own' }
  const invited = await page.request.post(`/api/v1/brands/${id}/invitations`, {
    data: { email: person.email, role: 'viewer' },
    headers,
  })
  const { link } = (await invited.json()) as { link: string }
  const token = new URL(link).searchParams.get('token')
  const other = await stage.window()
  const data = { token, name: '李雷', password: person.password }
  const accepted = await other.request.post('/api/v1/invitations/accept', { data, headers })
  expect(accepted.ok()).toBe(true)
  return person
}

async function signInInChinese(page: Page, { email, password }: Person): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

story('a Chinese browser stays Chinese after sign-in; a language that is chosen follows the person', async (stage) => {
  stage.expectRefusals(401)
  const person = await newcomer(stage)
  const page = await stage.window({ language: 'zh-CN' })
  await signInInChinese(page, person)
  const menu = page.getByRole('button', { name: '账号与外观' })
  await menu.waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')

  await menu.click()
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
  await page.getByRole('menuitemcheckbox', { name: 'English' }).click()
  expect((await kept).status()).toBe(200)

  const elsewhere = await stage.window({ language: 'zh-CN' })
  await signInInChinese(elsewhere, person)
  await elsewhere.locator('html[lang="en"]').waitFor()
})
