import type { Text } from '../../../kernel/errors.ts'
import { listText } from '../../../measure/define.ts'
import { paidChannels } from '../../../measure/traffic/channel-spend.ts'
import { trafficTable } from '../../../measure/traffic/traffic-table.ts'
import { channelValues } from '../../../measure/traffic/visits.ts'
import { attribution } from '../../../predict/attribution/attribution.ts'
import type { Asking, Move, Rule } from '../define.ts'
import { ordersToCome, scaleOf } from '../estimate.ts'
import { whileSeen } from '../seen-days.ts'

type Dimension = 'channel' | 'campaign'

/** Paid traffic whose orders earn less than it costs. Campaigns are looked at within channels that earn theirs. */
export const unpaidTraffic: Rule = {
  id: 'unpaid-traffic',
  name: { en: 'Traffic that costs more than it earns', zh: '入不敷出的流量' },
  measured: { label: { en: 'Kept after cost', zh: '扣除成本后的净留存' }, per: '180_days' },
  async find(asking) {
    const seen = await whileSeen(asking)
    if (!seen) return []
    const channels = await losing(seen, 'channel')
    const campaigns = await losing(seen, 'campaign')
    if (!channels.length) return campaigns
    const elsewhere = await campaignsIn(seen, channels)
    return [...channels, ...campaigns.filter(({ about }) => elsewhere.has(about))]
  },
  async measure(asking, about) {
    const [by, key] = about.split('/').map(decodeURIComponent)
    const seen = await whileSeen(asking)
    if (!seen || (by !== 'channel' && by !== 'campaign')) return null
    const { rows, totals } = await rowsBy(seen, by)
    const row = rows.find((one) => one.key === key)
    // Where spend is known on these days, what has none was not paid for.
    const earned = row?.orders ? row.cm2 : 0
    const free = totals.cost === null ? null : earned
    const kept = row?.cost ? row.kept : free
    return kept === null ? null : Math.round(kept * scaleOf(seen.days))
  },
}

const aboutTraffic = (by: Dimension, key: string) => [by, key].map(encodeURIComponent).join('/')

const paid = [...paidChannels]
const rowsBy = (asking: Asking, by: Dimension) => asking.ask(trafficTable, { by, channel: paid, limit: 100_000 })

/** The campaigns of channels other than these, which a move names as a whole. */
async function campaignsIn(asking: Asking, but: readonly Move[]): Promise<Set<string>> {
  const named = new Set(but.map(({ about }) => about))
  const channel = paid.filter((one) => !named.has(aboutTraffic('channel', one)))
  const { rows } = await asking.ask(trafficTable, { by: 'campaign', channel, limit: 100_000 })
  return new Set(rows.filter(({ cost }) => cost).map(({ key }) => aboutTraffic('campaign', key)))
}

/** Rows that lose even at the better end of the interval, and under the attribution model that gives them most. */
async function losing(asking: Asking, by: Dimension): Promise<Move[]> {
  const { rows, totals } = await rowsBy(asking, by)
  // What no visit names may have brought orders all the same.
  const seen = rows.filter(({ key, visits }) => key !== '' && visits > 0)
  const short = seen.filter(({ cost, kept }) => cost && kept !== null && kept < 0)
  if (short.length === 0) return []
  const credited = await mostCredited(asking, by)
  return short.flatMap((row) => moveFor(asking, by, row, totals, credited.get(row.key) ?? 0) ?? [])
}

/** Net sales that the most generous of all models credits to each. */
async function mostCredited({ ask }: Asking, by: Dimension): Promise<Map<string, number>> {
  const { rows } = await ask(attribution, { by, model: 'all' })
  return new Map(rows.map(({ key, most_sales }) => [key, most_sales ?? 0]))
}

type Row = Awaited<ReturnType<typeof rowsBy>>['rows'][number]
type Totals = Awaited<ReturnType<typeof rowsBy>>['totals']

function moveFor(asking: Asking, by: Dimension, row: Row, totals: Totals, credited: number): Move | undefined {
  const { key, orders, kept, cm2 } = row
  const cost = row.cost ?? 0
  const scale = scaleOf(asking.days)
  const worth = orders > 0 ? per(cm2, orders) : per(totals.cm2, totals.orders)
  const margin = per(totals.cm2, totals.net_sales)
  if (worth === null || margin === null || kept === null) return undefined
  const range = ordersToCome(orders, scale)
  const ends = [range.low, range.high].map((to_come) => cost * scale - to_come * worth)
  const generous = (cost - credited * margin) * scale
  const [low, high] = [Math.round(Math.min(...ends, generous)), Math.round(Math.max(...ends))]
  if (low <= 0) return undefined
  const params = { ...asking.days, by, channel: listText(paid) }
  return {
    about: aboutTraffic(by, key),
    kind: 'budget',
    ...said(asking, by, row),
    margin: Math.round(-kept * scale),
    ...{ low, high, effort: 'small', measured: Math.round(kept * scale) },
    evidence: { measure: trafficTable.id, params, row, orders: null },
    view: { path: '/traffic/channels', query: { ...asking.days, 'traffic-table.by': by } },
    action: { kind: 'view' },
  }
}

const per = (amount: number | null | undefined, of: number | null | undefined) =>
  of && typeof amount === 'number' ? amount / of : null

type Told = { key: string; orders: number; cost: number | null; cm2: number | null }

function said({ words }: Asking, by: Dimension, { key, orders, cost, cm2 }: Told): { title: Text; why: Text } {
  const name: Text = (by === 'channel' && channelValues[key]) || { en: key, zh: key }
  const [spent, earned, count] = [words.money(cost), words.money(cm2 ?? 0), words.count(orders)]
  return {
    title: {
      en: `Spend less on ${by === 'channel' ? name.en : `campaign ${name.en}`}`,
      zh: `缩减${by === 'channel' ? `${name.zh}的投放` : `广告系列 ${name.zh} 的投放`}`,
    },
    why: {
      en: `It cost ${spent.en}, and its ${words.many(orders, 'order')} left ${earned.en} before marketing. That counts orders placed in these very visits; no attribution model credits it with enough either.`,
      zh: `花费 ${spent.zh}，带来的 ${count.zh} 单营销前毛利为 ${earned.zh}。这里只计这些访问中直接下的订单；但无论按哪种归因模型，功劳都不足以覆盖成本。`,
    },
  }
}
