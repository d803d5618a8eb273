import { expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import { brandWith } from '../../../test/measuring.ts'
import { act, deriveStories, happens, type Told, view } from '../../../test/stories.ts'
import { type LifecycleStage, type LifecycleThresholds, usualThresholds } from '../../kernel/lifecycle.ts'
import { addDays, daysBetween } from '../../kernel/time.ts'
import { lifecycleFlows } from './lifecycle-flows.ts'
import { lifecyclePeople } from './lifecycle-people.ts'
import { lifecycleStagesNow } from './lifecycle-stages.ts'

const open = async () => (await engines()).warehouse
const first = '2024-01-01'

/** Numbers between 0 and 1, the same at every run. */
function drawnFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

type Visit = { day: string; looked: boolean; began: boolean }
type Someone = { name: string; visits: Visit[]; orders: string[] }

/** Sixty people over two years: some only visit, some only order, some do both. Orders name their customer; a visit tells of the order. */
function everybody(seed: number): Someone[] {
  const draw = drawnFrom(seed)
  const days = (most: number) =>
    [
      ...new Set(
        Array.from({ length: Math.floor(draw() * (most + 1)) }, () => addDays(first, Math.floor(draw() * 730))),
      ),
    ].sort()
  return Array.from({ length: 60 }, (_, i) => {
    const visits = days(6).map((day) => ({ day, looked: draw() < 0.4, began: draw() < 0.15 }))
    return { name: `p${seed}-${i}`, visits: i % 3 === 0 ? [] : visits, orders: i % 3 === 1 ? [] : days(6) }
  })
}

/** The same question answered from the definition, day by day, as nobody would at scale. */
function stageOn(day: string, { visits, orders }: Someone, t: LifecycleThresholds): LifecycleStage | undefined {
  const bought = orders.filter((one) => one <= day)
  const last = bought.at(-1)
  if (last !== undefined) {
    const silence = between(last, day)
    if (silence > t.lost_days) return 'lost'
    if (silence > t.lapsing_days) return 'lapsing'
    if (bought.length >= t.loyal_orders) return 'loyal'
    return bought.length > 1 ? 'repeat' : 'first_purchase'
  }
  const seen = visits.filter((one) => one.day <= day)
  const lastSeen = seen.at(-1)
  if (!lastSeen) return undefined
  const silence = between(lastSeen.day, day)
  if (silence > t.visitor_lost_days) return 'lost'
  if (silence > t.visitor_lapsing_days) return 'lapsing'
  const looked = seen.filter((one) => one.looked).length
  if (seen.some((one) => one.began) || looked >= t.considering_visits) return 'considering'
  return looked > 0 ? 'interested' : 'aware'
}

/** Days from one day to another; the same day is none. */
function between(from: string, to: string): number {
  return daysBetween(from, to) - 1
}

test.each([1, 2, 3])(
  'everybody has the one stage that the definition says, and flows add up to both ends (seed %i)',
  async (seed) => {
    const people = everybody(seed)
    const { warehouse, scope, ask } = await brandWith(
      open,
      people.flatMap(({ name, orders }) =>
        orders.map((day, i) => ({
          order_id: `${name}-${i}`,
          customer_id: `${name}@example.com`,
          order_rank: i + 1,
          first_at: `${orders[0]} 12:00:00`,
          ...(i > 0 && { previous_at: `${orders[i - 1]} 12:00:00` }),
          entries: [{ at: `${day} 12:00:00`, sku: 'MUG', units: 1, net_sales: 1000, goods_cost: 400 }],
        })),
      ),
      { lifecycle: { ...usualThresholds, loyal_orders: 3 } },
    )
    await happens(warehouse, scope, people.flatMap(storyOf))
    await deriveStories(warehouse, scope)
    const period = { from: '2025-03-01', to: '2025-08-31' }
    const expected = new Map<string, number>()
    for (const one of people) {
      const ended = stageOn(period.to, one, scope.lifecycle as LifecycleThresholds)
      if (!ended) continue
      const begun = stageOn(addDays(period.from, -1), one, scope.lifecycle as LifecycleThresholds) ?? 'new'
      expected.set(`${begun} ${ended}`, (expected.get(`${begun} ${ended}`) ?? 0) + 1)
    }
    const flows = (await ask(lifecycleFlows, period)).rows
    expect(Object.fromEntries(flows.map(({ from, to, people }) => [`${from} ${to}`, people]))).toEqual(
      Object.fromEntries(expected),
    )
    const stagesAt = async (day: string) => {
      const { rows } = await ask(lifecycleStagesNow, { from: day, to: day })
      return Object.fromEntries(rows.filter((row) => row.people > 0).map(({ stage, people }) => [stage, people]))
    }
    expect(summed(flows, 'to')).toEqual(await stagesAt(period.to))
    const { new: _newcomers, ...before } = summed(flows, 'from')
    expect(before).toEqual(await stagesAt(addDays(period.from, -1)))
    const listed = (await ask(lifecyclePeople, period)).rows
    expect(listed.length).toBe([...expected.values()].reduce((all, one) => all + one, 0))
  },
)

function summed(flows: readonly { from: string; to: string; people: number }[], end: 'from' | 'to') {
  const sums: Record<string, number> = {}
  for (const flow of flows) sums[flow[end]] = (sums[flow[end]] ?? 0) + flow.people
  return sums
}

/** What somebody did on the site; orders of those who visit are told by a visit of their day. */
function storyOf({ name, visits, orders }: Someone): Told[] {
  const seen = visits.flatMap(({ day, looked, began }) => [
    view(name, `${day}T08:00`, '/mug'),
    ...(looked ? [act(name, `${day}T08:01`, 'Product Viewed', { sku: 'MUG' })] : []),
    ...(began ? [act(name, `${day}T08:02`, 'Product Added', { sku: 'MUG' })] : []),
  ])
  const placed = (visits.length > 0 ? orders : []).flatMap((day, i) => [
    view(name, `${day}T11:50`, '/checkout'),
    act(name, `${day}T12:00`, 'Order Completed', { order_id: `${name}-${i}` }),
  ])
  return [...seen, ...placed]
}
