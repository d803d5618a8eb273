import type { Text } from '../../kernel/errors.ts'
import { countedCustomers, summaryOf } from '../lifetime/counted-customers.ts'
import { keptReason, missingNames as lifetimeNames, sayTooLittle, tooLittle } from '../lifetime/too-little.ts'
import type { DarkInputs } from './dark-inputs.ts'
import { isMarketplace } from './levels.ts'

/** The least of its own that a dark test is made from: weeks with orders, and orders whose way is known. */
const needed = { weeks: 8, ways: 50 } as const

/** The share of orders whose margin has to be known. */
export const leastCostKnown = 0.8

/** Why there is no number, and how much there is of what is missing. */
export type Missing = { missing: string; found: number }

/** The first thing of which there is too little. */
export function missingOf(inputs: DarkInputs): Missing | undefined {
  const { customers, weeks } = inputs
  const { customers: all, repeaters, longest } = summaryOf(countedCustomers(customers))
  const little = tooLittle({ customers: all, repeaters, days: longest })
  if (little) return { missing: little.missing, found: 'found' in little ? little.found : 0 }
  if (weeks < needed.weeks) return { missing: 'weeks', found: weeks }
  const ways = knownWays(inputs)
  return ways < needed.ways && guesses(inputs) ? { missing: 'ways', found: ways } : undefined
}

/** Orders outside marketplaces of which it is known how they came. */
function knownWays({ sums, cells }: DarkInputs): number {
  return sums.reduce(
    (sum, { hold, days, cell }) => (hold === 'unknown' || isMarketplace(cells[cell]) ? sum : sum + days),
    0,
  )
}

/** Whether any order of the own site is taken to have come as others did. */
function guesses({ sums, cells }: DarkInputs): boolean {
  return sums.some(({ hold, cell }) => hold === 'unknown' && cells[cell]?.sales_channel === 'own_site')
}

/** The reason as a sentence. */
export function sayMissing({ missing, found }: Missing): Text {
  const reason = keptReason(missing, found)
  if (reason) return sayTooLittle(reason)
  if (missing === 'weeks')
    return {
      en: `Orders are known for ${found} whole weeks; a dark test needs ${needed.weeks}.`,
      zh: `订单数据只有 ${found} 个完整周，停投测试至少需要 ${needed.weeks} 周。`,
    }
  if (missing === 'ways')
    return {
      en: `Of ${found} recent orders outside marketplaces it is known how they came; a dark test needs ${needed.ways}. Add a source of events, so that visits are known.`,
      zh: `近期平台以外、来源已知的订单只有 ${found} 笔，停投测试至少需要 ${needed.ways} 笔。请添加事件来源，以便识别访问。`,
    }
  if (missing === 'costs')
    return {
      en: `The costs of ${found}% of recent orders are known; a dark test needs ${100 * leastCostKnown}%. State what goods cost.`,
      zh: `近期成本已知的订单只占 ${found}%，停投测试至少需要 ${100 * leastCostKnown}%。请录入商品成本。`,
    }
  return {
    en: 'No margin before marketing is expected: state the costs of goods, or see what is lost per order.',
    zh: '预计没有营销前毛利：请录入商品成本，或查看每单亏损在哪里。',
  }
}

/** The reasons, in a word or two. */
export const missingNames: Readonly<Record<string, Text>> = {
  ...lifetimeNames,
  weeks: { en: 'Known too short', zh: '数据时间太短' },
  ways: { en: 'Ways not known', zh: '订单来源未知' },
  costs: { en: 'Costs not known', zh: '成本未知' },
  margin: { en: 'No margin expected', zh: '预计没有毛利' },
}
