import { describe, expect, test } from 'vitest'
import { gated } from '../../../test/gateway.ts'
import { warehouses } from '../../../test/measuring.ts'
import { dayOf } from '../../kernel/time.ts'
import { eventCatalogue } from './event-catalogue.ts'

const timeZone = 'Europe/Berlin'
const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour)

const tracked = (event: string, hours: number, properties: object, more: object = {}) => ({
  ...{ type: 'track', event, messageId: crypto.randomUUID(), timestamp: ago(hours).toISOString() },
  ...{ anonymousId: 'visitor-1', properties, ...more },
})

describe.each(warehouses)('%s', (_, open) => {
  const scene = async (batch: object[]) => {
    const gate = await gated({ warehouse: await open(), kind: 'server' })
    await gate.send({ batch })
    await gate.gateway.idle()
    await gate.gateway.close()
    return {
      ...gate,
      kindOf: async (name: string, days = 30) => {
        const looked = { brand: gate.brand, timeZone }
        const [kind] = await eventCatalogue(gate.warehouse, looked, { days, name, properties: 'true' })
        return { ...kind, of: Object.fromEntries((kind?.properties ?? []).map(({ name, ...rest }) => [name, rest])) }
      },
    }
  }

  test('each property has its types, the share of events with it, and its latest value', async () => {
    const { kindOf } = await scene([
      tracked('Quiz Done', 4, { score: 7, passed: true, tags: ['a', 'b'], detail: { step: 1 }, size: 5 }),
      tracked('Quiz Done', 3, { score: 7.5, passed: false, tags: [], size: 'XL', answer: 'red' }),
      tracked('Quiz Done', 2, { score: -3, passed: 'yes', size: 6 }),
      tracked('Quiz Done', 1, { score: 1e21, answer: `${'鸟'.repeat(90)}` }),
      tracked('Other', 1, { score: 'high' }),
    ])
    const { of, looked_at, properties } = await kindOf('quiz_done')
    expect(looked_at).toBe(4)
    expect(properties?.map(({ name }) => name)).toEqual(['score', 'passed', 'size', 'answer', 'tags', 'detail'])
    expect(of).toEqual({
      score: { types: ['number'], share: 1, example: '1e+21' },
      passed: { types: ['boolean', 'string'], share: 0.75, example: 'yes' },
      size: { types: ['number', 'string'], share: 0.75, example: '6' },
      answer: { types: ['string'], share: 0.5, example: '鸟'.repeat(80) },
      tags: { types: ['list'], share: 0.5, example: '[]' },
      detail: { types: ['object'], share: 0.25, example: '{"step":1}' },
    })
  })

  test('digits that no number is written as make all of the property text; JSON that was cut is still a list', async () => {
    const { kindOf } = await scene([
      tracked('Priced', 4, { price: '19.90', code: '0071', plain: '5', long: Array(600).fill('ab'), broken: '[sale]' }),
      tracked('Priced', 3, { price: '20.95', code: 'x', plain: 5, big: '12345678901234567890', broken: '{' }),
    ])
    const { of } = await kindOf('priced')
    expect(Object.fromEntries(Object.entries(of).map(([name, { types }]) => [name, types]))).toEqual({
      price: ['string'],
      code: ['string'],
      plain: ['number'],
      long: ['list'],
      big: ['string'],
      broken: ['string'],
    })
    expect(of.long?.example).toHaveLength(80)
  })

  test('what has a column of its own is listed, once, and neither the order nor the amount is shown', async () => {
    const properties = { order_id: 'A-1', total: 59.9, currency: 'EUR', coupon: 'SPRING', products: [{ sku: 'MUG' }] }
    const { kindOf } = await scene([
      tracked('Order Completed', 2, properties),
      tracked('Order Completed', 1, { order_id: 'A-2', value: 12, products: [{ sku: 'HAT' }, { sku: 'BAG' }] }),
    ])
    const { of, properties: listed } = await kindOf('order_completed')
    expect(listed).toHaveLength(Object.keys(of).length)
    expect(of).toEqual({
      order_id: { types: ['string'], share: 1, example: null },
      value: { types: ['number'], share: 1, example: '12' },
      currency: { types: ['string'], share: 1, example: 'EUR' },
      products: { types: ['list'], share: 1, example: 'HAT, BAG' },
      coupon: { types: ['string'], share: 0.5, example: 'SPRING' },
      total: { types: ['number'], share: 0.5, example: '59.9' },
    })
  })

  test('no example is of a person: by the name of the property, by the value, by the ids of the event, or as a trait', async () => {
    const { kindOf } = await scene([
      tracked(
        'Form Sent',
        1,
        {
          ...{ customerEmail: 'hidden', Phone: 'none', first_name: 'Ann', 手机: '无', user: { id: 1 } },
          ...{
            said: 'write to ann@example.com',
            call: '+49 30 1234567',
            wechat: 'ann',
            own: 'customer-7',
            also: 'visitor-1',
          },
          ...{ nested: { email: 'none' }, link: 'https://shop.example/?token=none', encoded: 'ann%40example.com' },
        },
        { userId: 'customer-7' },
      ),
      tracked('Form Sent', 2, { said: 'hello', when: '2026-01-31', price: 19.95, colour: 'red' }),
      { ...tracked('', 1, {}), type: 'identify', userId: 'customer-7', traits: { plan: 'gold', favourite: 'red' } },
    ])
    const { of } = await kindOf('form_sent')
    const shown = Object.entries(of).filter(([, { example }]) => example !== null)
    expect(Object.fromEntries(shown.map(([name, { example }]) => [name, example]))).toEqual({
      said: 'hello',
      when: '2026-01-31',
      price: '19.95',
      colour: 'red',
    })
    expect(of.said?.share).toBe(1)
    expect((await kindOf('identified')).of).toEqual({
      plan: { types: ['string'], share: 1, example: null },
      favourite: { types: ['string'], share: 1, example: null },
    })
  })

  test('volume is by day where the brand lives, with days without an event, and ends where the period does', async () => {
    const times = [0.01, 0.02, 50, 24 * 20]
    const { kindOf } = await scene(times.map((hours) => tracked('Seen', hours, {})))
    const [now, late, longer] = [dayOf(ago(0.01), timeZone), dayOf(ago(50), timeZone), dayOf(ago(24 * 20), timeZone)]
    const { by_day: week = [], events } = await kindOf('seen', 7)
    expect(week).toHaveLength(7)
    expect(week.at(-1)?.day).toBe(dayOf(new Date(), timeZone))
    expect(events).toBe(3)
    expect(week.filter(({ events }) => events > 0).reduce((sum, { events }) => sum + events, 0)).toBe(3)
    expect(week.find(({ day }) => day === late)?.events).toBe(1)
    expect(week.find(({ day }) => day === now)?.events).toBeGreaterThan(0)
    const { by_day: month = [] } = await kindOf('seen', 30)
    expect(month.find(({ day }) => day === longer)?.events).toBe(1)
  })

  test('of a name that comes often, about 5,000 of the latest days are looked at, and shares are theirs', async () => {
    const often = (hours: number, count: number, properties: (place: number) => object) =>
      Array.from({ length: count }, (_, place) => tracked('Often', hours, properties(place)))
    const { kindOf, send, gateway: _closed, ...gate } = await scene([tracked('Rare', 100, { only: 'here' })])
    const again = await gate.reopen()
    for (let part = 0; part < 6; part++)
      await send({ batch: often(0.01, 2000, (place) => (place % 4 === 0 ? { quarter: 'q' } : {})) }, { gateway: again })
    await send({ batch: often(100, 100, () => ({ old: 'no more' })) }, { gateway: again })
    await again.idle()
    await again.close()
    const { looked_at = 0, events, of } = await kindOf('often')
    expect(events).toBe(12_100)
    expect(looked_at).toBeGreaterThan(3600)
    expect(looked_at).toBeLessThan(4400)
    expect(of.old).toBeUndefined()
    expect(of.quarter?.share).toBeGreaterThan(0.2)
    expect(of.quarter?.share).toBeLessThan(0.3)
    expect((await kindOf('rare')).looked_at).toBe(1)
  })
})
