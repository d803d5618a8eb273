import { join, type Sql, sql, str, u64, u64s } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Finding } from '../connectors/define.ts'
import type { Staged } from './verdicts.ts'

/** A line costs this many times the median line of its currency: more likely a slip than a sale. */
const absurdTimes = 1000
const shownLines = 20

type Check = { level: Finding['level']; code: string; text: Finding['text']; where: Sql }

/** What is looked for among the order lines of an import. */
const checks: readonly Check[] = [
  {
    level: 'warning',
    code: 'future_dates',
    text: { en: 'Orders are dated in the future.', zh: '有订单日期在未来。' },
    where: sql`ordered_at > received_at + INTERVAL 1 DAY`,
  },
  {
    level: 'warning',
    code: 'absurd_amounts',
    text: {
      en: `Lines cost more than ${absurdTimes.toLocaleString('en')} times the median line.`,
      zh: `有订单行金额超过中位数的 ${absurdTimes.toLocaleString('en')} 倍。`,
    },
    where: sql`abs(goods_minor) > ${u64(absurdTimes)} * typical`,
  },
  {
    level: 'note',
    code: 'negative_quantities',
    text: {
      en: 'Lines have a negative number of units; they take sales back on their own day.',
      zh: '有订单行数量为负，会在当日冲减销售额。',
    },
    where: sql`quantity < 0`,
  },
  {
    level: 'note',
    code: 'negative_prices',
    text: { en: 'Lines have a negative price.', zh: '有订单行单价为负。' },
    where: sql`unit_price < 0`,
  },
  {
    level: 'note',
    code: 'zero_prices',
    text: { en: 'Lines have the price zero.', zh: '有订单行单价为零。' },
    where: sql`unit_price = 0`,
  },
  {
    level: 'note',
    code: 'unknown_customers',
    text: {
      en: 'Lines name no customer; they count in sales, and not in figures about customers.',
      zh: '有订单行没有客户信息；计入销售额，但不计入客户指标。',
    },
    where: sql`customer_id = ''`,
  },
]

type Counted = Record<string, number | number[]>

/** What is odd about the order lines of an import, with the first lines of the file that show it. */
export async function findInOrders(warehouse: Warehouse, { load, facts }: Staged): Promise<Finding[]> {
  if (!facts.has('order_lines')) return []
  const typical = sql`
    SELECT currency AS of_currency, quantile(0.5)(abs(goods_minor)) AS typical
    FROM staged_order_lines WHERE load = ${u64(load)} AND goods_minor != 0 GROUP BY currency`
  const columns = checks.flatMap(({ where }) => [
    sql`countIf(${where})`,
    sql`arraySort(groupArrayIf(${u64(shownLines)})(toUInt32(line_no), ${where}))`,
  ])
  const [row] = await warehouse.query<{ counted: (number | number[])[] }>(sql`
    SELECT tuple(${join(columns)}) AS counted
    FROM staged_order_lines LEFT ANY JOIN (${typical}) AS medians ON currency = of_currency
    WHERE load = ${u64(load)}`)
  const counted = row ? Object.values(row.counted as unknown as Counted) : []
  return checks.flatMap(({ level, code, text }, i) => {
    const count = Number(counted[2 * i] ?? 0)
    return count === 0 ? [] : [{ level, code, text, count, lines: counted[2 * i + 1] as number[] }]
  })
}

/** Currencies of an import for which the brand has no exchange rate at all. */
export async function findMissingRates(
  warehouse: Warehouse,
  staged: Staged,
  currencies: readonly string[],
  { currency, live }: { currency: string; live: readonly number[] },
): Promise<Finding[]> {
  const foreign = currencies.filter((one) => one !== currency)
  if (foreign.length === 0) return []
  const rows = await warehouse.query<{ code: string }>(sql`
    SELECT DISTINCT arrayJoin([base, quote]) AS code FROM rates
    WHERE brand = ${str(staged.brand)} AND load IN ${u64s(live)}`)
  const known = new Set(rows.map(({ code }) => code))
  const missing = foreign.filter((one) => !known.has(one) || !known.has(currency))
  if (missing.length === 0) {
    const text = {
      en: `Amounts in ${foreign.join(', ')} are converted to ${currency} at the day's rate.`,
      zh: `${foreign.join('、')} 金额将按当日汇率换算为 ${currency}。`,
    }
    return [{ level: 'note', code: 'foreign_currency', text }]
  }
  const text = {
    en: `Amounts are in ${missing.join(', ')}, and there are no exchange rates to ${currency}. Import a rates file, or correct the currency.`,
    zh: `金额币种为 ${missing.join('、')}，但没有兑换为 ${currency} 的汇率。请导入汇率文件，或更正币种。`,
  }
  return [{ level: 'warning', code: 'missing_rates', text }]
}
