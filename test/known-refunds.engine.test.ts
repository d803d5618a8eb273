import { afterEach, expect, test } from 'vitest'
import { sql, str } from '../src/store/sql.ts'
import { closeShops, exact, liveShop, orderFile, shopifyOrder } from './live-shop.ts'

afterEach(closeShops)

/** One of the two mugs goes back, and the shipping; later the tea. */
const mugBack = {
  id: 7,
  order_id: 'ID',
  created_at: '2026-01-12T09:00:00Z',
  refund_line_items: [
    { line_item_id: 'MUG-ID', quantity: 1, subtotal: '10.00', total_tax: '1.00', line_item: { sku: 'MUG' } },
  ],
  transactions: [{ kind: 'refund', status: 'success', amount: '13.00', currency: 'GBP' }],
  order_adjustments: [],
}
const teaBack = {
  ...mugBack,
  id: 8,
  created_at: '2026-01-20T09:00:00Z',
  refund_line_items: [
    { line_item_id: 'TEA-ID', quantity: 1, subtotal: '4.00', total_tax: '0.00', line_item: { sku: 'TEA' } },
  ],
  transactions: [{ kind: 'refund', status: 'success', amount: '4.00', currency: 'GBP' }],
}
const updated = (updated_at: string, ...refunds: object[]) =>
  shopifyOrder({ updated_at, financial_status: 'partially_refunded', refunds })

/** An export of February: an order of that day makes it speak for it. */
const exported = (refunded: string) =>
  `${orderFile
    .replace('Discount Amount,', 'Discount Amount,Refunded Amount,')
    .replace('WELCOME10,3.80,', `WELCOME10,3.80,${refunded},`)
    .replace(
      ',,,,,,,,,2026',
      ',,,,,,,,,,2026',
    )}#1002,b@b.c,paid,GBP,9.00,0.00,0.00,9.00,,0.00,0.00,2026-02-01 10:00:00 +0000,1,Tea,9.00,TEA,5820982911946154599\n`

type Arrival = ['told' | 'refund', string | object] | ['file', string]
const created: Arrival = ['told', shopifyOrder()]
const one: Arrival = ['told', updated('2026-01-12T09:00:01Z', mugBack)]
const both: Arrival = ['told', updated('2026-01-20T09:00:01Z', mugBack, teaBack)]
const mug: Arrival = ['refund', mugBack]
const tea: Arrival = ['refund', teaBack]
const file = (refunded: string): Arrival => ['file', exported(refunded)]

/** What came back, as the ledger has it: "entry day sku units price_paid". */
async function cameBack(arrived: readonly Arrival[]): Promise<string[]> {
  const shop = await liveShop()
  for (const [how, what] of arrived) {
    if (how === 'file') await shop.take('orders.csv', what)
    else if (how === 'told') await shop.told('orders/updated', what)
    else await shop.told('refunds/create', exact(JSON.stringify(what)))
  }
  await shop.ledger()
  const { registry, warehouse, brand } = shop
  const row = await registry.db.selectFrom('brands').select('slice').where('id', '=', brand).executeTakeFirstOrThrow()
  const rows = await warehouse.query<{ line: string }>(sql`
    SELECT concat(entry, ' ', toString(toDate(at)), ' ', sku, ' ', toString(sum(units)), ' ', toString(sum(price_paid))) AS line
    FROM order_economics WHERE brand = ${str(brand)} AND slice = ${str(String(row.slice))} AND entry IN ('refund', 'return')
    GROUP BY entry, toDate(at), sku ORDER BY toDate(at), entry, sku`)
  return rows.map(({ line }) => line)
}

// Of the 13 pounds 11 are of the mug; 2, of the order as a whole, are shared out by what the goods cost.
const back = [
  'refund 2026-01-12 MUG 0 -1253',
  'refund 2026-01-12 TEA 0 -47',
  'return 2026-01-12 MUG -1 0',
  'refund 2026-01-20 TEA 0 -400',
  'return 2026-01-20 TEA -1 0',
]

test.each<[string, Arrival[]]>([
  ['webhooks alone', [both]],
  ['webhooks, then an export', [both, file('17.00')]],
  ['an export, then webhooks', [file('17.00'), both]],
  ['refunds by themselves, then an export', [created, mug, tea, file('17.00')]],
  ['an export, then refunds by themselves', [file('17.00'), tea, mug]],
  ['an export between two refunds', [one, file('13.00'), tea]],
  ['exports before and after refunds', [file('0.00'), both, file('17.00')]],
])(
  'units and lines that webhooks told outlive an export that only says how much of the order went back: %s',
  async (_, arrived) => {
    expect(await cameBack(arrived)).toEqual(back)
  },
  60_000,
)

test('what an export has beyond the refunds that are known is of the order as a whole; their units stay', async () => {
  const rows = await cameBack([both, file('19.00')])
  expect(rows.filter((row) => !row.includes('2026-01-05'))).toEqual(back)
  // Of the four pounds of the whole the mugs bear 3.05 and the tea 0.95, of which they had 1.53 and 0.47.
  expect(rows.filter((row) => row.includes('2026-01-05'))).toEqual([
    'refund 2026-01-05 MUG 0 -152',
    'refund 2026-01-05 TEA 0 -48',
  ])
}, 60_000)

test('an export that says less went back than refunds are known contradicts them: nothing tells which units came back', async () => {
  const rows = await cameBack([both, file('12.00')])
  expect(rows.filter((row) => row.startsWith('return'))).toEqual([])
  expect(rows.map((row) => Number(row.split(' ')[4])).reduce((sum, minor) => sum + minor, 0)).toBe(-1200)
}, 60_000)
