import type { TouchDimension } from '../../measure/traffic/touches.ts'
import { directTouch } from '../../measure/traffic/touches.ts'
import { type Attribution, attribute } from './attribute.ts'
import { otherChannel } from './coded-paths.ts'
import type { CountedPath } from './counted-path.ts'
import type { Model, Settings } from './define.ts'
import { type Found, type Journey, readRows } from './found-paths.ts'
import { unnamedSpend } from './journey-paths.ts'

/** Orders that no journey is known of. */
export const noJourney = '(no_journey)'

/** What a model gives to one channel, campaign or whatever touches are told by. */
export type Credited = {
  key: string
  model: string
  conversions: number
  share: number | null
  new_customers: number
  net_sales: number
  cm3: number | null
  least_sales: number | null
  most_sales: number | null
  cost: number | null
  cac: number | null
  roas: number | null
}

type Choice = Omit<Settings, 'direct'> & { by: TouchDimension }

/** The rows shown, model by model, the largest first; those of each model add up to the same totals, to the cent. Throws `query_too_heavy`. */
export async function creditedRows(
  found: AsyncIterable<readonly unknown[]>,
  models: readonly Model[],
  { by, ...choice }: Choice,
): Promise<Credited[]> {
  const { journeys, people, spends } = await readRows(found)
  const known = journeys.filter(({ touches }) => touches.length > 0)
  const settings = { ...choice, direct: by === 'channel' ? 'direct' : directTouch }
  const without = people.map(({ touches, others }) => withoutOrder(touches, others))
  const sales = attribute([...known.map(bySales), ...without], models, settings)
  const margins = attribute([...known.map(byMargin), ...without], models, settings)
  const unknown = journeys.find(({ touches }) => touches.length === 0)
  const all = { conversions: sales.conversions + (unknown?.conversions ?? 0), marginKnown: marginIsKnown(journeys) }
  const costs = costsByKey(spends, sales)
  const credited = models.flatMap(({ id }) => [
    ...creditsOf(id, sales, margins).map((credit) => shown(credit, all, costs.get(credit.key))),
    ...(unknown
      ? [shown({ ...unknown, key: noJourney, model: id, new_customers: unknown.firsts }, all, undefined)]
      : []),
    ...[...costs]
      .filter(([key]) => isUncredited(key, sales, id))
      .map(([key, cost]) => shown({ ...nothing, key, model: id }, all, cost)),
  ])
  return withRange(credited).sort(bySize(models))
}

const withoutOrder = (touches: readonly string[], people: number): CountedPath => ({
  channels: touches,
  conversions: 0,
  valueMinor: 0,
  nonConversions: people,
})

const bySales = (row: Journey): CountedPath => ({
  channels: row.touches,
  conversions: row.conversions,
  valueMinor: row.net_sales,
  nonConversions: row.others,
  ...decayOf(row.conversion_decay, row.net_decay),
})

/** First orders as conversions, and margins as value: a later order is a journey that won nobody new. */
const byMargin = (row: Journey): CountedPath => ({
  channels: row.touches,
  conversions: row.firsts,
  valueMinor: row.cm3,
  nonConversions: row.others + row.conversions - row.firsts,
  ...decayOf(row.first_decay, row.cm3_decay),
})

function decayOf(conversions: number[], valueMinor: number[]): Pick<CountedPath, 'decay'> {
  return conversions.length ? { decay: { conversions, valueMinor } } : {}
}

const nothing = { conversions: 0, new_customers: 0, net_sales: 0, cm3: 0 }
type Credit = typeof nothing & { key: string; model: string }

function creditsOf(model: string, sales: Attribution, margins: Attribution): Credit[] {
  const byKey = new Map(margins.credits[model]?.map((credit) => [credit.channel, credit]))
  return (sales.credits[model] ?? []).map(({ channel, conversions, valueMinor }) => ({
    key: channel,
    model,
    conversions,
    new_customers: byKey.get(channel)?.conversions ?? 0,
    net_sales: valueMinor,
    cm3: byKey.get(channel)?.valueMinor ?? 0,
  }))
}

function shown(credit: Credit, all: { conversions: number; marginKnown: boolean }, cost: number | undefined): Credited {
  const { key, model, conversions, new_customers, net_sales, cm3 } = credit
  return {
    key,
    model,
    conversions,
    share: all.conversions ? conversions / all.conversions : null,
    new_customers,
    net_sales,
    cm3: all.marginKnown ? cm3 : null,
    least_sales: null,
    most_sales: null,
    cost: cost ?? null,
    cac: cost !== undefined && new_customers > 0 ? Math.round(cost / new_customers) : null,
    roas: cost ? net_sales / cost : null,
  }
}

/** Where goods were sold and the cost of none of them is known, no margin is. */
function marginIsKnown(rows: readonly Journey[]): boolean {
  return !rows.some(({ any_sold }) => any_sold) || rows.some(({ any_costed }) => any_costed)
}

/** What was spent on each key; what was taken together is taken together here, too. */
function costsByKey(rows: Found['spends'], { grouped }: Attribution): Map<string, number> {
  const small = new Set(grouped)
  const costs = new Map<string, number>()
  for (const { touches, net_sales } of rows) {
    const name = touches[0] || unnamedSpend
    const key = small.has(name) ? otherChannel : name
    costs.set(key, (costs.get(key) ?? 0) + net_sales)
  }
  return costs
}

function isUncredited(key: string, { credits }: Attribution, model: string): boolean {
  return !credits[model]?.some(({ channel }) => channel === key)
}

/** How little and how much net sales the models give to each key. */
function withRange(rows: readonly Credited[]): Credited[] {
  const ranges = new Map<string, { least_sales: number; most_sales: number }>()
  for (const { key, net_sales } of rows) {
    const { least_sales, most_sales } = ranges.get(key) ?? { least_sales: net_sales, most_sales: net_sales }
    ranges.set(key, { least_sales: Math.min(least_sales, net_sales), most_sales: Math.max(most_sales, net_sales) })
  }
  return rows.map((row) => ({ ...row, ...ranges.get(row.key) }))
}

/** Models in their order; the keys of each by what they get, those that are no touch last. */
function bySize(models: readonly Model[]): (a: Credited, b: Credited) => number {
  const place = new Map(models.map(({ id }, i) => [id, i]))
  const isTouch = ({ key }: Credited) => Number(key !== noJourney && key !== unnamedSpend)
  return (a, b) =>
    (place.get(a.model) ?? 0) - (place.get(b.model) ?? 0) ||
    isTouch(b) - isTouch(a) ||
    b.net_sales - a.net_sales ||
    (a.key < b.key ? -1 : 1)
}
