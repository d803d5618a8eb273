import { type Sql, sql, str } from '../../store/sql.ts'
import { linkSource } from './redirects.ts'

/** What was declared and not taken back, a row each: id, code, said_at, order_id, store, customer_id, said_in and by. */
export function declaredCodes(brand: string): Sql {
  const said = (column: Sql) => sql`anyIf(toString(${column}), name = 'code_declared')`
  // Only Millpond's own events count: any sender can call one of its own a declaration. Both kinds are read at once.
  return sql`SELECT props['declaration'] AS id, ${said(sql`events.code`)} AS code, anyIf(events.at, name = 'code_declared') AS said_at,
        ${said(sql`events.order_id`)} AS order_id, ${said(sql`props['store']`)} AS store, ${said(sql`user_id`)} AS customer_id,
        ${said(sql`props['said_in']`)} AS said_in, ${said(sql`props['by']`)} AS by
      FROM events
      WHERE brand = ${str(brand)} AND source = ${str(linkSource)} AND name IN ('code_declared', 'code_declaration_withdrawn')
      GROUP BY id HAVING countIf(name = 'code_declared') > 0 AND countIf(name = 'code_declaration_withdrawn') = 0`
}
