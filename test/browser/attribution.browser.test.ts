import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { figuresAreCurrent } from './figures.ts'
import { downloaded } from './files.ts'
import { importFile } from './imports.ts'
import { overhangOf, settled } from './pages.ts'
import { type Stage, story } from './stage.ts'

const march = 'from=2026-03-01&to=2026-03-31&compare=none'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** Two orders of $100.00 and $50.00 by people who were seen, the second half refunded, and one of $30.00 by somebody who was not. */
const orders = `order_id,order_date,sku,title,quantity,unit_price,currency,status,customer_id,country,channel,refund,refunded_at
A-1,2026-03-20 12:11:00,MUG,Mug,1,100.00,USD,paid,c-1,US,own site,,
A-2,2026-03-21 12:11:00,MUG,Mug,1,50.00,USD,paid,c-2,US,own site,25.00,2026-03-25 09:00:00
A-3,2026-03-22 12:11:00,MUG,Mug,1,30.00,USD,paid,c-3,US,own site,,
`

const seen = (who: string, at: string, path: string) => ({
  type: 'page',
  messageId: `${who}-${at}`,
  anonymousId: who,
  timestamp: `${at}Z`,
  context: { page: { url: `https://shop.example${path}` }, userAgent: firefox },
})
const bought = (who: string, at: string, order_id: string) => ({
  ...seen(who, at, '/thanks'),
  type: 'track',
  event: 'Order Completed',
  properties: { order_id },
})
const creator = '/?utm_source=tiktok&utm_medium=creator&utm_campaign=spring'
const search = '/?utm_source=google&utm_medium=cpc&utm_campaign=brand'
const events = [
  seen('ann', '2026-03-10T12:00:00', creator),
  seen('ann', '2026-03-20T12:00:00', search),
  bought('ann', '2026-03-20T12:10:00', 'A-1'),
  seen('ben', '2026-03-21T12:00:00', search),
  bought('ben', '2026-03-21T12:10:00', 'A-2'),
  seen('cat', '2026-03-21T12:00:00', creator),
]

/** A brand whose orders were imported and whose visits came through the gateway, on its page of attribution. */
async function attributed(stage: Stage): Promise<{ page: Page; id: string }> {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  await importFile(page, id, { name: 'orders.csv', content: orders })
  await figuresAreCurrent(page, id)
  const headers = { origin: stage.url }
  const made = await page.request.post(`/api/v1/brands/${id}/sources`, { data: { name: 'Shop', kind: 'web' }, headers })
  const { write_key: writeKey } = (await made.json()) as { write_key: string }
  const sent = await page.request.post('/v1/batch', { data: { writeKey, batch: events, sentAt: new Date() } })
  expect(sent.status()).toBe(200)
  const conversions = async () => {
    const answer = await page.request.get(`/api/v1/brands/${id}/measures/attribution?${march}&model=last_touch`)
    const { rows } = (await answer.json()) as { rows: { key: string; conversions: number }[] }
    return rows.find(({ key }) => key === 'paid_search')?.conversions
  }
  await expect.poll(conversions, { timeout: 60_000 }).toBe(2)
  await page.goto(`/${id}/traffic/attribution?${march}`)
  await settled(page)
  return { page, id }
}

story('models stand side by side, and each figure leads to its orders and to a file', async (stage) => {
  const { page } = await attributed(stage)
  await page.getByText('Creator depends most on the model: 0% of $155 net sales by “Last touch”, 64.5% by').waitFor()
  await page.getByText('19.4% come from orders without a known journey').waitFor()

  const table = page.getByRole('table', { name: 'Models side by side' })
  const line = async (name: string) =>
    (await table.getByRole('row', { name }).getByRole('cell').allInnerTexts()).map((text) => text.trim())
  expect((await line('Creator')).slice(1, 5)).toEqual(['$100.00', '$0.00', '$0.00', '$50.00'])
  expect((await line('Paid Search')).slice(1, 5)).toEqual(['$25.00', '$125.00', '$125.00', '$75.00'])
  expect(new Set((await line('Without a known journey')).slice(1, 9))).toEqual(new Set(['$30.00']))
  expect(new Set((await line('Total')).slice(1, 9))).toEqual(new Set(['$155.00']))

  await page.getByRole('button', { name: 'What Markov chain means' }).hover()
  await page.getByRole('tooltip').getByText('What would be missing without the channel?').waitFor()

  const { name, content } = await downloaded(page, async () => {
    await page.getByRole('button', { name: 'Export Models side by side' }).click()
    await page.getByRole('menuitem', { name: 'Download CSV' }).click()
  })
  expect(name).toBe('attribution_2026-03-01_2026-03-31.csv')
  const rows: Record<string, string>[] = parse(content, { columns: true, bom: true })
  expect(rows.find(({ key, model }) => key === 'creator' && model === 'linear')).toMatchObject({
    net_sales: '50',
    currency: 'USD',
  })

  await table.getByRole('button', { name: 'Creator, First touch' }).click()
  await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
  await page.getByRole('cell', { name: 'A-1' }).waitFor()
  expect(await page.getByRole('cell', { name: /^A-/ }).count()).toBe(1)
})

story('the window, what rows are about and the settings of models are changed on the page', async (stage) => {
  const { page } = await attributed(stage)
  const table = page.getByRole('table', { name: 'Models side by side' })
  await page.getByRole('radio', { name: '7 days' }).click()
  await table.getByRole('row', { name: 'Creator' }).getByText('$0.00').first().waitFor()
  await expect.poll(() => table.getByRole('row', { name: 'Creator' }).getByText('$100.00').count()).toBe(0)
  await page.getByRole('radio', { name: '30 days' }).click()
  await page.getByRole('radio', { name: 'Campaign' }).click()
  await table.getByRole('row', { name: 'spring' }).getByText('$100.00').waitFor()
  await page.getByRole('button', { name: 'Model settings' }).click()
  await page.getByLabel('First touch, %').fill('60')
  await page.keyboard.press('Tab')
  await table.getByRole('row', { name: 'spring' }).getByText('$60.00').waitFor()
})

story('where nobody came, the page says how to make visits come', async (stage) => {
  const { page, id } = await stage.brand({}, { language: 'zh-CN', width: 390 })
  await page.goto(`/${id}/traffic/attribution?${march}`)
  await settled(page)
  await page.getByText('该周期没有访问').first().waitFor()
  expect(await overhangOf(page)).toBe(0)
})
