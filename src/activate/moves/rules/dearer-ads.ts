import { platformNames } from '../../../kernel/channel.ts'
import type { Text } from '../../../kernel/errors.ts'
import { adPrice } from '../../../measure/traffic/ad-price.ts'
import type { Asking, Move, Rule } from '../define.ts'
import { ordersToCome, scaleOf } from '../estimate.ts'

/** A rise below a tenth of the cost of an order is within what auctions do from month to month. */
const leastRise = 0.1
/** Fewer orders than this say little of what one costs. */
const fewestOrders = 20

/** Platforms whose impressions became dearer: what the rise costs as long as as many orders are bought there. */
export const dearerAds: Rule = {
  id: 'dearer-ads',
  name: { en: 'Ads that became dearer', zh: '变贵的广告' },
  measured: { label: { en: 'Cost of an order', zh: '单笔订单成本' }, per: 'order' },
  async find(asking) {
    const { rows } = await asking.ask(adPrice, { by: 'platform' })
    return rows.flatMap((row) => moveFor(asking, row) ?? [])
  },
  async measure({ ask }, about) {
    const { rows } = await ask(adPrice, { by: 'platform' })
    return rows.find(({ key }) => key === about)?.cost ?? null
  },
}

type Priced = {
  key: string
  spend: number
  cost: number | null
  cost_before: number | null
  by_auction: number | null
  thousand: number | null
  thousand_before: number | null
}

function moveFor(asking: Asking, row: Priced): Move | undefined {
  const { key, spend, cost, cost_before, by_auction } = row
  if (!key || !cost || !cost_before || by_auction === null || by_auction < leastRise * cost_before) return undefined
  const orders = spend / cost
  if (orders < fewestOrders) return undefined
  const { words, days } = asking
  const scale = scaleOf(days)
  const { low, high } = ordersToCome(orders, scale)
  const name: Text = platformNames[key] ?? { en: key, zh: key }
  const [more, before, now] = [by_auction, row.thousand_before, row.thousand].map((amount) => words.money(amount))
  return {
    about: key,
    kind: 'budget',
    title: { en: `Answer the rise in price of ${name.en}`, zh: `应对${name.zh}涨价` },
    why: {
      en: `A thousand impressions cost ${now?.en} after ${before?.en} in the days before, which alone made each order ${more?.en} dearer. Buy there only what still pays, and move the rest. The amount is all of the rise.`,
      zh: `千次展示价由 ${before?.zh} 升至 ${now?.zh}，仅此一项就使每单成本增加 ${more?.zh}。只保留仍划算的投放，其余转走。金额为涨价的全部影响。`,
    },
    margin: Math.round(orders * scale * by_auction),
    low: Math.round(low * by_auction),
    high: Math.round(high * by_auction),
    effort: 'medium',
    measured: cost,
    evidence: { measure: adPrice.id, params: { ...days, by: 'platform' }, row, orders: null },
    view: { path: '/traffic/ad-price', query: { ...days, 'ad-price.by': 'platform' } },
    action: { kind: 'view' },
  }
}
