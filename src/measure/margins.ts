import type { Text } from '../kernel/errors.ts'
import type { Sql } from '../store/sql.ts'
import { sql } from '../store/sql.ts'
import type { Question } from './define.ts'
import { ofSlice, ratio } from './within.ts'
import type { Words } from './words.ts'

/** Lines that have a cost of goods; of shipping, discounts, fees and adjustments it is nothing. */
const isGoods = sql`entries.line_kind IN ('product', 'gift_card')`
/** Whether the cost of an entry of the ledger `entries` is known: then it has margins. */
export const isCosted: Sql = sql`entries.goods_cost IS NOT NULL`
/** Whether an entry of the ledger `entries` is of goods that were sold or came back. */
export const isSold: Sql = sql`${isGoods} AND entries.net_sales != 0`

/** Of the ledger `entries`: whether goods were sold and the cost of none of them is known, so that no margin is. */
export const marginUnknown: Sql = sql`(max(${isSold}) AND NOT max(${isSold} AND ${isCosted}))`

/** The sum of a margin of the ledger `entries`; NULL where it is not known. */
export function margin(name: 'cm1' | 'cm2' | 'cm3'): Sql {
  const columns = { cm1: sql`entries.cm1`, cm2: sql`entries.cm2`, cm3: sql`entries.cm3` }
  return sql`if(${marginUnknown}, NULL, sum(${columns[name]}))`
}

/** Net sales of goods in the ledger `entries`, and the part whose cost is known. */
export const goodsSales: Sql = sql`sumIf(entries.net_sales, ${isGoods})`
export const costedSales: Sql = sql`sumIf(entries.net_sales, ${isGoods} AND ${isCosted})`

/** The share of goods sold whose cost is known; NULL where nothing was sold. */
export const costKnown: Sql = ratio(costedSales, goodsSales)

/** Whether the cost of anything that the brand ever sold is known. The engine stops at the first line. */
export function anyCostKnown(p: Question): Sql {
  return sql`((SELECT count() FROM (
      SELECT 1 FROM order_economics AS entries
      WHERE ${ofSlice(p)} AND ${isGoods} AND entries.net_sales != 0 AND ${isCosted} LIMIT 1)) > 0)`
}

/** Below this share of costs known, what is kept is not claimed. */
export const enoughCosts = 0.95

/** Says that too little is known of costs to claim what is kept; undefined where enough is. */
export function costsMissing(known: number | null | undefined, { share }: Words): Text | undefined {
  if (typeof known !== 'number' || known >= enoughCosts) return undefined
  return {
    en: `The cost of goods is known for ${share(known).en} of sales; state costs to see what is kept.`,
    zh: `仅 ${share(known).zh} 的销售额有已知的商品成本；录入成本后才能看到留存毛利。`,
  }
}

/** `cost_known` of several rows together, by their net sales; undefined where no row has one. */
export function costKnownOf(rows: readonly { net_sales: number; cost_known: number | null }[]): number | undefined {
  let [sales, costed] = [0, 0]
  for (const { net_sales, cost_known } of rows) {
    if (cost_known === null || net_sales <= 0) continue
    sales += net_sales
    costed += net_sales * cost_known
  }
  return sales === 0 ? undefined : costed / sales
}
