import { instant, join, type Sql, sql, str } from '../../store/sql.ts'
import { identifier } from '../identifier.ts'
import { ofSlice, periodEnd, periodStart } from '../within.ts'
import { handlesNow, type OfPlatform } from './book.ts'

/**
 * Figures of posts whose mean is asked for: of an account, how many of its posts have one, and the sums by which means and variances of
 * several accounts are put together. What a post does not have stands as 0 in the arrays, and adds nothing.
 */
const figures = {
  reach: [sql`arraySum(viewed_)`, sql`arraySum(log_views_)`, sql`arrayDotProduct(log_views_, log_views_)`],
  engaged: [sql`arraySum(rated_)`, sql`arraySum(engagement_)`, sql`arraySum(squares)`],
  paid: ofKind(sql`sponsored_`),
  own: ofKind(sql`own`),
} as const satisfies Record<string, readonly [count: Sql, total: Sql, square: Sql]>

/** The figures of engagement of those posts that an array of 0 and 1 names. */
function ofKind(which: Sql): readonly [count: Sql, total: Sql, square: Sql] {
  return [
    sql`arrayDotProduct(rated_, ${which})`,
    sql`arrayDotProduct(engagement_, ${which})`,
    sql`arrayDotProduct(squares, ${which})`,
  ]
}

const names = Object.keys(figures) as (keyof typeof figures)[]
const at = (name: string, part: string) => identifier(`${name}_${part}`)

const sums: Sql = join(
  names.map((name) => {
    const [count, total, square] = figures[name]
    return sql`${count} AS ${at(name, 'count')}, ${total} AS ${at(name, 'total')}, ${square} AS ${at(name, 'square')}`
  }),
)

/** Every post is sponsored or not, so that the counts of an account are also the sums, and those of squares. */
const share = { count: sql`account_posts`, total: sql`account_paid`, square: sql`account_paid` }

/** Of a creator: how many there are, their mean, and their variance. */
const statistics: Sql = join([
  statisticsOf('share', share),
  ...names.map((name) => {
    const [count, total, square] = [at(name, 'count'), at(name, 'total'), at(name, 'square')]
    return statisticsOf(name, { count, total, square })
  }),
])

function statisticsOf(name: string, { count, total, square }: Record<'count' | 'total' | 'square', Sql>): Sql {
  const [n, all] = [sql`sum(${count})`, sql`sum(${total})`]
  return sql`${n} AS ${at(name, 'n')}, if(${n} = 0, NULL, ${all} / ${n}) AS ${at(name, 'mean')},
        if(${n} < 2, NULL, greatest(0., sum(${square}) - ${all} * ${all} / ${n}) / (${n} - 1)) AS ${at(name, 'variance')}`
}

const sliced = [
  ...['sponsored', 'marked', 'deleted', 'fell', 'views', 'likes', 'comments'],
  ...['viewed', 'log_views', 'rated', 'engagement'],
]

/** Accounts that posted on a question's days, with what was posted then: of each array that piece. */
function piecesOf(p: OfPlatform): Sql {
  const [from, to] = [periodStart(p), periodEnd(p)]
  const middle = instant(new Date((from.getTime() + to.getTime()) / 2))
  const onPlatform = p.platform !== 'all' ? sql` AND platform = ${str(p.platform)}` : sql``
  const pieces = sliced.map(
    (name) => sql`arraySlice(${identifier(name)}, earlier + 1, account_posts) AS ${identifier(`${name}_`)}`,
  )
  return sql`SELECT on_site, under, spelt, account_posts, late_posts, ${join(pieces)}
          FROM (
            SELECT *, toString(platform) AS on_site, handle AS under, arrayCount(at -> at < ${instant(from)}, posted_at) AS earlier,
              arrayCount(at -> at < ${instant(to)}, posted_at) - earlier AS account_posts,
              arrayCount(at -> at >= ${middle} AND at < ${instant(to)}, posted_at) AS late_posts
            FROM account_posts WHERE ${ofSlice(p)}${onPlatform}
          ) WHERE account_posts > 0`
}

/**
 * Figures of the posts of a question's days, a row for each creator: `author` is the id in the book, or platform and handle of somebody
 * who is not in it. Reach is told by the logarithm of views, which is about normal; engagement is interactions ÷ views of each post.
 */
export function postFigures(p: OfPlatform): Sql {
  return sql`SELECT if(owner != '', owner, concat(on_site, '/', under)) AS author, any(spelt) AS spelt_as, sum(account_posts) AS post_count,
        sum(account_paid) AS sponsored_posts, sum(account_marked) AS marked_posts, sum(account_deleted) AS deleted_posts, sum(account_fallen) AS fallen_posts, ${statistics},
        if(sum(late_posts) = 0 OR post_count = sum(late_posts), NULL, sum(late_paid) / sum(late_posts) - (sponsored_posts - sum(late_paid)) / (post_count - sum(late_posts))) AS paid_trend,
        sum(account_comments) AS all_comments, sum(account_likes) AS all_likes, if(sum(length(known_views)) = 0, NULL, quantileExactInclusiveArray(0.5)(known_views)) AS median_views
      FROM (
        SELECT on_site, under, spelt, account_posts, late_posts, arraySum(sponsored_) AS account_paid, arraySum(arraySlice(sponsored_, account_posts - late_posts + 1)) AS late_paid,
          arraySum(marked_) AS account_marked, arraySum(deleted_) AS account_deleted, arraySum(fell_) AS account_fallen, ${sums},
          arrayReduce('sum', comments_) AS account_comments, arrayReduce('sum', likes_) AS account_likes, known_views
        FROM (
          SELECT *, arrayMap(rate -> rate * rate, engagement_) AS squares, arrayMap(paid -> toUInt8(1 - paid), sponsored_) AS own,
            arrayMap(seen -> assumeNotNull(seen), arrayFilter(seen -> seen IS NOT NULL, views_)) AS known_views
          FROM (${piecesOf(p)})
        )
      ) AS accounts
      GLOBAL ANY LEFT JOIN (${handlesNow(p)}) AS known ON accounts.on_site = known.on_platform AND accounts.under = known.handle
      GROUP BY author`
}
