import type { Scope } from '../manage/scope.ts'
import type { Sql } from '../store/sql.ts'
import { literal, sql, str, u64s } from '../store/sql.ts'

/** The rows of a fact table that count now: of live loads, of all versions of a row the one that speaks for the latest moment. */
export function currentFacts(
  table: 'spend' | 'search_terms' | 'products',
  scope: Scope,
  columns: Sql,
  where: Sql = sql`1`,
): Sql {
  return sql`
    SELECT ${columns} FROM ${literal(table)}
    WHERE brand = ${str(scope.brand)} AND load IN ${u64s(scope.liveLoads)} AND ${where}
    ORDER BY row_key, as_of DESC, load DESC, received_at DESC
    LIMIT 1 BY row_key`
}
