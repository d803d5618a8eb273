import { expect } from 'vitest'
import { settled } from './pages.ts'
import { story } from './stage.ts'

const rule = {
  toll: 'payment',
  sales_channel: 'own_site',
  country: 'GB',
  store: 'berlin-flagship',
  campaign: 'autumn-creators-2026',
  fulfilment: 'own',
  percent: '2.9',
  fixed: '0.3',
  minimum: '0.05',
  currency: 'GBP',
  valid_from: '2026-01-01',
  valid_to: '2026-12-31',
  note: 'Price list of the payment provider as of January 2026, with the discount that was agreed',
}

story(
  'all toll rules fit the screen of a desk, and what can be done with one is within reach of a phone',
  async (stage) => {
    const { id, page: first } = await stage.brand({ markets: ['US', 'GB', 'DE'] })
    const headers = { origin: stage.url }
    const made = await first.request.post(`/api/v1/brands/${id}/toll-rules`, { data: rule, headers })
    expect(made.status(), await made.text()).toBe(201)
    for (const language of ['en-US', 'zh-CN'] as const) {
      const page = await stage.owner({ language, width: 1440 })
      await page.goto(`/${id}/data/rules`)
      await settled(page)
      const table = page.getByRole('table', { name: language === 'zh-CN' ? '费用规则' : 'Toll rule' })
      const room = await table.evaluate((one) => (one.parentElement?.clientWidth ?? 0) - one.scrollWidth)
      const phone = await stage.owner({ language, width: 390 })
      await phone.goto(`/${id}/data/rules`)
      await settled(phone)
      await phone
        .getByRole('button', { name: language === 'zh-CN' ? '编辑' : 'Edit' })
        .first()
        .click()
      await phone.getByRole('dialog').waitFor()
      expect(room).toBeGreaterThanOrEqual(0)
    }
  },
)
