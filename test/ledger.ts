import type { OrderLine } from '../src/collect/facts.ts'
import { deriveSlice } from '../src/derive/derive.ts'
import type { DeriveScope } from '../src/derive/scope.ts'
import type { TollRule } from '../src/manage/toll-rules.ts'
import { sql, str, u64 } from '../src/store/sql.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'

let slices = 1000

/** An instant of a story told in UTC: at('2026-03-02T10:00:00'). */
export const at = (text: string) => new Date(`${text}Z`)

/** What a rebuild of a made-up brand works on: dollars, UTC, loads 0 and 1, no rules, unless said otherwise. */
export function scopeOf(brand: string, more: Partial<DeriveScope> = {}): DeriveScope {
  const plain = {
    trafficSlice: 1,
    currency: 'USD',
    timeZone: 'UTC',
    liveLoads: [0, 1],
    stores: {},
    lifecycle: {},
    creatorTiers: [],
  }
  return { brand, slice: ++slices, ...plain, tollRules: [], spendRules: [], ...more }
}

/** One line of one order: two shirts at ten dollars. */
export const shirt: Partial<OrderLine> = {
  store: 'Shop',
  sales_channel: 'own_site',
  order_id: '1001',
  line_key: 'a',
  ordered_at: at('2026-03-02T10:00:00'),
  status: 'placed',
  line_kind: 'product',
  sku: 'SHIRT',
  title: 'Shirt',
  quantity: 2,
  currency: 'USD',
  unit_price: '10.00',
  goods_minor: 2000n,
  customer_id: 'ann',
  country: 'US',
}

/** A toll rule that applies to everything, unless said otherwise. */
export function ruleOf(more: Partial<TollRule> & Pick<TollRule, 'toll'>): TollRule {
  const everywhere = { sales_channel: '', store: '', country: '', campaign: '', fulfilment: '' }
  const nothing = { fraction: '0', fixed: '', minimum: '', currency: 'USD' }
  return { ...everywhere, ...nothing, valid_from: '2000-01-01', valid_to: '', basis: 'default', ...more }
}

export type Entry = Record<string, number | string | null>

/** Rebuilds the brand and gives its ledger in the order of time. */
export async function ledger(warehouse: Warehouse, scope: DeriveScope): Promise<Entry[]> {
  await deriveSlice(warehouse, scope)
  return warehouse.query<Entry>(sql`
    SELECT * FROM order_economics WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)}
    ORDER BY at, entry, order_id = '', line_no`)
}

/** The named columns of each entry, for comparison. */
export function pick(entries: Entry[], ...columns: string[]): (number | string | null | undefined)[][] {
  return entries.map((entry) => columns.map((column) => entry[column]))
}
