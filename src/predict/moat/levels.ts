import type { Assumptions } from './assumptions.ts'
import type { DarkInputs, WeekSum } from './dark-inputs.ts'

/** What a week of a cell has brought, on average. Margins are in minor units. */
export type Level = {
  /** First orders, and orders of nobody known: their margin, and the part of it that paid visits brought. */
  firstMargin: number
  firstPaid: number
  /** New customers of a week, and the paid part of them. */
  customers: number
  customersPaid: number
  /** What a later day with an order brings, and the paid part of it. */
  perRepeat: number
  repeatPaid: number
  /** By kind of traffic, how much of what was paid came by it; adds up to 1 where anything was paid. */
  paidBy: ReadonlyMap<string, number>
}

type Sums = { paid: number; free: number; unknown: number; taken: number }
type Part = { margin: Sums; days: Sums }

/** The levels of all cells, where each week counts so often. */
export function levelsOf(inputs: DarkInputs, often: ArrayLike<number>, assumptions: Assumptions): Level[] {
  const parts = inputs.cells.map(() => ({ first: emptyPart(), nameless: emptyPart(), repeat: emptyPart() }))
  const whole = { first: emptyPart(), nameless: emptyPart(), repeat: emptyPart() }
  const paid = inputs.cells.map(() => new Map<string, number>())
  for (const sum of inputs.sums) {
    const times = often[sum.week] as number
    if (times === 0) continue
    for (const part of [parts[sum.cell]?.[sum.kind], whole[sum.kind]]) if (part) add(part, sum, times)
    if (sum.hold === 'paid') {
      const own = paid[sum.cell] as Map<string, number>
      own.set(sum.touch, (own.get(sum.touch) ?? 0) + times * Math.max(0, sum.margin))
    }
  }
  return parts.map(({ first, nameless, repeat }, cell) => {
    const { sales_channel } = inputs.cells[cell] as DarkInputs['cells'][number]
    const claimed = inputs.claimed[sales_channel] ?? assumptions.marketplace_paid
    const share = (part: Sums, of: Sums) => paidShare(part, of, claimed)
    const [of, weeks] = [whole, inputs.weeks]
    const margin = total(first.margin) + total(nameless.margin)
    const days = total(repeat.days)
    const all = total(whole.repeat.days)
    return {
      firstMargin: margin / weeks,
      firstPaid: share(added(first.margin, nameless.margin), added(of.first.margin, of.nameless.margin)),
      customers: total(first.days) / weeks,
      customersPaid: share(first.days, of.first.days),
      perRepeat: days >= fewest ? total(repeat.margin) / days : all > 0 ? total(whole.repeat.margin) / all : 0,
      repeatPaid: days >= fewest ? share(repeat.days, of.repeat.days) : share(of.repeat.days, of.repeat.days),
      paidBy: shares(paid[cell] as Map<string, number>, first.margin.taken + nameless.margin.taken > 0),
    }
  })
}

/** Of fewer later days than this, those of all cells say what one brings. */
const fewest = 20

/** Orders whose way is not known are taken to have come as those whose way is; of a cell without any, as all together. */
function paidShare(part: Sums, of: Sums, claimed: number): number {
  const known = part.paid + part.free > 0 ? part : of
  const ownSite = known.paid + known.free > 0 ? known.paid / (known.paid + known.free) : 0
  const all = Math.abs(total(part))
  const onMarket = all > 0 ? Math.min(1, Math.max(0, part.taken / all)) : 0
  return Math.min(1, Math.max(0, onMarket * claimed + (1 - onMarket) * ownSite))
}

function shares(paid: ReadonlyMap<string, number>, onMarket: boolean): ReadonlyMap<string, number> {
  if (onMarket) return new Map([['marketplace_ads', 1]])
  const all = [...paid.values()].reduce((sum, one) => sum + one, 0)
  return all > 0 ? new Map([...paid].map(([touch, one]) => [touch, one / all])) : new Map([['paid_other', 1]])
}

function emptyPart(): Part {
  return { margin: emptySums(), days: emptySums() }
}

function emptySums(): Sums {
  return { paid: 0, free: 0, unknown: 0, taken: 0 }
}

function add({ margin, days }: Part, sum: WeekSum, times: number): void {
  const into = ({ paid: 'paid', marketplace: 'taken', unknown: 'unknown', owned: 'free', earned: 'free' } as const)[
    sum.hold
  ]
  margin[into] += times * sum.margin
  days[into] += times * sum.days
}

function added(one: Sums, other: Sums): Sums {
  return {
    paid: one.paid + other.paid,
    free: one.free + other.free,
    unknown: one.unknown + other.unknown,
    taken: one.taken + other.taken,
  }
}

function total({ paid, free, unknown, taken }: Sums): number {
  return paid + free + unknown + taken
}
