import { publishedSides } from '../derive/day-rates.ts'
import type { Text } from '../kernel/errors.ts'
import { remedies } from '../kernel/remedies.ts'
import type { Scope } from '../manage/scope.ts'
import { type Sql, sql, str, u64, whole } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

export type DayRange = { first_day: string; last_day: string }

/** What is known of one currency's rates to the brand's. Ranges are ascending. */
export type RatesOfCurrency = {
  currency: string
  /** Whether facts or rules of the brand carry it. */
  used: boolean
  /** Days with a published rate, and the ranges in which every day has one of its own or of the seven days before. */
  days: number
  ranges: DayRange[]
  /** Days that facts need and that have none: how many, of how many lines, of which kinds of facts. */
  missing_days: number
  missing_lines: number
  missing_in: string[]
  missing: DayRange[]
}

/** `remedy` says what to do about missing days; absent where none is. */
export type RateCoverage = { currency: string; items: RatesOfCurrency[]; remedy?: Text }

/** Which currencies the brand uses or could be told in, the days their rates cover, and the days that lack one. */
export async function rateCoverage({ warehouse }: { warehouse: Warehouse }, scope: Scope): Promise<RateCoverage> {
  const [published, gaps, used] = await Promise.all([
    publishedDays(warehouse, scope),
    gapDays(warehouse, scope),
    currenciesUsed(warehouse, scope),
  ])
  const codes = new Set([...used, ...gaps.keys(), ...published.keys()])
  codes.delete(scope.currency)
  const items = [...codes].sort().map((currency): RatesOfCurrency => {
    const none = { missing_days: 0, missing_lines: 0, missing_in: [], missing: [] }
    const rates = published.get(currency) ?? { days: 0, ranges: [] }
    return { currency, used: used.has(currency) || gaps.has(currency), ...rates, ...(gaps.get(currency) ?? none) }
  })
  return { currency: scope.currency, items, ...(gaps.size > 0 && { remedy: remedies.missing_rate.remedy }) }
}

type Published = Pick<RatesOfCurrency, 'days' | 'ranges'>

/** Of each currency with a rate to the brand's, published for the pair or crossed; a rate counts for seven days more. */
async function publishedDays(warehouse: Warehouse, scope: Scope): Promise<Map<string, Published>> {
  const rows = await warehouse.query<Published & { currency: string }>(sql`
    WITH sides AS (${publishedSides(scope)})
    SELECT currency, length(every) AS days, ${rangesOf(8)} AS ranges
    FROM (
      SELECT theirs.currency AS currency, arraySort(groupUniqArray(theirs.day)) AS every
      FROM sides AS theirs
      GLOBAL INNER JOIN (SELECT day, base FROM sides WHERE currency = ${str(scope.currency)}) AS ours
        ON theirs.day = ours.day AND theirs.base = ours.base
      GROUP BY currency
    )`)
  return new Map(rows.map(({ currency, ...rates }) => [currency, rates]))
}

type Gaps = Pick<RatesOfCurrency, 'missing_days' | 'missing_lines' | 'missing_in' | 'missing'>

async function gapDays(warehouse: Warehouse, scope: Scope): Promise<Map<string, Gaps>> {
  const rows = await warehouse.query<Gaps & { currency: string }>(sql`
    SELECT toString(code) AS currency, length(every) AS missing_days, total AS missing_lines, kinds AS missing_in,
      ${rangesOf(1)} AS missing
    FROM (
      SELECT currency AS code, arraySort(groupUniqArray(day)) AS every, sum(lines) AS total,
        arraySort(groupUniqArray(toString(what))) AS kinds
      FROM rate_gaps WHERE ${ofSlice(scope)} GROUP BY code
    )`)
  return new Map(rows.map(({ currency, ...gaps }) => [currency, gaps]))
}

/** Currencies that the rebuild converted. */
async function currenciesUsed(warehouse: Warehouse, scope: Scope): Promise<Set<string>> {
  const rows = await warehouse.query<{ code: string }>(
    sql`SELECT DISTINCT toString(currency) AS code FROM day_rates WHERE ${ofSlice(scope)}`,
  )
  return new Set(rows.map(({ code }) => code))
}

/** The ascending days `every` as ranges; days at most so far apart belong together. No lambda holds the whole array: it would be copied for each day. */
function rangesOf(days: number): Sql {
  const steps = sql`arrayDifference(arrayMap(one -> toInt32(one), every))`
  const parts = sql`arraySplit((one, step) -> step > ${whole(days)}, every, ${steps})`
  return sql`CAST(arrayMap(one -> (toString(one[1]), toString(one[-1])), ${parts}), 'Array(Tuple(first_day String, last_day String))')`
}

function ofSlice({ brand, slice }: Scope): Sql {
  return sql`brand = ${str(brand)} AND slice = ${u64(slice)}`
}
