import { join, literal, type Sql, sql, strs } from '../store/sql.ts'

/** The columns of a touch that rules read, as rows have them. */
export const touchColumns = {
  utm_source: literal('utm_source'),
  utm_medium: literal('utm_medium'),
  utm_campaign: literal('utm_campaign'),
  utm_content: literal('utm_content'),
  referrer_host: literal('referrer_host'),
  click_id_kind: literal('click_id_kind'),
  code: literal('code'),
  in_app: literal('in_app'),
  path: literal('path'),
  host: literal('host'),
} as const

/** A touch as it is given; what is left out is empty. */
export type Touch = Partial<Record<keyof typeof touchColumns, string>>

/** Touches as rows, with `place`: from 1, in their order. */
export function touchRows(touches: readonly Touch[]): Sql {
  const names = Object.keys(touchColumns) as (keyof typeof touchColumns)[]
  const columns = names.map((name) => sql`${strs(touches.map((touch) => touch[name] ?? ''))} AS ${touchColumns[name]}`)
  const fields = join(names.map((name) => touchColumns[name]))
  return sql`SELECT ${fields}, place FROM (SELECT ${join(columns)}) ARRAY JOIN ${fields}, arrayEnumerate(utm_source) AS place`
}
