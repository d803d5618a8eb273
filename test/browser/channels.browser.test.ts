import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { story } from './stage.ts'

/** Somebody new looks at each of these pages; waits until the visits are there. */
async function visited(page: Page, origin: string, id: string, paths: readonly string[]): Promise<void> {
  const asked = { data: { name: 'Shop', kind: 'web' }, headers: { origin } }
  const made = await page.request.post(`/api/v1/brands/${id}/sources`, asked)
  const { write_key: writeKey } = (await made.json()) as { write_key: string }
  const batch = paths.map((path, i) => ({
    type: 'page',
    messageId: `visit-${i}`,
    anonymousId: `visitor-${i}`,
    context: { page: { url: `https://shop.example.com${path}` }, userAgent: firefox },
  }))
  await page.request.post('/v1/batch', { data: { writeKey, batch } })
  const derived = async () => (await (await page.request.get(`/api/v1/brands/${id}/traffic`)).json()).derived_at
  await expect.poll(derived, { timeout: 30_000 }).toEqual(expect.any(String))
}

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

story('rules are changed by keyboard, tried before they are saved, and taken back', async (stage) => {
  const { page, id } = await stage.brand()
  await visited(page, stage.url, id, [
    '/mugs?utm_source=LINE&utm_medium=chat',
    '/mugs?utm_source=LINE&utm_medium=chat',
    '/',
  ])
  await page.goto(`/${id}/data/channels`)
  const rules = page.getByRole('listitem')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByLabel('Channel', { exact: true }).selectOption({ label: 'Group' })
  await page.getByLabel('Values').fill('line\nzalo')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Apply' }).press('Enter')
  const ours = rules.filter({ hasText: 'Source is line or zalo' })
  await ours.getByText('1', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Edit rule 1', exact: true }).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await ours.getByText('2', { exact: true }).waitFor()
  await page.keyboard.press('Alt+ArrowUp')
  await ours.getByText('1', { exact: true }).waitFor()

  await page.getByLabel('Addresses entered').fill('https://shop.example.com/?utm_source=LINE\nnot an address')
  await page.getByText('This line is no address: not an address').waitFor()
  await page.getByLabel('Addresses entered').fill('https://shop.example.com/?utm_source=LINE\nshop.example.com')
  await page.getByRole('button', { name: 'Try these rules' }).click()
  await page.getByText('1 of 2 change their channel.').waitFor()
  const outcome = page.getByRole('region', { name: 'What the rules give' })
  const cells = outcome.getByRole('row').nth(1).getByRole('cell')
  expect((await cells.allInnerTexts()).slice(1)).toEqual([
    expect.stringMatching(/^Chat \(rule \d+\)$/),
    'Group (rule 1)',
  ])

  await page.getByLabel('Visits of the last').selectOption({ label: '30 days' })
  await page.getByRole('button', { name: 'Try on visits that were' }).click()
  await page.getByText('2 of 3 visits change their channel.').waitFor()
  const moves = page.getByRole('table', { name: 'Visits that move' }).getByRole('row').nth(1).getByRole('cell')
  expect(await moves.allInnerTexts()).toEqual([
    'Chat',
    'Group',
    '2',
    '2× utm_source=LINE utm_medium=chat shop.example.com/mugs',
  ])

  await page.getByLabel('What was changed and why').fill('Our groups')
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await page.getByText('Version 1 is in use.').first().waitFor()
  await rules.filter({ hasText: 'Version 1' }).filter({ hasText: 'Our groups' }).getByText('In use').waitFor()

  await page.getByRole('button', { name: 'Use again' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Use again' }).click()
  await rules.filter({ hasText: 'Version 2' }).getByText('copy of the defaults').waitFor()
  await expect.poll(() => ours.count()).toBe(0)
})

story('a rule that cannot be is refused with what mends it, and nothing is lost', async (stage) => {
  stage.expectRefusals(400)
  const { page, id } = await stage.brand()
  await page.goto(`/${id}/data/channels`)
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByLabel('Comparison').selectOption({ label: 'matches the pattern' })
  await page.getByLabel('Values').fill('(open')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await page.getByRole('alert').getByText('rule 1 (referral): "(open" cannot be used').waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Source matches the pattern (open' }).waitFor()
})
