import type { Text } from '../../kernel/errors.ts'
import { literal, type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { FactName } from '../facts.ts'
import { columnsOf } from './identity.ts'
import type { Staged } from './verdicts.ts'

/** What an import holds, asked of its staged rows before anything counts. Amounts are minor units as text. */
export type Preview = {
  rows: number
  facts: Partial<Record<FactName, number>>
  /** First and last day that rows tell of, in UTC. */
  period: { from: string; to: string } | null
  currencies: string[]
  /** How many orders, invoices and credit notes its order lines are of, from how many customers and places. */
  orders: { documents: number; customers: number; places: number } | null
  totals: { fact: FactName; currency: string; rows: number; amount_minor: string }[]
  stores: string[]
  countries: string[]
  first_rows: Record<string, string | number | null>[]
  reasons: { field: string; value: string; reason: Text; remedy: Text; lines: number; first_line: number }[]
  encoding: string | null
  delimiter: string | null
}

/** `period` is a day, or an instant where `instants` says so. */
type Described = { period: Sql; instants?: true; amount?: Sql; store?: Sql; country?: Sql }

/** Which columns of a fact say when, how much, where. */
const described: Readonly<Record<FactName, Described>> = {
  order_lines: {
    period: sql`ordered_at`,
    instants: true,
    amount: sql`goods_minor`,
    store: sql`store`,
    country: sql`country`,
  },
  returns: { period: sql`returned_at`, instants: true, store: sql`store` },
  fees: {
    period: sql`posted_at`,
    instants: true,
    amount: sql`amount_minor`,
    store: sql`store`,
    country: sql`country`,
  },
  spend: { period: sql`day`, amount: sql`spend_minor`, store: sql`platform`, country: sql`country` },
  search_terms: {
    period: sql`day_to`,
    amount: sql`ifNull(spend_minor, 0)`,
    store: sql`platform`,
    country: sql`country`,
  },
  products: { period: sql`CAST(NULL AS Nullable(Date))`, amount: sql`ifNull(price_minor, 0)` },
  product_costs: { period: sql`valid_from`, amount: sql`toInt64(0)`, country: sql`country` },
  rates: { period: sql`day` },
  order_reports: {
    period: sql`placed_at`,
    instants: true,
    amount: sql`ifNull(commission_minor, 0)`,
    store: sql`store`,
  },
  creator_posts: { period: sql`posted_at`, instants: true, store: sql`platform` },
  live_sessions: { period: sql`started_at`, instants: true, store: sql`platform`, country: sql`country` },
  live_moments: { period: sql`at`, instants: true, store: sql`platform` },
  videos: { period: sql`published_at`, instants: true, store: sql`platform` },
  video_retention: { period: sql`CAST(NULL AS Nullable(Date))`, store: sql`platform` },
  video_moments: { period: sql`CAST(NULL AS Nullable(Date))`, store: sql`platform` },
}

const firstRows = 20
const mostNames = 100
const mostReasons = 50

/** Asks the staged tables and the quarantine of one load. Days are those of the brand's `timeZone`. */
export async function previewStaged(
  warehouse: Warehouse,
  staged: Staged,
  timeZone: string,
  written: { encoding?: string; delimiter?: string },
): Promise<Preview> {
  const summaries: Summary[] = []
  const totals: Preview['totals'] = []
  for (const fact of staged.facts.keys()) {
    summaries.push(await summarise(warehouse, fact, staged.load, timeZone))
    totals.push(...(await totalsOf(warehouse, fact, staged.load)))
  }
  const days = summaries.flatMap(({ first, last }) => (first && last ? [first, last] : [])).sort()
  const [from] = days
  const to = days.at(-1)
  return {
    rows: summaries.reduce((sum, { rows }) => sum + rows, 0),
    facts: Object.fromEntries(staged.facts),
    period: from && to ? { from, to } : null,
    currencies: [...new Set(totals.map(({ currency }) => currency))],
    orders: staged.facts.has('order_lines') ? await countOrders(warehouse, staged.load) : null,
    totals,
    stores: [...new Set(summaries.flatMap(({ stores }) => stores))],
    countries: [...new Set(summaries.flatMap(({ countries }) => countries))],
    first_rows: await readFirst(warehouse, [...staged.facts.keys()], staged.load),
    reasons: await reasonsOf(warehouse, staged),
    encoding: written.encoding ?? null,
    delimiter: written.delimiter ?? null,
  }
}

type Summary = { rows: number; first: string; last: string; stores: string[]; countries: string[] }

async function summarise(warehouse: Warehouse, fact: FactName, load: number, timeZone: string): Promise<Summary> {
  const { period, instants, store, country } = described[fact]
  const day = (edge: Sql) => (instants ? sql`toDate(${edge}, ${str(timeZone)})` : edge)
  const names = (column: Sql | undefined) =>
    column
      ? sql`arraySort(groupUniqArrayIf(${u64(mostNames)})(toString(${column}), ${column} != ''))`
      : sql`CAST([], 'Array(String)')`
  const [row] = await warehouse.query<Summary>(sql`
    SELECT count() AS rows, ifNull(toString(${day(sql`min(${period})`)}), '') AS first,
      ifNull(toString(${day(sql`max(${period})`)}), '') AS last,
      ${names(store)} AS stores, ${names(country)} AS countries
    FROM ${literal(`staged_${fact}`)} WHERE load = ${u64(load)}`)
  return row ?? { rows: 0, first: '', last: '', stores: [], countries: [] }
}

/** Numbers that the file can be reconciled with. Groupings go to disk where they are large; a place is a country, or the name of what is none. */
async function countOrders(warehouse: Warehouse, load: number): Promise<Preview['orders']> {
  const ofLoad = sql`FROM staged_order_lines WHERE load = ${u64(load)}`
  const [row] = await warehouse.query<NonNullable<Preview['orders']>>(sql`
    SELECT
      (SELECT count() FROM (SELECT store, order_id ${ofLoad} GROUP BY store, order_id)) AS documents,
      (SELECT count() FROM (SELECT customer_id ${ofLoad} AND customer_id != '' GROUP BY customer_id)) AS customers,
      (SELECT uniqExactIf(if(country != '', toString(country), region), country != '' OR region != '') ${ofLoad}) AS places`)
  return row ?? null
}

async function totalsOf(warehouse: Warehouse, fact: FactName, load: number): Promise<Preview['totals']> {
  const { amount } = described[fact]
  if (!amount) return []
  const rows = await warehouse.query<Omit<Preview['totals'][number], 'fact'>>(sql`
    SELECT currency, count() AS rows, toString(sum(${amount})) AS amount_minor
    FROM ${literal(`staged_${fact}`)} WHERE load = ${u64(load)} AND currency != ''
    GROUP BY currency ORDER BY rows DESC LIMIT ${u64(mostNames)}`)
  return rows.map((row) => ({ fact, ...row }))
}

async function readFirst(warehouse: Warehouse, facts: FactName[], load: number): Promise<Preview['first_rows']> {
  const [fact] = facts
  if (!fact) return []
  return warehouse.query(sql`
    SELECT ${fact === 'order_lines' ? sql`* EXCEPT (refund_parts)` : sql`*`}
    FROM (SELECT line_no, ${columnsOf(fact)} FROM ${literal(`staged_${fact}`)}
      WHERE load = ${u64(load)} ORDER BY line_no LIMIT ${u64(firstRows)})
    ORDER BY line_no`)
}

type ReasonRow = Pick<Preview['reasons'][number], 'field' | 'lines' | 'first_line'> &
  Record<'first_value' | 'reason_en' | 'zh' | 'remedy' | 'remedy_in_zh', string>

/** Why lines were put into quarantine, each with the first line of which it is so. */
async function reasonsOf(warehouse: Warehouse, { brand, load }: Staged): Promise<Preview['reasons']> {
  const first = sql`argMin((value, reason_zh, remedy_en, remedy_zh), line_no)`
  const rows = await warehouse.query<ReasonRow>(sql`
    SELECT field, reason_en, tupleElement(${first}, 1) AS first_value, tupleElement(${first}, 2) AS zh,
      tupleElement(${first}, 3) AS remedy, tupleElement(${first}, 4) AS remedy_in_zh, count() AS lines, min(line_no) AS first_line
    FROM quarantine WHERE brand = ${str(brand)} AND load = ${u64(load)}
    GROUP BY field, reason_en ORDER BY lines DESC, first_line LIMIT ${u64(mostReasons)}`)
  return rows.map(({ first_value, reason_en, zh, remedy, remedy_in_zh, ...row }) => ({
    ...row,
    value: first_value,
    reason: { en: reason_en, zh },
    remedy: { en: remedy, zh: remedy_in_zh },
  }))
}
