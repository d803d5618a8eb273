import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { importFile } from './imports.ts'
import { type Stage, story } from './stage.ts'

const orders = {
  name: 'orders.csv',
  content: 'order_id,order_date,sku,quantity,unit_price,currency\n1,2026-01-05 10:00:00,LAMP,1,10.00,USD\n',
}

/** Invites somebody as the owner does, and opens the link in a window of theirs. */
async function invited(stage: Stage, owner: Page, brand: string, role: 'Viewer' | 'Editor'): Promise<Page> {
  await owner.goto(`/${brand}/settings/members`)
  await owner.getByLabel('E-mail').fill(`${newId('person')}@example.com`)
  await owner.getByLabel('Role', { exact: true }).selectOption({ label: role })
  await owner.getByRole('button', { name: 'Make a link' }).click()
  const link = await owner.getByRole('status').filter({ hasText: 'Send this link' }).locator('code').textContent()
  const page = await stage.window()
  await page.goto(String(link))
  await page.getByLabel('Your name').fill(`A ${role}`)
  await page.getByLabel('Password').fill('a password of my own')
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('button', { name: 'Brand: Acme' }).waitFor()
  return page
}

story('a viewer is offered nothing that changes the brand, and is told so where they try', async (stage) => {
  stage.expectRefusals(401, 403)
  const { page: owner, id } = await stage.brand()
  await importFile(owner, id, orders)
  const page = await invited(stage, owner, id, 'Viewer')
  const offers = [
    'Choose files',
    'Undo import',
    'Add a cost',
    'Add',
    'Edit',
    'Remove',
    'Make a link',
    'Make a key',
    'Add a source',
  ]
  for (const path of [
    'data/imports',
    'data/costs',
    'data/rules',
    'data/rates',
    'data/sources',
    'settings',
    'settings/members',
  ]) {
    await page.goto(`/${id}/${path}`)
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    for (const name of offers)
      expect(await page.getByRole('button', { name, exact: true }).count(), `${path}: ${name}`).toBe(0)
  }
  await page.goto(`/${id}/data/imports`)
  await page.getByRole('link', { name: orders.name }).click()
  await page.getByText('Order lines 1', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: 'Undo import' }).count()).toBe(0)

  await page.goto(`/${id}/settings/keys`)
  await page.getByRole('alert').getByText('Your role (viewer) may not do this; it takes owner.').waitFor()
  const answer = await page.request.post(`/api/v1/brands/${id}/imports?name=a.csv`, {
    data: Buffer.from(orders.content),
    headers: { origin: stage.url, 'content-type': 'application/octet-stream' },
  })
  expect(answer.status()).toBe(403)
})

story('an editor who was invited by a link can import', async (stage) => {
  stage.expectRefusals(401)
  const { page: owner, id } = await stage.brand()
  const page = await invited(stage, owner, id, 'Editor')
  await importFile(page, id, orders)
})

story('somebody without a brand makes the first one where they arrive', async (stage) => {
  stage.expectRefusals(401)
  const { page: owner, id } = await stage.brand()
  const page = await invited(stage, owner, id, 'Viewer')
  await owner.reload()
  const member = owner.getByRole('table', { name: 'Members' }).getByRole('row', { name: 'A Viewer' })
  await member.getByRole('button', { name: 'Remove' }).click()
  await owner.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await member.waitFor({ state: 'detached' })

  await page.goto('/')
  await page.getByRole('heading', { name: 'You have no brand yet' }).waitFor()
  await page.getByLabel('Name').fill('My own')
  await page.getByLabel('Currency').fill('JPY')
  await page.getByLabel('Time zone').fill('Asia/Tokyo')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Brand: My own' }).waitFor()
  await page.getByText('Nothing to show yet').waitFor()
})
