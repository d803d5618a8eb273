import type { Text } from '../../../kernel/errors.ts'
import { daysBetween } from '../../../kernel/time.ts'
import { lifecycleFlows } from '../../../measure/lifecycle/lifecycle-flows.ts'
import { lifecyclePeople } from '../../../measure/lifecycle/lifecycle-people.ts'
import { customerForecast } from '../../../predict/lifetime/customer-forecast.ts'
import { z80 } from '../../../predict/product-fit/shrunk-fits.ts'
import type { Asking, Move, Rule } from '../define.ts'
import { countRange, scaleOf } from '../estimate.ts'

const stages = ['lapsing', 'lost'] as const
type Stage = (typeof stages)[number]

const names: Record<Stage, Text> = {
  lapsing: { en: 'Lapsing customers', zh: '沉睡客户' },
  lost: { en: 'Lost customers', zh: '流失客户' },
}

/** Fewer who came back, or whose forecast is known, tell little of the others. */
const fewestBack = 5
const fewestForecast = 20
/** Customers whose forecasts are averaged. */
const mostForecast = 1000

/** Customers who fell silent: what they would bring if writing to them brought back as many as came back by themselves. */
export const lapse: Rule = {
  id: 'lapse',
  name: { en: 'Customers worth winning back', zh: '值得召回的客户' },
  measured: { label: { en: 'Customers who came back', zh: '回购的沉睡客户数' }, per: 'people' },
  async find(asking) {
    const found: Move[] = []
    for (const stage of stages) found.push(...(await moveFor(asking, stage)))
    return found
  },
  async measure(asking, about) {
    const stage = stages.find((one) => one === about)
    return stage ? Math.round((await silent(asking, stage)).back * scaleOf(asking.days)) : null
  },
}

/** Of those who were in a stage before the days: how many, how many of them bought again; and how many are in it now. */
async function silent({ ask }: Asking, stage: Stage) {
  const { rows } = await ask(lifecycleFlows, { who: 'customers' })
  // Who came to a first order was a visitor who fell silent.
  const from = rows.filter((row) => row.from === stage && row.to !== 'first_purchase')
  const sum = (some: typeof rows) => some.reduce((people, row) => people + row.people, 0)
  return {
    before: sum(from),
    back: sum(from.filter(({ to }) => to === 'repeat' || to === 'loyal')),
    now: sum(rows.filter(({ to }) => to === stage)),
    row: from.find(({ to }) => to === 'repeat' || to === 'loyal'),
  }
}

async function moveFor(asking: Asking, stage: Stage): Promise<Move[]> {
  const { before, back, now, row } = await silent(asking, stage)
  if (back < fewestBack || now === 0 || !row) return []
  const gain = await moreThan(asking, stage)
  if (gain === undefined) return []
  const { more } = gain
  const { days } = asking
  const shape = back + 0.5
  const mean = (now * shape) / (before + 1)
  const { low, high } = countRange(mean, shape)
  // How many come back is an estimate, and so is what each is worth.
  const worthHalf = z80 * mean * gain.error
  const half = (people: number) => Math.hypot(people * more, worthHalf)
  const least = Math.round(mean * more - half(mean - low))
  if (least <= 0) return []
  const params = { who: 'customers', stage }
  return [
    {
      about: stage,
      kind: 'audience',
      ...said(asking, stage, { before, back, now, more }),
      margin: Math.round(mean * more),
      low: least,
      high: Math.round(mean * more + half(high - mean)),
      effort: 'medium',
      measured: Math.round(back * scaleOf(days)),
      evidence: { measure: lifecycleFlows.id, params: { ...days, who: 'customers' }, row, orders: null },
      view: {
        path: '/customers/lifecycle',
        query: { ...days, 'lifecycle.who': 'customers', 'lifecycle-people.stage': stage },
      },
      action: {
        kind: 'audience',
        audience: {
          name: names[stage],
          measure: 'lifecycle-people',
          params,
          period: { last_days: daysBetween(days.from, days.to) },
        },
      },
    },
  ]
}

type Mean = { mean: number; error: number }

/** By how much the forecast of who ordered again lately is above that of who is silent, in 180 days; undefined where too few have one. */
async function moreThan({ ask }: Asking, stage: Stage): Promise<{ more: number; error: number } | undefined> {
  const forecasts = { days: '180', sort: 'last_order', limit: mostForecast }
  const active = meanMargin((await ask(customerForecast, forecasts)).rows.filter(({ order_days }) => order_days > 1))
  if (!active) return undefined
  const { rows: people } = await ask(lifecyclePeople, { who: 'customers', stage, limit: mostForecast })
  const customer_id = people.map((one) => one.customer_id).filter(Boolean)
  if (customer_id.length === 0) return undefined
  const silent = meanMargin((await ask(customerForecast, { ...forecasts, customer_id })).rows)
  return silent && { more: active.mean - silent.mean, error: Math.hypot(active.error, silent.error) }
}

function meanMargin(rows: readonly { margin: number | null }[]): Mean | undefined {
  const known = rows.flatMap(({ margin }) => margin ?? [])
  const { length } = known
  if (length < fewestForecast) return undefined
  const mean = known.reduce((all, one) => all + one, 0) / length
  const spread = known.reduce((all, one) => all + (one - mean) ** 2, 0) / (length - 1)
  return { mean, error: Math.sqrt(spread / length) }
}

type Counted = { before: number; back: number; now: number; more: number }

function said({ words, days }: Asking, stage: Stage, { before, back, now, more }: Counted): { title: Text; why: Text } {
  const [were, came, are, brings] = [
    words.count(before),
    words.count(back),
    words.many(now, 'customer'),
    words.money(more),
  ]
  const span = daysBetween(days.from, days.to)
  // The question lists those first who fell silent last.
  const latest = now > mostForecast
  const these = {
    en: latest ? `of the ${words.count(mostForecast).en} who fell silent last` : 'of these',
    zh: latest ? `其中最近沉默的 ${words.count(mostForecast).zh} 位` : '这些客户',
  }
  const named = stage === 'lapsing' ? { en: 'lapsing', zh: '沉睡' } : { en: 'lost', zh: '流失' }
  return {
    title: {
      en: `Win back ${are} who ${now === 1 ? 'is' : 'are'} ${named.en}`,
      zh: `召回 ${words.count(now).zh} 位${named.zh}客户`,
    },
    why: {
      en: `Of ${were.en} who were ${named.en} ${span} days ago, ${came.en} have bought again. Assumed: writing to those who are ${named.en} now brings back the same share on top of those who come anyway, each worth ${brings.en} more in 180 days: the forecast of customers who ordered again lately less that ${these.en}. What writing does, nothing measures yet.`,
      zh: `${span} 天前处于${named.zh}的 ${were.zh} 位客户中，${came.zh} 位已自行回购。假设：主动触达能在自然回购之外再召回同样比例的人，且每人 180 天多带来 ${brings.zh}（近期复购客户与${these.zh}的预测之差）。触达的实际效果目前没有数据可以衡量。`,
    },
  }
}
