import { join, literal, type Sql, sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import type { DeriveScope } from './scope.ts'

/** Interactions ÷ views of a post; NULL where either is not known. */
export const engagementOfPost: Sql = sql`if(views > 0 AND (likes IS NOT NULL OR comments IS NOT NULL OR shares IS NOT NULL OR saves IS NOT NULL),
              (ifNull(likes, 0) + ifNull(comments, 0) + ifNull(shares, 0) + ifNull(saves, 0)) / views, NULL)`

/** What is kept of each post, in the order of the table's arrays. */
const kept = {
  posted_at: literal('posted_at'),
  sponsored: literal('sponsored'),
  marked: sql`sponsored_by = 'marked'`,
  deleted: literal('deleted'),
  fell: literal('fell'),
  views: literal('views'),
  likes: literal('likes'),
  comments: literal('comments'),
  viewed: sql`ifNull(views > 0, 0)`,
  log_views: sql`log(greatest(1, ifNull(views, 0)))`,
  rated: sql`rate IS NOT NULL`,
  engagement: sql`ifNull(rate, 0.)`,
}

/** The posts of each account beside each other, oldest first, from the posts of the slice. */
export async function deriveAccountPosts(
  warehouse: Warehouse,
  scope: Pick<DeriveScope, 'brand' | 'slice'>,
): Promise<void> {
  const names = Object.keys(kept) as (keyof typeof kept)[]
  const arrays = names.map((_, at) => sql`arrayMap(one -> tupleElement(one, ${u64(at + 1)}), of_account)`)
  // The key of the post sorts those of one moment, so that every rebuild is the same.
  await warehouse.run(sql`
    INSERT INTO account_posts (brand, slice, platform, handle, spelt, ${join(names.map(literal))})
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, on_platform, called, written, ${join(arrays)}
    FROM (
      SELECT platform AS on_platform, handle AS called, argMax(spelt, (posted_at, post_id)) AS written,
        arraySort(groupArray((${join(Object.values(kept))}, post_id))) AS of_account
      FROM (SELECT *, ${engagementOfPost} AS rate FROM posts WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)})
      GROUP BY platform, handle
    )`)
}
