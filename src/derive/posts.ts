import { aroundCreator } from '../kernel/creator.ts'
import { type Sql, sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { currentRows } from './current.ts'
import type { DeriveScope } from './scope.ts'

const counts = ['views', 'likes', 'comments', 'shares', 'saves'] as const
const columns = sql`platform, post_id, handle, posted_at, ifNull(observed_at, received_at) AS seen_at, received_at, line_no, kind, caption,
  sponsored, views, likes, comments, shares, saves, url, sku, code, deleted`

/**
 * One row a post, as it was seen last: of each count the last that was told. That a count was lower at a later look than at an
 * earlier one is noted, and changes nothing.
 */
export async function derivePosts(warehouse: Warehouse, scope: DeriveScope): Promise<void> {
  await warehouse.run(sql`
    INSERT INTO posts (
      brand, slice, platform, handle, spelt, post_id, posted_at, observed_at, kind, caption, sponsored, sponsored_by,
      views, likes, comments, shares, saves, observations, fell, deleted, url, sku, code)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, on_platform, lowerUTF8(replaceRegexpAll(said.1, ${str(aroundCreator)}, '')), said.1, id,
      said.2, last_seen, said.3, said.4, said.5 IN ('stated', 'marked'), said.5,
      ${lastOf('views')}, ${lastOf('likes')}, ${lastOf('comments')}, ${lastOf('shares')}, ${lastOf('saves')}, looks,
      ${fellOf('views')} OR ${fellOf('likes')} OR ${fellOf('comments')} OR ${fellOf('shares')} OR ${fellOf('saves')},
      said.6, said.7, said.8, said.9
    FROM (
      SELECT platform AS on_platform, post_id AS id, max(seen_at) AS last_seen, count() AS looks,
        argMax((handle, posted_at, toString(kind), caption, toString(sponsored), deleted, url, sku, code), (seen_at, received_at, line_no)) AS said,
        arraySort(groupArray((seen_at, received_at, line_no, views, likes, comments, shares, saves))) AS seen
      FROM (${currentRows('creator_posts', scope, columns)})
      GROUP BY platform, post_id
    )`)
}

/** The counts of a post that were told, oldest first. */
function told(count: (typeof counts)[number]): Sql {
  const place = sql`${u64(counts.indexOf(count) + 4)}`
  return sql`arrayFilter(one -> one IS NOT NULL, arrayMap(look -> tupleElement(look, ${place}), seen))`
}

function lastOf(count: (typeof counts)[number]): Sql {
  return sql`if(empty(${told(count)}), NULL, ${told(count)}[-1])`
}

function fellOf(count: (typeof counts)[number]): Sql {
  return sql`arrayExists(step -> step < 0, arrayDifference(arrayMap(one -> toInt64(ifNull(one, 0)), ${told(count)})))`
}
