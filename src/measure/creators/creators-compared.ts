import { tiers } from '../../kernel/creator-tier.ts'
import { join, type Sql, sql, str, strs, whole } from '../../store/sql.ts'
import { identifier } from '../identifier.ts'

/** What the creator that is asked about has, beside each row. */
const mine = (column: Sql, id: string) => sql`anyIf(${column}, creator = ${str(id)}) OVER ()`

/** How far two sets are from each other: the share of both together that only one of them has. NULL where one is not stated. */
const sets = (a: Sql, b: Sql) =>
  sql`if(empty(${a}) OR empty(${b}), NULL, 1 - length(arrayIntersect(${a}, ${b})) / greatest(1, length(arrayDistinct(arrayConcat(${a}, ${b})))))`

/** How far two amounts are: 0 for the same, 1 for `full` times as much or more. NULL where one is not known, or nothing. */
function times(a: Sql, b: Sql, full: number): Sql {
  const positive = (value: Sql) => sql`greatest(1e-9, toFloat64(ifNull(${value}, 0)))`
  return sql`if(ifNull(${a}, 0) > 0 AND ifNull(${b}, 0) > 0, least(1., abs(log(${positive(a)} / ${positive(b)})) / log(${whole(full)})), NULL)`
}

/** By what creators are compared: what a row has for it, and how far that is from what the one asked about has, from 0 to 1. */
export const comparedBy = {
  platforms: [sql`platforms`, sets],
  category: [sql`lowerUTF8(trim(category))`, (a, b) => sql`if(${a} = '' OR ${b} = '', NULL, toFloat64(${a} != ${b}))`],
  markets: [sql`markets`, sets],
  languages: [sql`languages`, sets],
  tier: [
    sql`indexOf(${strs(tiers)}, tier)`,
    (a, b) => sql`if(${a} = 0 OR ${b} = 0, NULL, abs(toInt64(${a}) - toInt64(${b})) / ${whole(tiers.length - 1)})`,
  ],
  audience: [sql`followers`, (a, b) => times(a, b, 10)],
  reach: [sql`reach`, (a, b) => times(a, b, 10)],
  engagement: [sql`engagement`, (a, b) => times(a, b, 4)],
  sponsored: [
    sql`sponsored_share`,
    (a, b) =>
      sql`if(${a} IS NULL OR ${b} IS NULL, NULL, least(1., abs(assumeNotNull(${a}) - assumeNotNull(${b})) * 2))`,
  ],
  price: [sql`price`, (a, b) => times(a, b, 4)],
  cost: [sql`cost_per_order`, (a, b) => times(a, b, 4)],
} as const satisfies Record<string, readonly [value: Sql, far: (a: Sql, b: Sql) => Sql]>

type Name = keyof typeof comparedBy
export const comparedNames = Object.keys(comparedBy) as Name[]
const of = (part: 'here' | 'mine' | 'far', name: Name) => identifier(`${part}_${name}`)

/** What is not known of somebody counts as so many fields with the usual distance: who has stated little is not taken for the same. */
const unknownFields = 2

/**
 * Rows with how far each is from the creator that is asked about: `far_…` by field (NULL where either is not known), `known_fields`, and `distance`, their
 * mean, drawn towards that of all by two fields' worth. `rows` have the columns of a scorecard, and platforms, markets, languages and price.
 */
export function withDistance(rows: Sql, id: string): Sql {
  const each = (make: (name: Name) => Sql) => join(comparedNames.map(make))
  const known = sql`[${each((name) => of('far', name))}]`
  return sql`SELECT *, if(known_fields = 0, NULL, (all_far + ${whole(unknownFields)} * usual) / (known_fields + ${whole(unknownFields)})) AS distance
      FROM (
        SELECT *, sumIf(all_far, creator != ${str(id)}) OVER () / greatest(1, sumIf(known_fields, creator != ${str(id)}) OVER ()) AS usual
        FROM (
          SELECT *, arrayCount(one -> one IS NOT NULL, ${known}) AS known_fields, arraySum(one -> ifNull(one, 0), ${known}) AS all_far
          FROM (
            SELECT *, ${each((name) => sql`${comparedBy[name][1](of('here', name), of('mine', name))} AS ${of('far', name)}`)}
            FROM (SELECT *, ${each((name) => sql`${mine(of('here', name), id)} AS ${of('mine', name)}`)}
              FROM (SELECT *, ${each((name) => sql`${comparedBy[name][0]} AS ${of('here', name)}`)} FROM (${rows})))
          )
        )
      )`
}
