import { expect, test } from 'vitest'
import { ask, cast, server } from '../../test/server.ts'
import { questions } from '../predict/catalogue.ts'

const orders =
  'order id,date,sku,quantity,price,currency\nA1,2026-01-05 10:00,MUG,2,10.00,USD\nA2,2026-01-07 10:00,MUG,1,500,VND\n'
const rates = 'day,base,quote,rate\n2026-01-05,USD,CNY,7.12\n2026-01-05,EUR,USD,1.1\n'
const days = 'from=2026-01-01&to=2026-01-06'

let opened: ReturnType<typeof open> | undefined

/** A brand with orders in dollars and dongs, and rates of yuan and euros. */
function shop() {
  opened ??= open()
  return opened
}

async function open() {
  const { app, parts } = await server()
  const people = await cast(parts)
  const url = `/api/v1/brands/${people.brand.id}`
  await ask(app, people.owner, 'PATCH', url, { currency: 'USD', time_zone: 'UTC' })
  for (const [name, content] of Object.entries({ orders, rates })) {
    await ask(app, people.editor, 'POST', `${url}/imports?name=${name}.csv&commit=true`, content)
    await parts.queue.idle()
  }
  await parts.deriver.idle()
  const get = async (path: string) => ask(app, people.viewer, 'GET', url + path)
  return { app, url, get, ...people }
}

test('figures, their orders and each order come in the currency asked for, with the rate', async () => {
  const { get } = await shop()
  const exchange = { from: 'USD', to: 'CNY', rate: '7.12', day: '2026-01-05' }
  const told = (await get(`/measures/sales-summary?${days}&currency=CNY`)).json()
  expect(told).toMatchObject({ currency: 'CNY', exchange, rows: [{ net_sales: 14240 }] })
  const behind = (await get(`/orders?${new URLSearchParams(told.orders[0])}`)).json()
  expect(behind).toMatchObject({
    currency: 'CNY',
    exchange,
    items: [{ net_sales: 14240 }],
    totals: { net_sales: 14240 },
  })
  const order = (await get('/orders/A1?currency=CNY')).json()
  expect(order).toMatchObject({ currency: 'CNY', exchange })
  expect(order.entries[0].amounts).toContainEqual({ name: 'net_sales', amount: 14240, basis: '' })
  expect((await get(`/measures/sales-summary?${days}&currency=CNY&format=csv`)).body).toContain(
    '"CNY","7.12","2026-01-05"',
  )
})

test.each(questions)(
  '$id refuses a currency that is none (400) or has no rate (422), in both languages',
  async ({ id, example }) => {
    const { get } = await shop()
    const { from: _from, to: _to, ...named } = example as Record<string, string>
    const path = `/measures/${id}?${days}&${new URLSearchParams(named)}`
    const bad = await get(`${path}&currency=dollars`)
    expect([bad.statusCode, bad.json().error.field]).toEqual([400, 'currency'])
    const missing = (await get(`${path}&currency=THB`)).json().error
    expect(missing).toMatchObject({
      code: 'missing_rate',
      details: { currency: 'THB', day: '2026-01-06' },
      message: expect.stringContaining('THB'),
      message_zh: expect.stringContaining('THB'),
    })
  },
)

test('a currency opens nothing to those who may not look', async () => {
  const { app, url, nobody, stranger } = await shop()
  const question = `${url}/measures/sales-summary?${days}&currency=CNY`
  expect((await ask(app, nobody, 'GET', question)).statusCode).toBe(401)
  expect((await ask(app, stranger, 'GET', question)).statusCode).toBe(403)
})

test('the rates of a brand say what is covered and what is missing', async () => {
  const { get } = await shop()
  const { currency, items, remedy } = (await get('/rates')).json()
  const one = { first_day: '2026-01-05', last_day: '2026-01-05' }
  expect(currency).toBe('USD')
  expect(items).toMatchObject([
    { currency: 'CNY', used: false, days: 1, ranges: [one] },
    { currency: 'EUR', used: false, days: 1, ranges: [one] },
    { currency: 'VND', used: true, days: 0, missing_days: 1, missing_in: ['orders'] },
  ])
  expect(remedy.zh).toContain('欧洲央行')
})
