import type { Text } from '../../kernel/errors.ts'
import type { Words } from '../../measure/words.ts'
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
export function sayForecast({ rows }: { rows: readonly Row[] }, words: Words): Text | undefined {
  const [first] = rows
  if (!first) return undefined
  if (first.key !== '') return sayBest(rows, words)
  const reason = keptReason(first.missing, first.missing_found)
  if (reason) return sayTooLittle(reason)
  const row = rows.find(({ days }) => days === 180) ?? first
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

function sayBest(rows: readonly Row[], { money }: Words): Text | undefined {
  const known = rows.filter((row) => row.margin_per_customer !== null)
  const best = known.toSorted((a, b) => (b.margin_per_customer ?? 0) - (a.margin_per_customer ?? 0))[0]
  if (!best || known.length < 2) return undefined
  const most = money(best.margin_per_customer)
  return {
    en: `A customer of ${best.key} is expected to bring most: ${most.en} of CM3 within ${best.days} days.`,
    zh: `来自 ${best.key} 的客户预计贡献最高：${best.days} 天内人均 ${most.zh} CM3。`,
  }
}
