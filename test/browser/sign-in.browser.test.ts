import { expect } from 'vitest'
import { story } from './stage.ts'

story('the printed password lets the owner in; a wrong one is told and lets nobody in', async (stage) => {
  stage.expectRefusals(401)
  const page = await stage.window()
  await page.goto('/')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.getByLabel('E-mail').fill(stage.email)
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('The e-mail or the password is wrong.').waitFor()
  expect(new URL(page.url()).pathname).toBe('/sign-in')

  await page.getByLabel('Password').fill(stage.password)
  await page.getByLabel('Password').press('Enter')
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
})
