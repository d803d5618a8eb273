import { expect } from 'vitest'
import { fabricateCustomers } from '../../bench/fabricate-customers.ts'
import type { Stage } from './stage.ts'

const patience = { timeout: 150_000 }
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const dayMs = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10)

let made: Promise<string> | undefined

/** A brand with a move of each kind that begins otherwise: silent customers, a creator who earns, a product that loses. Made once for all stories. */
export function movesShop(stage: Stage): Promise<string> {
  made ??= make(stage)
  return made
}

/** Customers who buy and stop as the models have it. Tea loses two dollars with each order, of which ten are in the United States for one in Germany. */
function orders(): string {
  const lines: string[] = []
  const sold = (customer: string, sku: string, price: string, country: string, daysAgo: number) =>
    lines.push(`O-${lines.length},${ago(daysAgo)} 10:00:00,${sku},1,${price},USD,${customer},${country},own site`)
  const buying = { r: 0.8, alpha: 40, a: 0.8, b: 3 }
  const spending = { p: 5, q: 4, v: 2000 }
  const customers = fabricateCustomers(900, { buying, spending, longest: 300, grain: 1 })
  for (const [i, { repeats, last, age, mean }] of customers.entries())
    for (let n = 0; n <= repeats; n++) {
      const price = ((n === 0 ? 1500 : Math.round(mean)) / 100 + 4).toFixed(2)
      sold(`c${i}`, 'MUG', price, i % 2 ? 'US' : 'DE', age - (repeats && Math.floor((last * n) / repeats)))
    }
  for (let i = 0; i < 44; i++) sold('', 'TEA', '10.00', i % 11 ? 'US' : 'DE', i % 28)
  return `order_id,order_date,sku,quantity,unit_price,currency,customer_id,country,channel\n${lines.join('\n')}\n`
}

/** One visit a day by the link of a code, each of which orders a mug. */
function visits(code: string): object[] {
  return Array.from({ length: 30 }, (_, i) => {
    const at = Date.now() - i * dayMs - 3_600_000
    const one = { anonymousId: `fan-${i}`, timestamp: new Date(at).toISOString() }
    const url = `https://shop.example/?mpc=${code}`
    const products = [{ sku: 'MUG', quantity: 1, price: 30 }]
    return [
      { type: 'page', ...one, context: { page: { url }, userAgent: firefox } },
      {
        type: 'track',
        event: 'Order Completed',
        properties: { order_id: `F-${i}`, total: 30, currency: 'USD', products },
        ...one,
        timestamp: new Date(at + 300_000).toISOString(),
        context: { page: { url: 'https://shop.example/thanks' }, userAgent: firefox },
      },
    ]
  }).flat()
}

async function make(stage: Stage): Promise<string> {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  const headers = { origin: stage.url }
  const post = async (path: string, data: object | string, type?: string) => {
    const sent = { data, headers: type ? { ...headers, 'content-type': type } : headers }
    const answer = await page.request.post(`/api/v1/brands/${id}${path}`, sent)
    expect([path, answer.status()]).toEqual([path, expect.toSatisfy((status) => status < 300)])
    return (await answer.json()) as { code?: string; write_key?: string }
  }
  for (const [sku, unit_cost] of [
    ['MUG', '4'],
    ['TEA', '12'],
  ])
    await post('/costs', { sku, unit_cost, currency: 'USD' })
  await post('/lifecycle-rules', { thresholds: { lapsing_days: 60, lost_days: 400 } })
  const { code = '' } = await post('/links', { target: 'https://shop.example', creator: 'Ada' })
  const spend = `day,platform,kind,creator,currency,spend\n${ago(5)},TikTok,creator,Ada,USD,200.00\n`
  await post('/imports?name=orders.csv&commit=true', orders(), 'application/octet-stream')
  await post('/imports?name=spend.csv&commit=true', spend, 'application/octet-stream')
  const { write_key: writeKey } = await post('/sources', { name: 'Shop', kind: 'web' })
  const sent = await page.request.post('/v1/batch', { data: { batch: visits(code), writeKey } })
  expect(sent.status()).toBe(200)
  const rules = async () => {
    await page.request.post(`/api/v1/brands/${id}/lifetime/forecast`, { headers })
    const answer = await page.request.get(`/api/v1/brands/${id}/moves`)
    const { moves } = (await answer.json()) as { moves: { rule: string }[] }
    return [...new Set(moves.map(({ rule }) => rule))].toSorted()
  }
  await expect
    .poll(rules, { ...patience, interval: 3000 })
    .toEqual(expect.arrayContaining(['creator-worth', 'lapse', 'losing-place']))
  return id
}
