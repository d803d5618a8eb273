import { marketplaces } from '../../measure/moat/touched-orders.ts'
import type { Assumptions } from './assumptions.ts'
import type { Cell, DarkInputs, WeekSum } from './dark-inputs.ts'

/** What a week of a cell has brought, on average. Margins are in minor units. */
export type Level = {
  /** First orders, and orders of nobody known: their margin, and what paid visits brought of it. Either may be a loss. */
  firstMargin: number
  firstPaid: number
  /** New customers of a week, and the paid part of them, from 0 to 1. */
  customers: number
  customersPaid: number
  /** What a later day with an order brings, and what of that came by paid visits. */
  perRepeat: number
  repeatPaid: number
  /** Whether anything is paid for there: without, no unpaid order follows from ads. */
  pays: boolean
  /** By kind of traffic, how much of what was paid came by it; adds up to 1 where any kind is known. */
  paidBy: ReadonlyMap<string, number>
}

/** Margins or days: by paid visits, by others, and by ways that are not known. */
type Sums = { paid: number; free: number; unknown: number }
type Part = { margin: Sums; days: Sums }
type Kinds = { margin: Map<string, number>; days: Map<string, number> }

/** Of fewer later days than this, those of all cells say what one brings. */
const fewest = 20

export function isMarketplace(cell: Cell | undefined): boolean {
  return marketplaces.some((id) => id === cell?.sales_channel)
}

/** The levels of all cells, where each week counts so often. */
export function levelsOf(inputs: DarkInputs, often: ArrayLike<number>, assumptions: Assumptions): Level[] {
  const { cells, weeks, claimed } = inputs
  const { parts, whole, ownSite, kinds, allKinds, touched } = summed(inputs, often)
  return parts.map(({ first, nameless, repeat }, cell) => {
    const { sales_channel } = cells[cell] as Cell
    const onMarket = isMarketplace(cells[cell])
    const claims = claimed[sales_channel] ?? assumptions.marketplace_paid
    // Only an own site without known ways is like the others; of a shop floor, what no paid visit is known to have brought is unpaid.
    const paidOf = (part: Part, of: Part) =>
      onMarket ? claimedPart(part, claims) : paidPart(part, sales_channel === 'own_site' ? knownShare(of) : 0)
    const placed = addedPart(first, nameless)
    const later = total(repeat.days) >= fewest ? repeat : undefined
    const all = total(whole.repeat.days)
    const perRepeat = later ? total(later.margin) / total(later.days) : all > 0 ? total(whole.repeat.margin) / all : 0
    const otherRepeats = onMarket ? claims : sales_channel === 'own_site' ? knownShare(ownSite.repeat) : 0
    const customers = total(first.days)
    return {
      firstMargin: total(placed.margin) / weeks,
      firstPaid: paidOf(placed, addedPart(ownSite.first, ownSite.nameless)).margin / weeks,
      customers: customers / weeks,
      customersPaid: customers > 0 ? paidOf(first, ownSite.first).days / customers : 0,
      perRepeat,
      repeatPaid: later ? paidOf(later, ownSite.repeat).margin / total(later.days) : perRepeat * otherRepeats,
      pays: inputs.spends[cell] === true || touched.has(cell) || (onMarket && (claimed[sales_channel] ?? 0) > 0),
      paidBy: onMarket
        ? new Map(claims > 0 ? [['marketplace_ads', 1]] : [])
        : (sharesOf(kinds[cell]) ?? sharesOf(allKinds) ?? new Map()),
    }
  })
}

/** All sums, by cell and together; the own site's apart, and the cells that a paid visit led to in any week. */
function summed({ cells, sums }: DarkInputs, often: ArrayLike<number>) {
  const empty = () => ({ first: emptyPart(), nameless: emptyPart(), repeat: emptyPart() })
  const [parts, whole, ownSite] = [cells.map(empty), empty(), empty()]
  const [kinds, allKinds] = [cells.map(emptyKinds), emptyKinds()]
  const touched = new Set<number>()
  for (const sum of sums) {
    const times = often[sum.week] as number
    if (sum.hold === 'paid') touched.add(sum.cell)
    if (times === 0) continue
    add(parts[sum.cell]?.[sum.kind] as Part, sum, times)
    add(whole[sum.kind], sum, times)
    if (cells[sum.cell]?.sales_channel === 'own_site') add(ownSite[sum.kind], sum, times)
    if (sum.hold === 'paid') for (const some of [kinds[sum.cell] as Kinds, allKinds]) addKind(some, sum, times)
  }
  return { parts, whole, ownSite, kinds, allKinds, touched }
}

/** What is paid of a part on a marketplace, where no visit is seen: as much as its ads claim. */
function claimedPart({ margin, days }: Part, claims: number) {
  return { margin: claims * total(margin), days: claims * total(days) }
}

/** What is paid of a part. Of orders whose way is not known as many are taken to be paid as of those whose way is. */
function paidPart(part: Part, otherwise: number) {
  const share = part.days.paid + part.days.free > 0 ? knownShare(part) : otherwise
  return { margin: part.margin.paid + share * part.margin.unknown, days: part.days.paid + share * part.days.unknown }
}

/** How many of the orders whose way is known were paid for. */
function knownShare({ days: { paid, free } }: Part): number {
  return paid + free > 0 ? paid / (paid + free) : 0
}

/** By what each kind brought; where all brought a loss, by how many orders. */
function sharesOf(kinds: Kinds | undefined): ReadonlyMap<string, number> | undefined {
  for (const some of kinds ? [kinds.margin, kinds.days] : []) {
    const all = [...some.values()].reduce((sum, one) => sum + one, 0)
    if (all > 0) return new Map([...some].map(([touch, one]) => [touch, one / all]))
  }
  return undefined
}

function emptyKinds(): Kinds {
  return { margin: new Map(), days: new Map() }
}

function addKind({ margin, days }: Kinds, sum: WeekSum, times: number): void {
  margin.set(sum.touch, (margin.get(sum.touch) ?? 0) + times * Math.max(0, sum.margin))
  days.set(sum.touch, (days.get(sum.touch) ?? 0) + times * sum.days)
}

function emptyPart(): Part {
  return { margin: emptySums(), days: emptySums() }
}

function emptySums(): Sums {
  return { paid: 0, free: 0, unknown: 0 }
}

function add({ margin, days }: Part, sum: WeekSum, times: number): void {
  const into = ({ paid: 'paid', marketplace: 'unknown', unknown: 'unknown', owned: 'free', earned: 'free' } as const)[
    sum.hold
  ]
  margin[into] += times * sum.margin
  days[into] += times * sum.days
}

function addedPart(one: Part, other: Part): Part {
  return { margin: added(one.margin, other.margin), days: added(one.days, other.days) }
}

function added(one: Sums, other: Sums): Sums {
  return { paid: one.paid + other.paid, free: one.free + other.free, unknown: one.unknown + other.unknown }
}

function total({ paid, free, unknown }: Sums): number {
  return paid + free + unknown
}
