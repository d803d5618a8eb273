import { beforeAll, describe, expect, test } from 'vitest'
import { costlyTraffic } from '../../../test/costly-traffic.ts'
import { warehouses } from '../../../test/measuring.ts'
import { trafficTable } from './traffic-table.ts'
import { type VisitDimension, visitDimensionIds } from './visits.ts'

const january = { from: '2025-01-01', to: '2025-01-31' }

/** Key, visits, orders and margin before marketing of each row, by everything that rows can be about. */
const told: Record<VisitDimension, [key: string, visits: number, orders: number, cm2: number | null][]> = {
  channel: [
    ['paid_search', 3, 2, 7050],
    ['paid_social', 2, 1, -500],
    ['email', 1, 0, null],
    ['creator', 0, 0, null],
  ],
  intent: [
    ['people_to_goods', 3, 2, 7050],
    ['goods_to_people', 3, 1, -500],
  ],
  tenure: [
    ['rented', 5, 3, 6550],
    ['owned', 1, 0, null],
  ],
  source: [
    ['google', 3, 2, 7050],
    ['instagram', 2, 1, -500],
    ['mail', 1, 0, null],
  ],
  medium: [
    ['cpc', 3, 2, 7050],
    ['paid_social', 2, 1, -500],
    ['email', 1, 0, null],
  ],
  campaign: [
    ['brand', 3, 2, 7050],
    ['spring', 3, 1, -500],
    ['fans', 0, 0, null],
    ['unseen', 0, 0, null],
  ],
  content: [
    ['', 4, 2, 7050],
    ['video-a', 1, 1, -500],
    ['video-b', 1, 0, null],
  ],
  term: [
    ['', 5, 2, 2700],
    ['lamp', 1, 1, 3850],
  ],
  code: [
    ['', 5, 3, 6550],
    ['letter', 1, 0, null],
  ],
  landing_page: [
    ['/', 4, 2, 7050],
    ['/mugs', 2, 1, -500],
  ],
  exit_page: [
    ['/', 3, 1, 3200],
    ['/mugs', 3, 2, 3350],
  ],
  country: [
    ['US', 4, 2, 7050],
    ['DE', 2, 1, -500],
  ],
  device: [
    ['desktop', 4, 2, 7050],
    ['mobile', 2, 1, -500],
  ],
  browser: [
    ['Firefox', 4, 2, 7050],
    ['Safari', 2, 1, -500],
  ],
  in_app: [
    ['', 4, 2, 7050],
    ['instagram', 2, 1, -500],
  ],
  language: [
    ['en-US', 4, 2, 7050],
    ['de-DE', 2, 1, -500],
  ],
}

describe.each(warehouses)('%s', (_, open) => {
  let ask: Awaited<ReturnType<typeof costlyTraffic>>['ask']
  beforeAll(async () => {
    ;({ ask } = await costlyTraffic(open))
  })

  test.each(visitDimensionIds)('rows can be about %s, and come to the same whatever they are about', async (by) => {
    const { rows, totals } = await ask(trafficTable, { ...january, by })
    expect(rows.map(({ key, visits, orders, cm2 }) => [key, visits, orders, cm2])).toEqual(told[by])
    expect(totals).toMatchObject({ visits: 6, orders: 3, new_customers: 2, net_sales: 12_500, cm2: 6550, cm3: 5950 })
    if (!['channel', 'intent', 'tenure', 'campaign'].includes(by))
      expect(rows.map(({ cost, cac, kept }) => [cost, cac, kept])).toEqual(rows.map(() => [null, null, null]))
  })
})
