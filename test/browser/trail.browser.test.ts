import { expect } from 'vitest'
import { settled, textOf } from './pages.ts'
import { story } from './stage.ts'

const rule = {
  toll: 'payment',
  sales_channel: 'own_site',
  country: 'GB',
  fulfilment: 'own',
  percent: '2.9',
  currency: 'GBP',
  valid_from: '2026-01-01',
}

const said = {
  'en-US': [
    'Toll: Payment',
    'Sales channel: Own site',
    'Market: United Kingdom',
    'Fulfilled by: Own',
    'Known by: Estimated',
    'Share: 2.9%',
    'From: Jan 1, 2026',
    'Kind: Website',
    'Sales channel: nothing → Amazon',
  ],
  'zh-CN': [
    '费用项：支付手续费',
    '销售渠道：独立站',
    '市场：英国',
    '履约方式：自发货',
    '依据：估算',
    '费率：2.9%',
    '生效日：2026年1月1日',
    '类型：网站',
    '销售渠道：无 → 亚马逊',
  ],
} as const

story(
  'the trail tells values as the dashboard calls them, in both languages, and not as the API does',
  async (stage) => {
    const { id, page: first } = await stage.brand({ markets: ['US', 'GB'] })
    const headers = { origin: stage.url }
    const post = async (path: string, data: object) => {
      const made = await first.request.post(`/api/v1/brands/${id}/${path}`, { data, headers })
      expect(made.status(), await made.text()).toBe(201)
      return (await made.json()) as { id: string }
    }
    await post('toll-rules', rule)
    const source = await post('sources', { name: 'Shop', kind: 'web' })
    const shop = await first.request.put(`/api/v1/brands/${id}/sources/${source.id}/shop`, {
      data: { store: 'acme', sales_channel: 'amazon' },
      headers,
    })
    expect(shop.ok(), await shop.text()).toBe(true)
    for (const language of ['en-US', 'zh-CN'] as const) {
      const page = await stage.owner({ language })
      await page.goto(`/${id}/settings/audit`)
      await settled(page)
      const trail = (await textOf(page)).replaceAll(/\s+/g, ' ')
      for (const words of said[language]) expect(trail).toContain(words)
      for (const raw of ['own_site', 'estimated', '2026-01-01', 'truncate', '["']) expect(trail).not.toContain(raw)
    }
  },
)
