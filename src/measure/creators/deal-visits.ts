import { dealSites } from '../../kernel/source-lists/deal-sites.ts'
import { addDays } from '../../kernel/time.ts'
import { type Sql, sql, strs } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofTraffic, onDays, visitSource } from '../traffic/visits.ts'

/** Orders of a period may have been brought by visits of so many days before. */
const daysBefore = 31

/** A site without www: itself, its registered name, or that name under any country's ending is on the list. */
function isDealSite(site: Sql): Sql {
  return sql`hasAny(${strs(dealSites)}, [${site}, cutToFirstSignificantSubdomain(${site}), concat(firstSignificantSubdomain(${site}), '.*')])`
}

const bare = (site: Sql) => sql`replaceRegexpOne(lower(trim(toString(${site}))), '^www[.]', '')`

/** Visits that came from a coupon or deal site: whose, when each began, and from which. */
export function dealVisits(p: Question): Sql {
  return sql`SELECT person AS of_person, started_at AS began, toString(of_site) AS from_site FROM (
          SELECT person, started_at, ${bare(visitSource)} AS of_site FROM visits FINAL
          WHERE ${ofTraffic(p)} AND ${onDays({ from: addDays(p.from, -daysBefore), to: p.to })} AND (utm_source != '' OR referrer_host != '')
        ) WHERE ${isDealSite(sql`of_site`)}`
}
