import { literal, type Sql, sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { creatorKey } from './creator-key.ts'
import { currentRows } from './current.ts'
import type { DeriveScope } from './scope.ts'

const counts = ['views', 'likes', 'comments', 'shares', 'saves', 'reach'] as const
const columns = sql`platform, post_id, handle, posted_at, ifNull(observed_at, received_at) AS seen_at, received_at, line_no, kind, caption,
  sponsored, views, likes, comments, shares, saves, reach, url, sku, code, deleted`

/** When somebody looked at a post; of several looks at once the one that came last. */
const order = sql`(seen_at, received_at, line_no)`

/**
 * One row a post, as it was seen last: of each count the last that was told, as of who paid, of words and codes. That a count was lower at a later look than at an
 * earlier one is noted, and changes nothing.
 */
export async function derivePosts(warehouse: Warehouse, scope: DeriveScope): Promise<void> {
  await warehouse.run(sql`
    INSERT INTO posts (
      brand, slice, platform, handle, spelt, post_id, posted_at, observed_at, kind, caption, sponsored, sponsored_by,
      views, likes, comments, shares, saves, reach, observations, fell, deleted, url, sku, code)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, on_platform, ${creatorKey(sql`said.1`)}, said.1, id,
      said.2, last_seen, last_kind, last_caption, paid_by IN ('stated', 'marked'), paid_by,
      ${lastOf('views')}, ${lastOf('likes')}, ${lastOf('comments')}, ${lastOf('shares')}, ${lastOf('saves')}, ${lastOf('reach')}, looks,
      ${fellOf('views')} OR ${fellOf('likes')} OR ${fellOf('comments')} OR ${fellOf('shares')} OR ${fellOf('saves')} OR ${fellOf('reach')},
      said.3, last_url, last_sku, last_code
    FROM (
      SELECT platform AS on_platform, post_id AS id, max(seen_at) AS last_seen, count() AS looks,
        argMax((handle, posted_at, deleted), ${order}) AS said, ${lastTold('kind')} AS last_kind, ${lastTold('caption')} AS last_caption,
        ${lastTold('sponsored')} AS paid_by, ${lastTold('url')} AS last_url, ${lastTold('sku')} AS last_sku, ${lastTold('code')} AS last_code,
        arraySort(groupArray((seen_at, received_at, line_no, views, likes, comments, shares, saves, reach))) AS seen
      FROM (${currentRows('creator_posts', scope, columns)})
      GROUP BY platform, post_id
    )`)
}

/** The last of a text that was told: a later look that says nothing of it takes nothing back. */
function lastTold(text: 'kind' | 'caption' | 'sponsored' | 'url' | 'sku' | 'code'): Sql {
  const column = sql`toString(${literal(text)})`
  return sql`argMaxIf(${column}, ${order}, ${column} != '')`
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
