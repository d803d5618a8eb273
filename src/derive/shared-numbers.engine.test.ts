import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, type Entry, ledger, pick, ruleOf, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import type { Fee, Return } from '../collect/facts.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

const inGermany = { ...shirt, sales_channel: 'amazon', store: 'Amazon.de' }
const inFrance = { ...inGermany, store: 'Amazon.fr', goods_minor: 3000n }
const fee = { sales_channel: 'amazon', settlement_id: 's', order_id: '1001', sku: 'SHIRT', currency: 'USD' }
const charged = { ...fee, transaction: 'order' as const, posted_at: at('2026-03-05T00:00:00') }
const refunded = { ...fee, transaction: 'refund' as const, posted_at: at('2026-03-09T00:00:00') }
const cost = { sku: 'SHIRT', valid_from: '2026-01-01', currency: 'USD', unit_cost: '4', country: '', removed: false }

describe.each(warehouses)('an order number that two stores of a channel have, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  const twoStores = async (reports: { fees?: Partial<Fee>[]; returns?: Partial<Return>[] }, more = {}) => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'product_costs', [cost])
    await state(warehouse, brand, 1, 'order_lines', [
      { ...inGermany, ...more },
      { ...inFrance, ...more },
    ])
    if (reports.fees) await state(warehouse, brand, 1, 'fees', reports.fees)
    if (reports.returns) await state(warehouse, brand, 1, 'returns', reports.returns)
    const tollRules = [ruleOf({ toll: 'commission', fraction: '0.5' }), ruleOf({ toll: 'payment', fraction: '0.01' })]
    const scope = scopeOf(brand, { tollRules })
    return { brand, scope, rows: await ledger(warehouse, scope) }
  }
  const sum = (rows: Entry[], ...columns: string[]) =>
    pick(rows, ...columns)
      .flat()
      .reduce<number>((all, one) => all + Number(one), 0)

  test('has the fees of the store that the settlement names', async () => {
    const { rows } = await twoStores({
      fees: [
        { ...charged, store: 'Amazon.de', part: 'commission', amount_minor: -150n },
        { ...charged, store: 'Amazon.fr', part: 'commission', amount_minor: -250n },
        { ...charged, store: 'Amazon.fr', sku: '', part: 'fulfilment', amount_minor: -40n },
      ],
    })
    expect(pick(rows, 'entry', 'store', 'commission', 'commission_basis', 'fulfilment', 'payment').sort()).toEqual([
      ['sale', 'Amazon.de', 150, 'actual', 0, 20],
      ['sale', 'Amazon.fr', 250, 'actual', 40, 30],
    ])
  })

  test.each(['', 'Amazon EU'])(
    'leaves fees of store “%s” on their own, once, and no rule adds to them',
    async (store) => {
      const { rows } = await twoStores({
        fees: [
          { ...charged, store, part: 'commission', amount_minor: -150n },
          { ...charged, store, part: 'commission', amount_minor: -250n },
          { ...charged, store, sku: '', part: 'fulfilment', amount_minor: -40n },
          { ...charged, store, part: 'principal', amount_minor: 5000n },
        ],
      })
      expect(sum(rows, 'commission', 'fulfilment', 'other_fees')).toBe(150 + 250 + 40)
      expect(pick(rows, 'entry', 'commission', 'fulfilment', 'payment', 'other_fees', 'net_sales').sort()).toEqual([
        ['fee', 0, 0, 0, 150, 0],
        ['fee', 0, 0, 0, 250, 0],
        ['fee', 0, 0, 0, 40, 0],
        ['sale', 0, 0, 20, 0, 2000],
        ['sale', 0, 0, 30, 0, 3000],
      ])
    },
  )

  test('is refunded in the store that the settlement names, and the other one’s export still counts', async () => {
    const { rows } = await twoStores(
      {
        fees: [
          { ...refunded, store: 'Amazon.fr', part: 'principal', amount_minor: -1000n },
          { ...refunded, store: 'Amazon.fr', part: 'commission', amount_minor: 120n },
        ],
      },
      { refund_minor: 700n, refunded_at: at('2026-03-08T00:00:00') },
    )
    const back = rows.filter((row) => row.entry === 'refund')
    expect(pick(back, 'store', 'net_sales', 'commission').sort()).toEqual([
      ['Amazon.de', -700, 0],
      ['Amazon.fr', -1000, -120],
    ])
  })

  test('is refunded on its own where the settlement names neither, and no export adds to it', async () => {
    const { brand, scope, rows } = await twoStores(
      {
        fees: [
          { ...refunded, part: 'principal', amount_minor: -1000n },
          { ...refunded, part: 'tax', amount_minor: -80n },
          { ...refunded, part: 'coupon', amount_minor: 50n },
          { ...refunded, part: 'commission', amount_minor: 120n },
          { ...refunded, part: 'return', amount_minor: -30n },
          { ...refunded, part: 'transfer', amount_minor: 940n },
        ],
      },
      { refund_minor: 700n, refunded_at: at('2026-03-08T00:00:00') },
    )
    const later = rows.filter((row) => row.entry !== 'sale')
    const amounts = ['entry', 'store', 'net_sales', 'tax', 'coupon', 'price_paid', 'other_fees', 'cm3']
    expect(pick(later, ...amounts).sort()).toEqual([
      ['fee', '', 0, 0, 0, 0, -120, 120],
      ['fee', '', 0, 0, 0, 0, 30, -30],
      ['refund', '', -1000, 0, 0, -1000, 0, -1000],
      ['refund', '', 0, -80, 0, -80, 0, 0],
      ['refund', '', 0, 0, -50, 50, 0, 50],
    ])
    expect(sum(later, 'price_paid') - sum(later, 'other_fees')).toBe(-1000 - 80 + 50 + 120 - 30)
    const orders = await warehouse.query(sql`
      SELECT toString(store) AS store, net_sales FROM orders WHERE brand = ${str(brand)} AND slice = ${u64(scope.slice)} ORDER BY store`)
    expect(orders).toEqual([
      { store: 'Amazon.de', net_sales: 2000 },
      { store: 'Amazon.fr', net_sales: 3000 },
    ])
  })

  test('gets goods back in the store that the report names, else on their own, each unit once', async () => {
    const back = { sales_channel: 'amazon', order_id: '1001', sku: 'SHIRT', quantity: 1 }
    const { rows } = await twoStores(
      {
        returns: [
          { ...back, store: 'Amazon.de', returned_at: at('2026-03-08T00:00:00'), disposition: 'sellable' },
          { ...back, store: '', returned_at: at('2026-03-09T00:00:00'), disposition: 'unknown' },
          { ...back, store: '', sku: 'NEVER', returned_at: at('2026-03-09T00:00:00'), disposition: 'unknown' },
        ],
      },
      { refunded_units: 2, refunded_at: at('2026-03-07T00:00:00') },
    )
    const returned = rows.filter((row) => row.entry === 'return')
    expect(pick(returned, 'store', 'units', 'goods_cost', 'return_cost', 'return_basis', 'cm1', 'cm3')).toEqual([
      ['Amazon.de', -1, -400, 0, 'actual', 400, 400],
      ['', -1, -400, 400, 'default', 400, 0],
    ])
  })

  test('is that of one store where the other one’s never was placed', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [inGermany, { ...inFrance, status: 'pending' }])
    await state(warehouse, brand, 1, 'fees', [{ ...charged, store: '', part: 'commission', amount_minor: -150n }])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'entry', 'store', 'commission', 'other_fees')).toEqual([['sale', 'Amazon.de', 150, 0]])
  })
})
