import type { Scope } from '../../manage/scope.ts'
import { day, type Sql, sql, str } from '../../store/sql.ts'

/** Rows of the dark test that is shown: the latest of orders up to the last day of the period, or else the first there is. */
export function newestTest({ scope, to }: { scope: Scope; to: string }): Sql {
  const mine = sql`brand = ${str(scope.brand)} AND currency = ${str(scope.currency)}`
  return sql`FROM dark_tests WHERE ${mine} AND tested_at = (
      SELECT argMax(tested_at, if(dark_tests.last_day <= ${day(to)}, 1, -1) * toUnixTimestamp64Milli(tested_at)) FROM dark_tests WHERE ${mine})`
}
