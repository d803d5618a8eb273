import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { temporaryDirectory } from '../registries.ts'
import { story } from './stage.ts'

story('a source is made, its first event shows up by itself, and the events page tells of it', async (stage) => {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  await page.goto(`/${id}/data/sources`)
  await page.getByText('No sources yet').waitFor()
  await page.getByLabel('Name').fill('My shop')
  await page.getByRole('button', { name: 'Add a source' }).click()
  const card = page.getByRole('region', { name: 'My shop' })
  await card.getByText('Waiting for the first event …').waitFor()
  const writeKey = await card.getByText(/^wk_/).textContent()
  const snippet = await card.getByText('data-key').textContent()
  expect(snippet).toBe(
    `<script async src="${stage.url}/millpond.js" data-key="${writeKey}" data-consent="cookieless"></script>`,
  )
  await card.getByLabel('Consent').selectOption('full')
  expect(await card.getByText('data-key').textContent()).toContain('data-consent="full"')

  await card.getByLabel('Websites that may send').fill('https://Shop.example/, other.example')
  const hosts = card.locator('form', { has: page.getByLabel('Websites that may send') })
  await hosts.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => card.getByLabel('Websites that may send').inputValue()).toBe('shop.example, other.example')

  const batch = [
    { type: 'track', event: 'add_to_cart', anonymousId: 'visitor-1', properties: { colour: 'red' } },
    { type: 'jump', anonymousId: 'visitor-1' },
  ]
  const sent = await page.request.post(`${stage.url}/v1/batch`, { data: { batch, writeKey } })
  expect(sent.status()).toBe(200)
  await card.getByText(/^Events arrive\. The latest: Put into the cart, /).waitFor()

  await page.getByRole('link', { name: 'Events', exact: true }).click()
  const names = page.getByRole('table', { name: 'Names of events' })
  await names.getByRole('row', { name: 'product_added' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'See these events' }).click()
  await expect.poll(() => page.getByLabel('Event', { exact: true }).inputValue()).toBe('product_added')
  const latest = page.getByRole('table', { name: 'Latest events' })
  await latest.getByRole('row', { name: 'visitor-1' }).getByText('My shop').waitFor()
  await page.getByLabel('Person').fill('visitor-2')
  await page.getByText('No event is like this.').waitFor()
  const quarantine = page.getByRole('table', { name: 'Refused events' })
  await quarantine.getByText('The type of the event is not known.').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Save events that could not be taken as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('events-quarantine.csv')
})

const tracker = join(import.meta.dirname, '..', '..', 'tracker')
const shops = [
  {
    kind: 'Shopify',
    file: 'shopify-pixel.js',
    kept: 'dist/shopify-pixel.js',
    snippet: 'millpondPixel',
    code: (key: string, url: string) => `const millpondPixel = { key: '${key}', base: '${url}', theme: true }`,
  },
  {
    kind: 'WooCommerce',
    file: 'millpond.php',
    kept: 'woocommerce/millpond.php',
    snippet: 'MILLPOND_SCRIPT',
    code: (key: string, url: string) =>
      `define( 'MILLPOND_SCRIPT', '${url}/millpond.js' );\ndefine( 'MILLPOND_KEY', '${key}' );\ndefine( 'MILLPOND_CONSENT', 'cookieless' );`,
  },
]

for (const { kind, file, kept, snippet, code } of shops) {
  story(
    `a ${kind} shop is set up from the page: its file is saved from here, and an event with its key arrives`,
    async (stage) => {
      const { page, id } = await stage.brand({ time_zone: 'UTC' })
      await page.goto(`/${id}/data/sources`)
      await page.getByLabel('Name').fill('My shop')
      await page.getByLabel('Kind').selectOption({ label: kind })
      await page.getByRole('button', { name: 'Add a source' }).click()
      const card = page.getByRole('region', { name: 'My shop' })
      const writeKey = (await card.getByText(/^wk_/).textContent()) ?? ''
      expect(await card.locator('pre', { hasText: snippet }).textContent()).toBe(code(writeKey, stage.url))

      const address = await card.getByRole('link', { name: `${stage.url}/${file}` }).getAttribute('href')
      expect(address).toBe(`${stage.url}/${file}`)
      const answer = await page.request.get(address ?? '')
      expect([answer.status(), await answer.text()]).toEqual([200, readFileSync(join(tracker, kept), 'utf8')])
      const saving = page.waitForEvent('download')
      await card.getByRole('link', { name: `Save ${file}` }).click()
      const saved = await saving
      expect(saved.suggestedFilename()).toBe(file)
      const copy = join(temporaryDirectory(), file)
      await saved.saveAs(copy)
      expect(readFileSync(copy, 'utf8')).toBe(await answer.text())

      const batch = [{ type: 'track', event: 'Product Added', anonymousId: 'visitor-1', properties: { sku: 'L-1' } }]
      expect((await page.request.post(`${stage.url}/v1/batch`, { data: { batch, writeKey } })).status()).toBe(200)
      await card.getByText(/^Events arrive\. The latest: Put into the cart, /).waitFor()
    },
  )
}

story('a source that was ended is gone, and its key brings nothing more', async (stage) => {
  const { page, id } = await stage.brand()
  await page.goto(`/${id}/data/sources`)
  await page.getByLabel('Name').fill('Old shop')
  await page.getByRole('button', { name: 'Add a source' }).click()
  const card = page.getByRole('region', { name: 'Old shop' })
  const writeKey = await card.getByText(/^wk_/).textContent()
  await card.getByRole('button', { name: 'End' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End' }).click()
  await page.getByText('No sources yet').waitFor()
  const sent = await fetch(`${stage.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ batch: [], writeKey }) })
  expect(sent.status).toBe(401)
})
