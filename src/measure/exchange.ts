import { publishedSides } from '../derive/day-rates.ts'
import { Problem } from '../kernel/errors.ts'
import { addDays } from '../kernel/time.ts'
import type { Scope } from '../manage/scope.ts'
import { day, sql, str } from '../store/sql.ts'
import type { Options, Warehouse } from '../store/warehouse/warehouse.ts'
import { decimalText, divided, rateDigits } from './conversion.ts'
import type { Days } from './periods.ts'

/** At which rate an answer was converted: one `from` (the brand's currency) is `rate` of `to`, as published for `day`. */
export type Exchange = { from: string; to: string; rate: string; day: string }

/** As in the books: a rate also counts for the seven days after its own. */
const longestGapDays = 7

type Asked = { currency?: string | undefined; rate_day?: string | undefined } & Days

/**
 * The one rate at which an answer about these days is told in another currency: that of the last day that has one.
 * `rate_day` names the day instead. Undefined where the brand's own currency is asked for. Throws `missing_rate`.
 */
export async function exchangeFor(
  warehouse: Warehouse,
  scope: Scope,
  { currency, rate_day, from, to }: Asked,
  options: Options = {},
): Promise<Exchange | undefined> {
  if (currency === undefined || currency === scope.currency) return undefined
  const last = rate_day ?? to
  const first = addDays(rate_day ?? from, -longestGapDays)
  const [found] = await warehouse.query<{ day: string; ours: string; theirs: string }>(
    sql`
    WITH sides AS (${publishedSides(scope, sql`day BETWEEN ${day(first)} AND ${day(last)}`)})
    SELECT toString(theirs.day) AS day, toString(ours.per_base) AS ours, toString(theirs.per_base) AS theirs
    FROM sides AS theirs
    GLOBAL INNER JOIN (SELECT day, base, per_base FROM sides WHERE currency = ${str(scope.currency)}) AS ours
      ON theirs.day = ours.day AND theirs.base = ours.base
    WHERE theirs.currency = ${str(currency)}
    ORDER BY theirs.day DESC, theirs.base != theirs.currency, theirs.base != ${str(scope.currency)}, theirs.base LIMIT 1`,
    options,
  )
  if (!found) throw new Problem('missing_rate', { currency, day: last })
  const rate = divided(BigInt(found.theirs) * 10n ** BigInt(rateDigits), BigInt(found.ours))
  return { from: scope.currency, to: currency, rate: decimalText(rate), day: found.day }
}
