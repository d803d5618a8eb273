import type { Text } from '../../../kernel/errors.ts'
import { attribution } from '../../../predict/attribution/attribution.ts'
import { strengthOf } from '../../../predict/product-fit/shrunk-fits.ts'
import { type Creator, creatorsOf, type Known } from '../credited-creators.ts'
import type { Action, Asking, Move, Rule } from '../define.ts'
import { countRange, scaleOf } from '../estimate.ts'
import { whileSeen } from '../seen-days.ts'

/** Fewer orders than this are no ground to pay a creator again. */
const fewestOrders = 5

/** Creators who earn above what they cost, by the model that credits them least; or below, by the one that credits them most. */
export const creatorWorth: Rule = {
  id: 'creator-worth',
  name: { en: 'Creators to do more or less with', zh: '值得加大或减少投入的红人' },
  measured: { label: { en: 'Kept after cost', zh: '扣除成本后的净留存' }, per: '180_days' },
  async find(asking) {
    const seen = await whileSeen(asking)
    const known = seen && (await creatorsOf(seen))
    if (!seen || !known) return []
    return (['least', 'most'] as const).flatMap((end) => movesAt(seen, known, end))
  },
  async measure(asking, about) {
    const seen = await whileSeen(asking)
    const known = seen && (await creatorsOf(seen))
    const found = known?.creators.find(({ name }) => name === about)
    if (!seen || !known) return null
    if (!found) return 0
    return Math.round((found.last * known.rate - found.cost) * scaleOf(seen.days))
  },
}

/**
 * Orders of a creator are drawn towards what the same money brought with all of them, by how much creators differ beyond chance: at the end of the
 * models that speaks against the move.
 */
function movesAt(asking: Asking, known: Known, end: End): Move[] {
  const { creators, rate } = known
  const sum = (of: (one: Creator) => number) => creators.reduce((all, one) => all + of(one), 0)
  const perCost = sum((one) => one[end].conversions) / sum(({ cost }) => cost)
  const strength = strengthOf(creators.map((one) => [one[end].conversions, one.cost * perCost] as const))
  const usual = sum((one) => one[end].net_sales) / sum((one) => one[end].conversions)
  return creators.flatMap((one) => {
    const { conversions, net_sales } = one[end]
    const expected = one.cost * perCost
    const shape = conversions + strength
    const orders = (expected * shape) / (expected + strength)
    const worth = rate * (conversions > 0 ? net_sales / conversions : usual)
    return moveFor(asking, one, end, { orders, shape, worth, rate }) ?? []
  })
}

type End = 'least' | 'most'
type Drawn = { orders: number; shape: number; worth: number; rate: number }

function moveFor(asking: Asking, one: Creator, end: End, drawn: Drawn): Move | undefined {
  const { orders, shape, worth, rate } = drawn
  const { name, cost, row } = one
  if (!(orders > 0) || !(worth > 0)) return undefined
  if (end === 'least' && one.least.conversions < fewestOrders) return undefined
  const { days } = asking
  const scale = scaleOf(days)
  const sign = end === 'least' ? 1 : -1
  const range = countRange(orders * scale, shape)
  const kept = (to_come: number) => Math.round(sign * (to_come * worth - cost * scale))
  const [low = 0, high = 0] = [kept(range.low), kept(range.high)].sort((a, b) => a - b)
  if (low <= 0) return undefined
  return {
    about: name,
    kind: 'creator',
    ...said(asking, one, end, orders * worth),
    margin: kept(orders * scale),
    ...{ low, high, effort: end === 'least' ? 'medium' : 'small' },
    measured: Math.round((one.last * rate - cost) * scale),
    evidence: { measure: attribution.id, params: { ...days, by: 'creator' }, row, orders: null },
    view: { path: '/traffic/attribution', query: { ...days, 'attribution.by': 'creator' } },
    ...begun(name, end),
  }
}

/** More of a creator begins with a link of theirs; less is to be talked about. Their cost is also that of their channel, and may be that of a campaign. */
function begun(name: string, end: End): { action: Action; partOf?: string[] } {
  if (end === 'least') return { action: { kind: 'link', link: { creator: name, utm_medium: 'creator' } } }
  const traffic = ['channel/creator', `campaign/${encodeURIComponent(name)}`].map((about) => `unpaid-traffic/${about}`)
  return { action: { kind: 'task' }, partOf: traffic }
}

function said({ words }: Asking, one: Creator, end: End, earned: number): { title: Text; why: Text } {
  const { name, cost } = one
  const count = Math.round(one[end].conversions)
  const [orders, spent, left, number] = [
    words.many(count, 'order'),
    words.money(cost),
    words.money(earned),
    words.count(count),
  ]
  if (end === 'least')
    return {
      title: { en: `Do more with ${name}`, zh: `加大与 ${name} 的合作` },
      why: {
        en: `${name} cost ${spent.en}. Even the attribution model that gives least credits ${orders}; drawn towards what the same money brought with other creators, that leaves ${left.en} before marketing. Assumed: as much money once more brings as much once more.`,
        zh: `${name} 的成本为 ${spent.zh}。即使按给得最少的归因模型，也带来 ${number.zh} 单；向同样花费在其他红人身上的结果收缩后，营销前毛利为 ${left.zh}。假设：再投入同样的钱，能再带来同样的结果。`,
      },
    }
  return {
    title: { en: `Do less with ${name}, or on other terms`, zh: `缩减或重谈与 ${name} 的合作` },
    why: {
      en: `${name} cost ${spent.en}. Even the attribution model that gives most credits ${orders}; drawn towards what the same money brought with other creators, that leaves ${left.en} before marketing. What people buy after more than 30 days is not in it.`,
      zh: `${name} 的成本为 ${spent.zh}。即使按给得最多的归因模型，也只带来 ${number.zh} 单；向同样花费在其他红人身上的结果收缩后，营销前毛利为 ${left.zh}。30 天之后的购买未计入。`,
    },
  }
}
