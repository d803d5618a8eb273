import { beforeAll, describe, expect, test } from 'vitest'
import { costlyTraffic } from '../../../test/costly-traffic.ts'
import { warehouses } from '../../../test/measuring.ts'
import { trafficTable } from './traffic-table.ts'

const january = { from: '2025-01-01', to: '2025-01-31' }

describe.each(warehouses)('%s', (_, open) => {
  let ask: Awaited<ReturnType<typeof costlyTraffic>>['ask']
  beforeAll(async () => {
    ;({ ask } = await costlyTraffic(open))
  })
  const kept = async (asked: object) =>
    (await ask(trafficTable, { ...january, ...asked })).rows.map(({ key, cost, cac, kept }) => [key, cost, cac, kept])

  test('each channel has what it cost, in two currencies at the rates of their days, and what is left of its margin', async () => {
    const { rows, totals } = await ask(trafficTable, january)
    expect(rows).toEqual([
      {
        ...{ key: 'paid_search', visits: 3, people: 3, engaged_seconds: 120, seconds_per_visit: 40 },
        ...{ product_views: 0, cart_visits: 0, orders: 2, conversion: 2 / 3, new_customers: 2 },
        // 7500 + 0 + 5000; 3850 − 200 + 3400; 3450 − 300 + 3300.
        ...{ net_sales: 12_500, cm2: 7050, cm3: 6450 },
        // 4101 ÷ 2 = 2050.5; 7050 − 4101; 7050 ÷ 3; 7050 ÷ 2 minutes.
        ...{ cost: 4101, cac: 2051, kept: 2949, value_per_visit: 2350, value_per_minute: 3525 },
      },
      {
        ...{ key: 'paid_social', visits: 2, people: 2, engaged_seconds: 45, seconds_per_visit: 22.5 },
        ...{ product_views: 0, cart_visits: 0, orders: 1, conversion: 0.5, new_customers: 0 },
        ...{ net_sales: 0, cm2: -500, cm3: -500 },
        // Nobody new: no CAC. −500 − 2600; −500 ÷ 2; −500 ÷ 0.75 minutes.
        ...{ cost: 2600, cac: null, kept: -3100, value_per_visit: -250, value_per_minute: -667 },
      },
      {
        ...{ key: 'email', visits: 1, people: 1, engaged_seconds: null, seconds_per_visit: null },
        ...{ product_views: 0, cart_visits: 0, orders: 0, conversion: 0, new_customers: 0 },
        ...{ net_sales: 0, cm2: null, cm3: null },
        ...{ cost: null, cac: null, kept: 0, value_per_visit: 0, value_per_minute: null },
      },
      {
        ...{ key: 'creator', visits: 0, people: 0, engaged_seconds: null, seconds_per_visit: null },
        ...{ product_views: 0, cart_visits: 0, orders: 0, conversion: null, new_customers: 0 },
        ...{ net_sales: 0, cm2: null, cm3: null },
        ...{ cost: 700, cac: null, kept: -700, value_per_visit: null, value_per_minute: null },
      },
    ])
    expect(totals).toMatchObject({ visits: 6, orders: 3, net_sales: 12_500, cm2: 6550, cm3: 5950, cost: 7401 })
  })

  test('each campaign has its own cost, one by which nobody came, too; a mail of the same name does not add to it', async () => {
    expect(await kept({ by: 'campaign' })).toEqual([
      ['brand', 4101, 2051, 2949],
      ['spring', 2100, null, -2600],
      ['fans', 700, null, -700],
      ['unseen', 500, null, -500],
    ])
    expect(await kept({ by: 'campaign', channel: 'paid_social' })).toEqual([
      ['spring', 2100, null, -2600],
      ['unseen', 500, null, -500],
    ])
  })

  test('what channels cost is known of their intent and tenure, too', async () => {
    expect(await kept({ by: 'intent' })).toEqual([
      ['people_to_goods', 4101, 2051, 2949],
      ['goods_to_people', 3300, null, -3800],
    ])
    // 7401 ÷ 2 = 3700.5; 6550 − 7401. What is owned costs nothing that platforms tell.
    expect(await kept({ by: 'tenure' })).toEqual([
      ['rented', 7401, 3701, -851],
      ['owned', null, null, null],
    ])
  })

  test('cost follows filters that platforms tell, and is not known under others', async () => {
    expect(await kept({ country: 'DE' })).toEqual([['paid_social', 2600, null, -3100]])
    expect(await kept({ campaign: 'brand' })).toEqual([['paid_search', 4101, 2051, 2949]])
    expect(await kept({ from: '2025-01-12', to: '2025-01-12' })).toEqual([['paid_search', 1101, 1101, 3200 - 1101]])
    expect(await kept({ device: 'desktop', channel: 'paid_search' })).toEqual([['paid_search', null, null, null]])
    expect(await kept({ visit_source: 'google' })).toEqual([['paid_search', null, null, null]])
  })
})
