import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { downloaded } from './files.ts'
import { englishOn, namelessOf, overhangOf, settled, untranslatedOf } from './pages.ts'
import { type Look, type Stage, story } from './stage.ts'

const faultless = { nameless: [], untranslated: [], english: [], overhang: 0 }
const patience = { timeout: 120_000 }
// The library that sends here names itself, and would be taken for a bot.
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const dayMs = 86_400_000
const mail = '/lamp?utm_source=news&utm_medium=email'

/** Ann came by mail and ordered 35 days ago, ben only looked at a lamp 33 days ago, cat looks at one today. */
function happened(): object[] {
  const on = (who: string, path: string, daysAgo: number, minutes = 0) => ({
    anonymousId: who,
    context: { page: { url: `https://shop.example${path}` }, userAgent: firefox },
    timestamp: new Date(Date.now() - daysAgo * dayMs - 3_600_000 + minutes * 60_000).toISOString(),
  })
  const looks = { type: 'track', event: 'Product Viewed', properties: { sku: 'LAMP' } }
  const products = [{ sku: 'LAMP', quantity: 1, price: 30 }]
  const order = { order_id: 'L-1', total: 30, currency: 'USD', products }
  return [
    { type: 'page', ...on('ann', mail, 35) },
    { type: 'track', event: 'Order Completed', properties: order, ...on('ann', '/thanks', 35, 5) },
    { type: 'page', ...on('ben', mail, 33) },
    { ...looks, ...on('ben', '/lamp', 33, 1) },
    { type: 'page', ...on('cat', '/lamp', 0) },
    { ...looks, ...on('cat', '/lamp', 0, 1) },
  ]
}

/** A new brand whose shop told of this, once all three are known. */
async function toldShop(stage: Stage, look?: Look): Promise<{ page: Page; id: string }> {
  const { page, id } = await stage.brand({ time_zone: 'UTC' }, look)
  const data = { name: 'Shop', kind: 'web' }
  const made = await page.request.post(`/api/v1/brands/${id}/sources`, { data, headers: { origin: stage.url } })
  const { write_key: writeKey } = (await made.json()) as { write_key: string }
  const sent = await page.request.post('/v1/batch', { data: { batch: happened(), writeKey } })
  expect(sent.status()).toBe(200)
  const today = new Date().toISOString().slice(0, 10)
  const stages = async () => {
    const answer = await page.request.get(`/api/v1/brands/${id}/measures/lifecycle-stages?from=${today}&to=${today}`)
    const { rows } = (await answer.json()) as { rows: { stage: string; people: number }[] }
    return rows.filter(({ people }) => people > 0).map(({ stage: name, people }) => `${name} ${people}`)
  }
  await expect.poll(stages, patience).toEqual(['interested 1', 'first_purchase 1', 'lapsing 1'])
  return { page, id }
}

story(
  'one click leads from a leak to the people in it, and where stages begin is tried before it is saved',
  async (stage) => {
    const { page, id } = await toldShop(stage)
    await page.goto(`/${id}/customers?period=last_30`)
    await page.getByRole('link', { name: 'Lifecycle' }).click()
    await page.getByRole('button', { name: 'From Interested to Lapsing: 1 · 100%' }).click()
    const people = page.getByRole('table', { name: 'People of a stage' })
    await expect.poll(() => people.locator('tbody').getByRole('row').count()).toBe(1)
    await people.locator('tbody').getByRole('row').first().click()
    await page.waitForURL(/traffic\/people\/\d+/)
    await page.getByText('ben', { exact: true }).first().waitFor()
    await page.goBack()
    await page.getByRole('button', { name: 'Where stages begin' }).click()
    await page.getByLabel('Visitor lapsing: days without a visit, more than').fill('60')
    await page.getByRole('button', { name: 'See who moves' }).click()
    await page.getByText('1 of 3 people would be in another stage.').waitFor()
    await page.getByText('Lapsing → Interested: 1').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: 'From Interested to Interested: 1 · 100%' }).waitFor()
    await settled(page)
    expect(await page.getByRole('button', { name: /to Lapsing/ }).count()).toBe(0)
  },
)

story('a list of people becomes an audience, which opens, and whose file says who may be written to', async (stage) => {
  const { page, id } = await toldShop(stage)
  const day = (ago: number) => new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10)
  await page.goto(`/${id}/customers/lifecycle?from=${day(29)}&to=${day(0)}`)
  await page.getByRole('button', { name: 'From Interested to Lapsing: 1 · 100%' }).click()
  const card = page.getByRole('region', { name: 'People of a stage' })
  await card.getByRole('button', { name: 'Build an audience' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Looked and left')
  await dialog.getByRole('button', { name: 'Build an audience' }).click()
  await page.getByRole('heading', { level: 1, name: 'Looked and left' }).waitFor()
  await page.getByText('In it now: 1,').waitFor()
  await page.getByText('Agreed to be written to: 0 by e-mail, 0 by SMS.').waitFor()
  const people = page.getByRole('table', { name: 'People of a stage' })
  await people.getByRole('columnheader', { name: 'Consent to e-mail' }).waitFor()
  const { name, content } = await downloaded(page, () =>
    page.getByRole('link', { name: 'Save who is in it as CSV' }).click(),
  )
  expect(name).toMatch(/^seg_\w+\.csv$/)
  const [header = '', ...lines] = content.toString().trim().split('\n')
  expect(header).toMatch(/"email_consent","sms_consent"$/)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/"unknown","unknown"$/)
})

story('the lifecycle is told in Chinese on a narrow screen, without a word of English', async (stage) => {
  const { page, id } = await toldShop(stage, { language: 'zh-CN', width: 390 })
  await page.goto(`/${id}/customers/lifecycle?period=last_30`)
  await page.getByRole('button', { name: /从兴趣到沉睡/ }).click()
  await settled(page)
  await page.getByRole('button', { name: '阶段定义' }).waitFor()
  const found = {
    nameless: await namelessOf(page),
    untranslated: await untranslatedOf(page),
    english: await englishOn(page),
    overhang: await overhangOf(page),
  }
  expect(found).toEqual(faultless)
})
