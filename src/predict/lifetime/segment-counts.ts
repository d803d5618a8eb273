import { addDays } from '../../kernel/time.ts'
import { day, type Sql, sql, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import type { SegmentCounts } from './forecast-segment.ts'
import { customersOf, type Segments, type Whose } from './segments.ts'
import type { ValuedRow } from './valued-customers.ts'

/**
 * Until when orders are known, how many days earlier the forecast is tried (0: not at all), what times are told in, and
 * from how many days earlier all customers are forecast for as long.
 */
export type Observed = { lastDay: string; triedDays: number; grainDays: Grain; origins?: readonly number[] }
/** Days, weeks or four weeks. */
type Grain = 1 | 7 | 28

/** Of more customers than this, histories are counted by weeks, then by four weeks: there are so many fewer of them. */
const [mostByDay, mostByWeek] = [100_000, 1_000_000]

export function grainOf(customers: number): Grain {
  if (customers <= mostByDay) return 1
  return customers <= mostByWeek ? 7 : 28
}

/** The counts of each of these segments, by key. Customers are counted in the warehouse; none of them leaves it. */
export async function segmentCounts(
  warehouse: Warehouse,
  whose: Whose,
  segments: Segments,
  observed: Observed,
  options: Options = {},
): Promise<Map<string, SegmentCounts>> {
  const customers = customersOf(whose, segments)
  const rows = await warehouse.query<Keyed<ValuedRow & Losses>>(counted(customers, observed), options)
  const values = await warehouse.query<Keyed<SegmentCounts['values'][number]>>(valued(customers), options)
  const before = observed.triedDays
    ? await warehouse.query<TriedRow>(tried(customers, observed, observed.triedDays), options)
    : []
  const origins = segments.by === 'all' ? await atOrigins(warehouse, customers, observed, options) : []
  const [byRows, byValues, byBefore] = [grouped(rows), grouped(values), grouped(before)]
  return new Map(
    segments.keys.map((key) => {
      const own = byRows.get(key) ?? []
      const losses = own.reduce(
        (sum, row) => ({
          days: sum.days + row.loss_days,
          sum: sum.sum + row.losses,
          squares: sum.squares + row.loss_squares,
        }),
        { days: 0, sum: 0, squares: 0 },
      )
      const earlier = { days: observed.triedDays, rows: byBefore.get(key) ?? [] }
      return [key, { rows: own, values: byValues.get(key) ?? [], losses, tried: earlier, origins }]
    }),
  )
}

type TriedRow = Keyed<SegmentCounts['tried']['rows'][number]>
type Keyed<Row> = Row & { key: string }
type Losses = { loss_days: number; losses: number; loss_squares: number }

/** Customers by their history, with what their later days brought and cost. A day whose margin is not known is neither. */
function counted(customers: Sql, { lastDay, grainDays }: Observed): Sql {
  return sql`
    SELECT key, repeats, last, age, gain_days, count() AS customers, sum(gain) AS gains,
      sum(lost_days) AS loss_days, sum(loss) AS losses, sum(loss_square) AS loss_squares
    FROM (
      SELECT key, ${history(sql`order_days`, day(lastDay), grainDays)}, arraySlice(day_margins, 2) AS later, ${gainsOf(sql`later`)},
        arrayCount(margin -> ifNull(margin <= 0, 0), later) AS lost_days,
        arraySum(margin -> least(ifNull(margin, 0), 0), later) AS loss,
        arraySum(margin -> pow(least(ifNull(margin, 0), 0), 2), later) AS loss_square
      FROM ${customers}
    )
    GROUP BY key, repeats, last, age, gain_days`
}

/**
 * Customers by their days of gain and the mean of those, to half a percent. A row has the geometric mean of its customers,
 * so that the sum of logarithms in the likelihood is exact.
 */
function valued(customers: Sql): Sql {
  return sql`
    SELECT key, gain_days, exp(avg(log_mean)) AS mean, count() AS customers
    FROM (
      SELECT key, arrayFilter(margin -> ifNull(margin > 0, 0), arraySlice(day_margins, 2)) AS gains, length(gains) AS gain_days,
        log(arraySum(margin -> ifNull(margin, 0), gains) / gain_days) AS log_mean
      FROM ${customers} WHERE arrayExists(margin -> ifNull(margin > 0, 0), arraySlice(day_margins, 2))
    )
    GROUP BY key, gain_days, round(200 * log_mean)`
}

/** The same from several days earlier. */
async function atOrigins(
  warehouse: Warehouse,
  customers: Sql,
  observed: Observed,
  options: Options,
): Promise<NonNullable<SegmentCounts['origins']>> {
  const { lastDay, triedDays: days } = observed
  const found: NonNullable<SegmentCounts['origins']>[number][] = []
  for (const earlier of observed.origins ?? []) {
    const rows = await warehouse.query<TriedRow>(tried(customers, observed, earlier), options)
    found.push({ day: addDays(lastDay, -earlier), days, rows })
  }
  return found
}

/** Customers by what was known of them some days earlier, and by their days with an order in the time after. */
function tried(customers: Sql, { lastDay, triedDays, grainDays }: Observed, earlier: number): Sql {
  const cut = day(addDays(lastDay, -earlier))
  const until = day(addDays(lastDay, triedDays - earlier))
  return sql`
    SELECT key, repeats, last, age, later, count() AS customers
    FROM (
      SELECT key, arrayFilter(one -> one <= ${cut}, order_days) AS known, ${history(sql`known`, cut, grainDays)},
        arrayCount(one -> one <= ${until}, order_days) - length(known) AS later
      FROM ${customers} WHERE order_days[1] <= ${cut}
    )
    GROUP BY key, repeats, last, age, later`
}

/** Repeats, days from the first order to the last, and to the end; of many customers told by the middle of their weeks, or four weeks. */
export function history(days: Sql, end: Sql | ReturnType<typeof day>, grain: Grain | Sql): Sql {
  const since = (later: Sql) => sql`toInt32(${later}) - toInt32(${days}[1])`
  const step = typeof grain === 'number' ? sql`${u64(grain)}` : grain
  const told = (time: Sql) => (grain === 1 ? time : sql`${step} * intDiv(${time}, ${step}) + intDiv(${step}, 2)`)
  const last = told(since(sql`${days}[-1]`))
  return sql`length(${days}) - 1 AS repeats, if(repeats = 0, 0, ${last}) AS last, ${told(since(sql`${end}`))} AS age`
}

/** How many of some days brought something, and what those brought together. */
export function gainsOf(margins: Sql): Sql {
  return sql`arrayCount(margin -> ifNull(margin > 0, 0), ${margins}) AS gain_days,
        arraySum(margin -> greatest(ifNull(margin, 0), 0), ${margins}) AS gain`
}

function grouped<Row extends { key: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const byKey = new Map<string, Row[]>()
  for (const row of rows) {
    const own = byKey.get(row.key)
    if (own) own.push(row)
    else byKey.set(row.key, [row])
  }
  return byKey
}
