import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { shopifyOrder } from '../live-shop.ts'
import { type Stage, story } from './stage.ts'

/** A source of a kind, set up, on the page of sources. */
async function setUp(stage: Stage, kind: string, look?: Parameters<Stage['brand']>[1]) {
  const { page, id } = await stage.brand({ time_zone: 'UTC' }, look)
  await page.goto(`/${id}/data/sources`)
  await page.locator('form input').first().fill('My shop')
  await page.locator('form select').first().selectOption(kind)
  await page.locator('form button[type=submit]').first().click()
  return { page, id, card: page.getByRole('region', { name: 'My shop' }) }
}

story('a shop is connected: its secret is kept, its order arrives, and what cannot be read says why', async (stage) => {
  const { card } = await setUp(stage, 'shopify')
  const webhooks = card.getByRole('region', { name: 'Webhooks of the shop' })
  await webhooks.getByText('No secret yet: webhooks are refused until there is one.').waitFor()
  await webhooks.getByLabel('Secret that Shopify shows').fill('what Shopify shows as its secret')
  await webhooks.getByRole('button', { name: 'Keep this secret' }).click()
  await webhooks.getByText('No webhook has come yet.').waitFor()
  const address = (await webhooks.getByText(/\/v1\/webhooks\/shopify\//).textContent()) ?? ''
  const send = (body: string, id: string) =>
    fetch(address, {
      method: 'POST',
      body,
      headers: {
        'x-shopify-topic': 'orders/create',
        'x-shopify-webhook-id': id,
        'x-shopify-hmac-sha256': createHmac('sha256', 'what Shopify shows as its secret').update(body).digest('base64'),
      },
    })
  expect((await send(shopifyOrder(), 'd-1')).status).toBe(200)
  expect((await send(shopifyOrder({ currency: 'GOLD' }), 'd-2')).status).toBe(200)
  await webhooks.getByText(/In 30 days: 1 taken, 1 set aside, 0 on their way\./).waitFor()
  await webhooks.getByText('This is no currency code.').waitFor()
})

story('a secret for WooCommerce is shown once, and the store of a source is stated', async (stage) => {
  const { page, card } = await setUp(stage, 'woocommerce')
  await card.getByRole('button', { name: 'Make a secret' }).click()
  const made = await card.getByRole('status').filter({ hasText: 'shown this once' }).locator('code').textContent()
  expect(made).toMatch(/^\w{32}$/)
  await card.getByLabel('Store of its orders').fill('acme.example')
  await card.getByLabel('Sales channel').selectOption({ label: 'Retail' })
  await card.getByRole('button', { name: 'Save the store' }).click()
  await card.getByText('Saved. Figures are being rebuilt.').waitFor()
  await page.reload()
  await card.getByRole('button', { name: 'Set up' }).click()
  expect(await card.getByLabel('Store of its orders').inputValue()).toBe('acme.example')
  await card.getByRole('button', { name: 'Change the secret' }).waitFor()
  expect(await page.getByText(made ?? '').count()).toBe(0)
})
