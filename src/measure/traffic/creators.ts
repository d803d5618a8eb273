import { bareCreator } from '../../derive/creator-key.ts'
import { type Sql, sql } from '../../store/sql.ts'

/** Of rows with `creator`, a row for each link: the name of each creator as most of them write it, without an @ before it. */
export function creatorSpelt(links: Sql): Sql {
  return sql`SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, ${bareCreator(sql`creator`)} AS spelling FROM (${links})))`
}
