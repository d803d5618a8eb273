import { instant, join, type Sql, sql } from '../../store/sql.ts'
import { identifier } from '../identifier.ts'
import { periodEnd, periodStart } from '../within.ts'
import { handlesNow, type OfPlatform } from './book.ts'
import { engagementOfPost, postsWithin } from './posts-of.ts'

/**
 * Figures of posts whose mean is asked for: 1 where a post has one, and its value, 0 where it has none. Sums of numbers that are never
 * NULL take the engine half as long as sums under a condition.
 */
const figures = [
  ['reach', sql`has_views`, sql`log_views`],
  ['engaged', sql`has_rate`, sql`rate`],
  ['paid', sql`has_rate * paid`, sql`rate * paid`],
  ['own', sql`has_rate * (1 - paid)`, sql`rate * (1 - paid)`],
] as const

/** Of an account: how many posts have a figure, and the sums by which means and variances of several accounts are put together. */
const sums: Sql = join(
  figures.map(([name, has, value]) => {
    const at = (part: string) => identifier(`${name}_${part}`)
    return sql`sum(${has}) AS ${at('count')}, sum(${value}) AS ${at('total')}, sum(${value} * ${value}) AS ${at('square')}`
  }),
)

/** Every post is sponsored or not, so that the counts of an account are also the sums, and those of squares. */
const share = { count: sql`account_posts`, total: sql`account_paid`, square: sql`account_paid` }

/** Of a creator: how many there are, their mean, and their variance. */
const statistics: Sql = join([
  statisticsOf('share', share),
  ...figures.map(([name]) => {
    const at = (part: string) => identifier(`${name}_${part}`)
    return statisticsOf(name, { count: at('count'), total: at('total'), square: at('square') })
  }),
])

function statisticsOf(name: string, { count, total, square }: Record<'count' | 'total' | 'square', Sql>): Sql {
  const at = (part: string) => identifier(`${name}_${part}`)
  const [n, all] = [sql`sum(${count})`, sql`sum(${total})`]
  return sql`${n} AS ${at('n')}, if(${n} = 0, NULL, ${all} / ${n}) AS ${at('mean')},
        if(${n} < 2, NULL, greatest(0., sum(${square}) - ${all} * ${all} / ${n}) / (${n} - 1)) AS ${at('variance')}`
}

/** Accounts that posted on a question's days, with what is asked of each, and whose they are; `asked` may name columns of posts. */
function accountsOf(p: OfPlatform, asked: Sql, posts: Sql): Sql {
  return sql`(SELECT toString(platform) AS on_site, handle AS under, ${asked} FROM ${posts} GROUP BY platform, handle) AS accounts
      GLOBAL ANY LEFT JOIN (${handlesNow(p)}) AS known ON accounts.on_site = known.on_platform AND accounts.under = known.handle`
}

const author = sql`if(owner != '', owner, concat(on_site, '/', under)) AS author`

/** The median of the views of each creator. By itself: beside thirty sums, arrays take the engine four times as long as both do alone. */
function medians(p: OfPlatform): Sql {
  const views = sql`groupArray(assumeNotNull(views)) AS all_views`
  return sql`SELECT ${author}, toNullable(quantileExactInclusiveArray(0.5)(all_views)) AS median_views
        FROM ${accountsOf(p, views, sql`posts WHERE ${postsWithin(p)} AND views IS NOT NULL`)} GROUP BY author`
}

/**
 * Figures of the posts of a question's days, a row for each creator: `author` is the id in the book, or platform and handle of somebody
 * who is not in it. Reach is told by the logarithm of views, which is about normal; engagement is interactions ÷ views of each post.
 * Posts are summed up by account first, so that only accounts are looked up in the book.
 */
export function postFigures(p: OfPlatform): Sql {
  const [from, to] = [periodStart(p), periodEnd(p)]
  const middle = instant(new Date((from.getTime() + to.getTime()) / 2))
  const late = sql`posted_at >= ${middle}`
  const counted = sql`any(spelt) AS written_as, count() AS account_posts, countIf(paid = 1) AS account_paid,
          countIf(sponsored_by = 'marked') AS account_marked, countIf(deleted = 1) AS account_deleted, countIf(fell = 1) AS account_fallen,
          countIf(${late}) AS late_posts, countIf(${late} AND paid = 1) AS late_paid, ${sums}, sum(comments) AS account_comments, sum(likes) AS account_likes`
  const posts = sql`(
          SELECT platform, handle, spelt, posted_at, sponsored AS paid, sponsored_by, deleted, fell, likes, comments, ifNull(views > 0, 0) AS has_views,
            log(greatest(1, ifNull(views, 0))) AS log_views, ${engagementOfPost} AS known_rate, known_rate IS NOT NULL AS has_rate, ifNull(known_rate, 0.) AS rate
          FROM posts WHERE ${postsWithin(p)}
        )`
  return sql`SELECT summed.*, median_views
      FROM (
        SELECT ${author}, any(written_as) AS spelt_as, sum(account_posts) AS post_count,
          sum(account_paid) AS sponsored_posts, sum(account_marked) AS marked_posts, sum(account_deleted) AS deleted_posts, sum(account_fallen) AS fallen_posts, ${statistics},
          if(sum(late_posts) = 0 OR sum(account_posts) = sum(late_posts), NULL,
            sum(late_paid) / sum(late_posts) - (sum(account_paid) - sum(late_paid)) / (sum(account_posts) - sum(late_posts))) AS paid_trend,
          sum(account_comments) AS all_comments, sum(account_likes) AS all_likes
        FROM ${accountsOf(p, counted, posts)} GROUP BY author
      ) AS summed
      GLOBAL LEFT JOIN (${medians(p)}) AS middle ON summed.author = middle.author`
}
