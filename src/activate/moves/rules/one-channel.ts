import type { Text } from '../../../kernel/errors.ts'
import { addDays } from '../../../kernel/time.ts'
import { trafficTable } from '../../../measure/traffic/traffic-table.ts'
import { channelValues } from '../../../measure/traffic/visits.ts'
import { gammaQuantile, z80 } from '../../../predict/product-fit/shrunk-fits.ts'
import { type ChannelMonth, collapsesOf, shareLost } from '../channel-collapses.ts'
import type { Asking, Move, Rule } from '../define.ts'
import { scaleOf } from '../estimate.ts'
import { whileSeen } from '../seen-days.ts'

/** A margin that rests on one channel by half or more leans on it. */
const leaning = 0.5
const monthDays = 28
/** Months looked back for channels that collapsed. */
const mostMonths = 13

/** One channel that brings most of the margin: what its collapse would take, by how often channels of the brand have collapsed. */
export const oneChannel: Rule = {
  id: 'one-channel',
  name: { en: 'A margin that leans on one channel', zh: '毛利过于依赖单一渠道' },
  measured: { label: { en: 'Margin (CM2) of all other channels', zh: '其他渠道的毛利（CM2）' }, per: '180_days' },
  async find(asking) {
    const seen = await whileSeen(asking)
    const largest = seen && (await largestOf(seen))
    if (!seen || !largest || largest.cm2 < leaning * largest.all) return []
    const { times, chances, lost } = collapsesOf(await monthsOf(asking, seen.days.to))
    // A chance that was never seen is none that could be told.
    if (times === 0) return []
    const shape = times + 0.5
    const [likely, low, high] = [shape, gammaQuantile(shape, -z80), gammaQuantile(shape, z80)].map((mean) =>
      Math.round(largest.cm2 * scaleOf(seen.days) * shareLost(Math.min(1, mean / (chances + 1)), lost)),
    )
    return [moveFor(seen, largest, { times, chances, lost, margin: likely ?? 0, low: low ?? 0, high: high ?? 0 })]
  },
  async measure(asking, about) {
    const seen = await whileSeen(asking)
    if (!seen) return null
    const { rows } = await channelsOf(seen)
    return rows.every(isKnown) ? othersThan(rows, about, scaleOf(seen.days)) : null
  },
}

const channelsOf = ({ ask }: Asking, days: object = {}) => ask(trafficTable, { by: 'channel', limit: 100_000, ...days })
type Row = Awaited<ReturnType<typeof channelsOf>>['rows'][number]
type Largest = { row: Row; cm2: number; all: number; others: number }

/** Whether it is known what the orders of a channel left: as nothing, it would make the others larger, and look like a collapse. */
const isKnown = ({ orders, cm2 }: Row) => orders === 0 || cm2 !== null

/** What channels that brought something brought, and the one that brought most; undefined where the margin of one is not known. */
async function largestOf(asking: Asking): Promise<Largest | undefined> {
  const found = (await channelsOf(asking)).rows
  if (!found.every(isKnown)) return undefined
  const rows = found.filter(({ cm2 }) => (cm2 ?? 0) > 0)
  const row = rows.reduce<Row | undefined>((best, one) => ((one.cm2 ?? 0) > (best?.cm2 ?? 0) ? one : best), undefined)
  if (!row) return undefined
  const all = rows.reduce((sum, { cm2 }) => sum + (cm2 ?? 0), 0)
  return { row, cm2: row.cm2 ?? 0, all, others: othersThan(rows, row.key, scaleOf(asking.days)) }
}

function othersThan(rows: readonly Row[], key: string, scale: number): number {
  return Math.round(rows.reduce((sum, one) => sum + (one.key === key ? 0 : Math.max(0, one.cm2 ?? 0)), 0) * scale)
}

/** Channels of each 28 days up to the last, the oldest first, as far back as visits and their margins are known. */
async function monthsOf(asking: Asking, last: string): Promise<ChannelMonth[]> {
  const months: ChannelMonth[] = []
  for (let i = 0; i < mostMonths; i++) {
    const to = addDays(last, -monthDays * i)
    const { rows, totals } = await channelsOf(asking, { from: addDays(to, 1 - monthDays), to })
    if (!totals.visits || !rows.every(isKnown)) break
    months.unshift(new Map(rows.map(({ key, orders, cm2 }) => [key, { orders, margin: Math.max(0, cm2 ?? 0) }])))
  }
  return months
}

type Estimate = { times: number; chances: number; lost: number; margin: number; low: number; high: number }

function moveFor({ words, days }: Asking, largest: Largest, found: Estimate): Move {
  const { row, cm2, all, others } = largest
  const { times, chances, lost, margin, low, high } = found
  const name: Text = channelValues[row.key as keyof typeof channelValues] ?? { en: row.key, zh: row.key }
  const [share, part] = [words.share(cm2 / all), words.share(lost)]
  return {
    about: row.key,
    kind: 'channel',
    title: { en: `Lean less on ${name.en}`, zh: `降低对${name.zh}的依赖` },
    why: {
      en: `${name.en} brings ${share.en} of the margin before marketing. From one 28 days to the next, channels of this brand lost half of their share or more ${times} of ${chances} times, ${part.en} on average. Assumed: this one collapses as often and does not come back. The amount is what that takes on average; how much of it another channel makes up for is not known.`,
      zh: `${name.zh}贡献了 ${share.zh} 的营销前毛利。相邻两个 28 天之间，本品牌各渠道的份额曾 ${chances} 次中有 ${times} 次下降一半以上，平均下降 ${part.zh}。假设：该渠道同样可能骤降，且不再恢复。金额为平均损失；其他渠道能弥补多少尚不可知。`,
    },
    ...{ margin, low, high, effort: 'large', measured: others },
    evidence: { measure: trafficTable.id, params: { ...days, by: 'channel' }, row, orders: null },
    view: { path: '/moat', query: { ...days } },
    action: { kind: 'task' },
  }
}
