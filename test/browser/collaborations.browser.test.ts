import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { figuresAreCurrent } from './figures.ts'
import { importFile } from './imports.ts'
import { englishOn, namelessOf, overhangOf, settled, untranslatedOf } from './pages.ts'
import { type Stage, story } from './stage.ts'

const orders = `order_id,order_date,sku,quantity,unit_price,currency,coupon_code
1001,2026-01-05,MUG,1,40.00,USD,MIA10
1002,2026-01-06,MUG,2,20.05,USD,MIA10
1003,2026-01-07,MUG,1,30.00,USD,
`

/** A brand with Mia in its book, and a coupon of hers. */
async function scene(stage: Stage, look: Parameters<Stage['brand']>[1] = {}, more: object = {}) {
  const { page, id } = await stage.brand({ time_zone: 'UTC' }, look)
  const made = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1/brands/${id}${path}`, { data, headers: { origin: stage.url } })
    expect(answer.status()).toBe(201)
    return (await answer.json()) as { id: string }
  }
  const mia = await made('/creators', { name: 'Mia', ...more })
  await made('/links', { target: 'https://shop.example/mug', creator: 'Mia', coupon: 'MIA10' })
  const begun = (more: object) => made('/collaborations', { creator: mia.id, ...more })
  return { page, id, made, begun }
}

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

story(
  'what waits is listed by kind, of all and of who looks, and a creator shows how reliable they are',
  async (stage) => {
    const { page, id, made, begun } = await scene(stage)
    const work = await begun({
      title: 'Autumn',
      due_on: '2026-01-02',
      post_due_on: '2026-01-05',
      posted_on: '2026-01-08',
    })
    await made('/samples', { collaboration: work.id, sku: 'MUG', sent_on: '2026-01-02' })
    await made('/samples', { collaboration: work.id, sku: 'POT', sent_on: '2026-01-02', posted_on: '2026-01-08' })
    await page.goto(`/${id}/creators/collaborations`)
    const table = page.getByRole('table', { name: 'To follow up' })
    await table.getByText('Sample not received').waitFor()
    await page.getByRole('button', { name: 'Overdue 1' }).click()
    await table.getByText('Sample not received').waitFor({ state: 'detached' })
    await table.getByRole('cell', { name: 'Autumn' }).waitFor()
    await page.getByRole('radio', { name: 'Mine: 0' }).click()
    await page.getByText('Nothing of this waits.').waitFor()
    const creators = await (await page.request.get(`/api/v1/brands/${id}/creators`)).json()
    await page.goto(`/${id}/creators/${creators.items[0].id}`)
    const reliable = page.getByRole('table', { name: 'Reliability' })
    await reliable.getByText('50% (9.5% – 90.5%)').waitFor()
    await reliable.getByText('1 of 2 samples; 0 too recent to judge').waitFor()
    await reliable.getByText('0 of 1 due; 0 without a noted day').waitFor()
    await reliable.getByText('of 1 posted; below zero is early').waitFor()
  },
)

const kept = `Creator,Campaign,Status,Commission,Orders from
Mia,Winter,agreed,12%,2026-01-01
Nobody,Winter,agreed,,
`

story(
  'a spreadsheet is looked at, its line that cannot be taken is saved, and a contract is attached',
  async (stage) => {
    const { page, id } = await scene(stage)
    await page.goto(`/${id}/creators/collaborations`)
    await page.getByRole('button', { name: 'Import a file' }).click()
    const csv = { name: 'kept.csv', mimeType: 'text/csv', buffer: Buffer.from(kept) }
    await page.locator('input[type=file]').setInputFiles(csv)
    await page.getByText('1 new, 0 changed, 0 the same, 1 lines left out').waitFor()
    await page.getByText('Nobody in the creator book is called so.').waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save lines left out' }).click()
    expect((await saved).suggestedFilename()).toBe('collaborations-left-out.csv')
    await page.getByRole('button', { name: 'Write it' }).click()
    await column(page, 'Agreed').getByRole('article', { name: 'Winter' }).getByText('12%').waitFor()
    await page.getByRole('button', { name: 'Winter', exact: true }).first().click()
    const files = page.getByRole('region', { name: 'Contract, rights and invoices' })
    const pdf = { name: 'contract.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 signed') }
    await files.locator('input[type=file]').setInputFiles(pdf)
    await files.getByRole('link', { name: 'contract.pdf' }).waitFor()
    await files.getByRole('button', { name: 'Remove' }).click()
    await files.getByRole('button', { name: 'Put back' }).click()
    await files.getByRole('link', { name: 'contract.pdf' }).waitFor()
    await page.getByText('None yet: name this collaboration on the page of an asset.').waitFor()
  },
)

story('a sample goes out, arrives and becomes a post, which its share tells', async (stage) => {
  const { page, id, begun } = await scene(stage)
  await begun({ title: 'Spring' })
  await page.goto(`/${id}/creators/samples`)
  await page.getByRole('button', { name: 'Add a sample' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Collaboration').selectOption({ label: 'Mia · Spring' })
  await dialog.getByLabel('Product').fill('MUG')
  await dialog.getByLabel('Stock in').fill('CN')
  await dialog.getByLabel('Creator in').fill('GB')
  await dialog.getByLabel('Customs').fill('HS 6912, 12 USD')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const table = page.getByRole('table', { name: 'Samples' })
  for (const step of ['Sent today', 'Arrived today', 'Posted today'])
    await table.getByRole('button', { name: step }).click()
  const shares = page.getByRole('table', { name: 'From sample to post' })
  await shares.getByText('China → United Kingdom').waitFor()
  await shares.getByText(/^100% \(20\.7%–100%\)$/).waitFor()
  await page.getByText('not known of 1').waitFor()
})

story(
  'what is due is approved once, paid, and is due no more; all of it reads well in Chinese and on a phone',
  async (stage) => {
    const { page, id, begun } = await scene(stage)
    await begun({ title: 'Spring', stage: 'posted', commission_percent: '10', hold_days: 0, starts_on: '2026-01-01' })
    await importFile(page, id, { name: 'orders.csv', content: orders })
    await figuresAreCurrent(page, id)
    await page.goto(`/${id}/creators/statements?from=2026-01-01&to=2026-01-31`)
    const earned = page.getByRole('table', { name: 'Commission by creator' })
    await earned.getByText('Mia').waitFor()
    // What is due stands beside the name, and no id of a creator is shown.
    expect((await earned.getByRole('columnheader').allTextContents()).slice(0, 4)).toEqual([
      'Creator',
      'Orders',
      'Commission',
      'Due',
    ])
    expect(await earned.textContent()).not.toContain('crt_')
    await earned.getByText('Mia').click()
    await page.getByText('To be paid now: $8.01').waitFor()
    const lines = page.getByRole('table', { name: 'Orders with a commission' })
    await lines.getByText('1001').waitFor()
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await page.getByText('To be paid now: 0').waitFor()
    await page.getByRole('button', { name: 'Mark paid' }).click()
    await page.getByRole('dialog').getByLabel('Reference').fill('T-1')
    await page.getByRole('dialog').getByRole('button', { name: 'Mark paid' }).click()
    await page.getByRole('table', { name: 'Payouts' }).getByText('T-1').waitFor()

    const phone = await stage.owner({ language: 'zh-CN', width: 390 })
    for (const path of ['collaborations', 'samples', 'statements?from=2026-01-01&to=2026-01-31']) {
      await phone.goto(`/${id}/creators/${path}`)
      await settled(phone)
      expect(await untranslatedOf(phone)).toEqual([])
      expect(await englishOn(phone)).toEqual([])
      expect(await namelessOf(phone)).toEqual([])
      expect(await overhangOf(phone)).toBe(0)
    }
  },
)

/** Eight orders in the first days of January; forty in ten days at its end, every second of them to Germany. */
const leaking = ['order_id,order_date,sku,quantity,unit_price,currency,coupon_code,country']
for (let i = 0; i < 8; i++) leaking.push(`${2001 + i},2026-01-0${i + 1},MUG,1,40.00,USD,MIA10,US`)
for (let i = 0; i < 40; i++)
  leaking.push(`${3001 + i},2026-01-${20 + (i % 10)},MUG,1,40.00,USD,MIA10,${i % 2 ? 'DE' : 'US'}`)

story('a coupon that may have leaked is shown with its reasons, and a person holds an order back', async (stage) => {
  const { page, id, begun } = await scene(stage, {}, { markets: ['US'] })
  await begun({ title: 'Spring', stage: 'posted', commission_percent: '10', hold_days: 0, starts_on: '2026-01-01' })
  await importFile(page, id, { name: 'orders.csv', content: `${leaking.join('\n')}\n` })
  await figuresAreCurrent(page, id)
  await page.goto(`/${id}/creators/statements?from=2026-01-01&to=2026-01-31`)
  await page.getByText('Jump without a post', { exact: true }).waitFor()
  await page.getByText(/of 48 orders went to countries outside/).waitFor()
  await page.getByRole('table', { name: 'Commission by creator' }).getByText('Mia').click()
  await page.getByText('To be paid now: $192.00').waitFor()
  const suspect = page.getByRole('table', { name: 'Orders by coupons that may have leaked' })
  await suspect.getByLabel('Choose order 2001').check()
  await page.getByRole('button', { name: 'Hold back (1)' }).click()
  await page.getByText('To be paid now: $188.00').waitFor()
  await suspect.getByText('Held back').waitFor()
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    expect(await overhangOf(page)).toBe(0)
    expect(await namelessOf(page)).toEqual([])
    expect(await untranslatedOf(page)).toEqual([])
  }
  await suspect.getByLabel('Choose order 2001').check()
  await page.getByRole('button', { name: 'Let go (1)' }).click()
  await page.getByText('To be paid now: $192.00').waitFor()

  const phone = await stage.owner({ language: 'zh-CN', width: 390 })
  await phone.goto(`/${id}/creators/statements?from=2026-01-01&to=2026-01-31`)
  await phone.getByText('无发布却激增').waitFor()
  await settled(phone)
  expect(await untranslatedOf(phone)).toEqual([])
  expect(await englishOn(phone)).toEqual([])
  expect(await overhangOf(phone)).toBe(0)
})
