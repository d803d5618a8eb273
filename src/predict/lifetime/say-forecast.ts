import { channelNames } from '../../kernel/channel.ts'
import type { Text } from '../../kernel/errors.ts'
import type { Words } from '../../measure/words.ts'
import type { Segmenting } from './segments.ts'
import { keptReason, sayTooLittle } from './too-little.ts'

type Row = {
  key: string
  days: number | null
  customers: number
  alive: number | null
  orders: number | null
  orders_low: number | null
  orders_high: number | null
  margin: number | null
  margin_low: number | null
  margin_high: number | null
  margin_per_customer: number | null
  missing: string
  missing_found: number
  tried_days: number
  tried_came: number
  tried_forecast: number | null
}

/** What is expected of all customers and how far such a forecast was off, or of which segment most a customer; else what is missing. */
export function sayForecast(
  { rows }: { rows: readonly Row[] },
  words: Words,
  { by }: { by: Segmenting },
): Text | undefined {
  const [one] = rows
  if (!one) return undefined
  if (by !== 'all') return sayBest(rows, by, words)
  const reason = keptReason(one.missing, one.missing_found)
  if (reason) return sayTooLittle(reason)
  const row = rows.find(({ days }) => days === 180) ?? one
  const [all, off] = [sayAll(row, words), sayOff(row, words)]
  return { en: `${all.en}${off.en}`, zh: `${all.zh}${off.zh}` }
}

function sayAll(row: Row, { count, many, money, share }: Words): Text {
  const orders = [row.orders, row.orders_low, row.orders_high].map((value) => Math.round(value ?? 0))
  const [expected = 0, low = 0, high = 0] = orders
  const margin = row.margin === null ? undefined : [row.margin, row.margin_low ?? 0, row.margin_high ?? 0].map(money)
  const [brings, least, most] = margin ?? []
  return {
    en: `${many(row.customers, 'customer')}, of whom ${share(row.alive).en} are expected to be active still, will order about ${many(expected, 'time')} within ${row.days} days (${count(low).en} to ${count(high).en})${brings ? ` and bring ${brings.en} of CM3 (${least?.en} to ${most?.en})` : ''}.`,
    zh: `${count(row.customers).zh} 位客户中预计 ${share(row.alive).zh} 仍活跃，${row.days} 天内约下单 ${count(expected).zh} 次（${count(low).zh}–${count(high).zh}）${brings ? `，带来 ${brings.zh} CM3（${least?.zh} 至 ${most?.zh}）` : ''}。`,
  }
}

/** How far the forecast made some days earlier is from what came. */
function sayOff({ tried_days, tried_came, tried_forecast }: Row, { count, many, share }: Words): Text {
  if (tried_forecast === null || tried_came === 0) return { en: '', zh: '' }
  const off = tried_forecast / tried_came - 1
  const way = off < 0 ? { en: 'too few', zh: '偏低' } : { en: 'too many', zh: '偏高' }
  return {
    en: ` Made ${tried_days} days earlier, it would have been ${share(Math.abs(off)).en} ${way.en} of ${many(tried_came, 'order')}.`,
    zh: `若在 ${tried_days} 天前预测，与实际 ${count(tried_came).zh} 次相比会${way.zh} ${share(Math.abs(off)).zh}。`,
  }
}

/** The segment whose customers are expected to bring most each, where there are several to choose from. */
function sayBest(rows: readonly Row[], by: Segmenting, { money, market }: Words): Text | undefined {
  const longest = Math.max(...rows.map(({ days }) => days ?? 0))
  const known = rows.filter(({ days, margin_per_customer }) => days === longest && margin_per_customer !== null)
  const best = known.toSorted((a, b) => (b.margin_per_customer ?? 0) - (a.margin_per_customer ?? 0))[0]
  if (!best || known.length < 2) return undefined
  const name = by === 'country' ? market(best.key) : (channelNames[best.key] ?? { en: best.key, zh: best.key })
  const most = money(best.margin_per_customer)
  return {
    en: `Customers whose first order was ${first[by]} ${name.en} are expected to bring most: ${most.en} of CM3 each within ${longest} days.`,
    zh: `首单${firstZh[by]}${name.zh}的客户预计贡献最高：${longest} 天内人均 ${most.zh} CM3。`,
  }
}

const first = { all: '', country: 'from', sales_channel: 'on', sku: 'of' } satisfies Record<Segmenting, string>
const firstZh = { all: '', country: '来自', sales_channel: '来自', sku: '购买' } satisfies Record<Segmenting, string>
