import { engagementOfPost } from '../../derive/account-posts.ts'
import { instant, type Sql, sql, str, strs } from '../../store/sql.ts'
import { ofSlice, periodEnd, periodStart } from '../within.ts'
import { handlesNow, type OfPlatform } from './book.ts'

/** Which posts a question is about: those of its days, on its platform. */
function postsWithin(p: OfPlatform): Sql {
  const onPlatform = p.platform !== 'all' ? sql` AND platform = ${str(p.platform)}` : sql``
  return sql`${ofSlice(p)} AND posted_at >= ${instant(periodStart(p))} AND posted_at < ${instant(periodEnd(p))}${onPlatform}`
}

/** Posts of a question, each with `author`: the id in the book, or platform and handle of somebody who is not in it. */
export function postsOf(p: OfPlatform & { creator: readonly string[] }): Sql {
  const chosen = p.creator.length ? sql`WHERE author IN ${strs(p.creator)}` : sql``
  return sql`SELECT * FROM (
        SELECT written.* EXCEPT (on_site), if(owner != '', owner, concat(on_site, '/', written.handle)) AS author
        FROM (SELECT *, toString(platform) AS on_site, ${engagementOfPost} AS rate FROM posts WHERE ${postsWithin(p)}) AS written
        GLOBAL ANY LEFT JOIN (${handlesNow(p)}) AS known ON written.on_site = known.on_platform AND written.handle = known.handle
      ) ${chosen}`
}
