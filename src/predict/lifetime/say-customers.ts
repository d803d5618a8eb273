import type { Text } from '../../kernel/errors.ts'
import type { Words } from '../../measure/words.ts'
import { keptReason, sayTooLittle } from './too-little.ts'

type Row = {
  customer_id: string
  days: number
  alive: number | null
  orders: number | null
  margin: number | null
  missing: string
  missing_found: number
  margin_missing: string
  margin_missing_found: number
}

/** What the customers of the list are expected to bring together; else what is missing. */
export function sayCustomers({ rows }: { rows: readonly Row[] }, { many, count, money }: Words): Text | undefined {
  const [first] = rows
  if (!first) return undefined
  const reason = keptReason(first.missing, first.missing_found)
  if (reason) return sayTooLittle(reason)
  const known = rows.filter(({ days, orders }) => days === first.days && orders !== null)
  if (known.length === 0) return notYet
  const sum = (figure: 'orders' | 'margin') => known.reduce((all, row) => all + (row[figure] ?? 0), 0)
  const orders = Math.round(sum('orders'))
  const little = keptReason(first.margin_missing, first.margin_missing_found)
  const brings = little
    ? { en: `. ${sayTooLittle(little).en}`, zh: `。${sayTooLittle(little).zh}` }
    : { en: ` and bring ${money(sum('margin')).en} of CM3.`, zh: `，带来 ${money(sum('margin')).zh} CM3。` }
  return {
    en: `The ${many(known.length, 'customer')} listed here are expected to order on ${many(orders, 'day')} within ${first.days} days${brings.en}`,
    zh: `名单中的 ${count(known.length).zh} 位客户预计 ${first.days} 天内下单 ${count(orders).zh} 次${brings.zh}`,
  }
}

const notYet: Text = {
  en: 'These customers are not forecast yet: that is done once a day, and at once by "millpond lifetime forecast".',
  zh: '这些客户尚未预测：每天自动预测一次，也可运行“millpond lifetime forecast”立即预测。',
}
