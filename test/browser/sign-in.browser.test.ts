import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { story } from './stage.ts'

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const path = (page: Page) => new URL(page.url()).pathname

story('the printed password leads to the page that was asked for; a wrong one is told', async (stage) => {
  stage.expectRefusals(401)
  const { id } = await stage.brand()
  const page = await stage.window()
  await page.goto(`/${id}/products`)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()

  await signIn(page, stage.email, 'not the password')
  await page.getByRole('alert').getByText('The e-mail or the password is wrong.').waitFor()
  expect(path(page)).toBe('/sign-in')

  await signIn(page, stage.email, stage.password)
  await page.getByRole('heading', { name: 'Products', level: 1 }).waitFor()
  expect(path(page)).toBe(`/${id}/products`)
})

story('whoever signs out is out: the pages ask for the password again', async (stage) => {
  stage.expectRefusals(401)
  const { id } = await stage.brand()
  const page = await stage.window()
  await page.goto('/sign-in')
  await signIn(page, stage.email, stage.password)
  await page.getByRole('button', { name: 'Account and appearance' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.goto(`/${id}`)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
})
