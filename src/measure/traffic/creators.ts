import { aroundCreator } from '../../kernel/creator.ts'
import { type Sql, sql, str } from '../../store/sql.ts'

/** By what creators are compared, as `creatorKey` of the kernel does. */
export function creatorKey(name: Sql): Sql {
  return sql`lowerUTF8(${bare(name)})`
}

/** Of rows with `creator`, a row for each link: the name of each creator as most of them write it, without an @ before it. */
export function creatorSpelt(links: Sql): Sql {
  return sql`SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, ${bare(sql`creator`)} AS spelling FROM (${links})))`
}

const bare = (name: Sql) => sql`replaceRegexpAll(toString(${name}), ${str(aroundCreator)}, '')`
