import type { Text } from '../../../kernel/errors.ts'
import { listText } from '../../../measure/define.ts'
import { paidChannels } from '../../../measure/traffic/channel-spend.ts'
import { trafficTable } from '../../../measure/traffic/traffic-table.ts'
import { channelValues } from '../../../measure/traffic/visits.ts'
import { visitsOverTime } from '../../../measure/traffic/visits-over-time.ts'
import { fewestDays, withDays } from '../asking.ts'
import type { Asking, Move, Rule } from '../define.ts'
import { ordersToCome, scaleOf } from '../estimate.ts'

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

/** The days on which visits are known: on others, cost would stand without its orders. */
async function whileSeen(asking: Asking): Promise<Asking | undefined> {
  const { rows } = await asking.ask(visitsOverTime, { by: 'day', split: 'none' })
  const seen = rows.filter(({ visits }) => visits > 0).map(({ bucket }) => bucket)
  const [from, to] = [seen[0], seen.at(-1)]
  return from && to ? withDays(asking, { from, to }, fewestDays) : undefined
}

const paid = [...paidChannels]
const rowsBy = (asking: Asking, by: Dimension) => asking.ask(trafficTable, { by, channel: paid, limit: 100_000 })

/** The campaigns of channels other than these, which a move names as a whole. */
async function campaignsIn(asking: Asking, but: readonly Move[]): Promise<Set<string>> {
  const named = new Set(but.map(({ about }) => about))
  const channel = paid.filter((one) => !named.has(aboutTraffic('channel', one)))
  const { rows } = await asking.ask(trafficTable, { by: 'campaign', channel, limit: 100_000 })
  return new Set(rows.filter(({ cost }) => cost).map(({ key }) => aboutTraffic('campaign', key)))
}

/** Rows that lose even at the better end of the interval. */
async function losing(asking: Asking, by: Dimension): Promise<Move[]> {
  const { rows, totals } = await rowsBy(asking, by)
  const usual = perOrder(totals.cm2, totals.orders)
  return rows.flatMap((row) => {
    const { key, orders, cost, kept, cm2 } = row
    if (!key || !cost || kept === null || kept >= 0) return []
    const scale = scaleOf(asking.days)
    const worth = orders > 0 ? perOrder(cm2, orders) : usual
    if (worth === null) return []
    const range = ordersToCome(orders, scale)
    const ends = [range.low, range.high].map((to_come) => Math.round(cost * scale - to_come * worth))
    const [low, high] = [Math.min(...ends), Math.max(...ends)]
    if (low <= 0) return []
    const params = { ...asking.days, by, channel: listText(paid) }
    return [
      {
        about: aboutTraffic(by, key),
        kind: 'budget' as const,
        ...said(asking, by, row),
        margin: Math.round(-kept * scale),
        low,
        high,
        effort: 'small' as const,
        measured: Math.round(kept * scale),
        evidence: { measure: trafficTable.id, params, row, orders: null },
        view: { path: '/traffic/channels' as const, query: { ...asking.days, 'traffic-table.by': by } },
      },
    ]
  })
}

const perOrder = (cm2: number | null | undefined, orders: number | null | undefined) =>
  orders && typeof cm2 === 'number' ? cm2 / orders : null

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
      en: `It cost ${spent.en}, and its ${words.many(orders, 'order')} left ${earned.en} before marketing. Only orders placed in these very visits count: what people bought later, on other ways to the shop, is not in this.`,
      zh: `花费 ${spent.zh}，带来的 ${count.zh} 单营销前毛利为 ${earned.zh}。只计这些访问中直接下的订单；客户之后经其他途径的购买未计入。`,
    },
  }
}
