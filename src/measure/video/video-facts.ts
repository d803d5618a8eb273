import { currentRows } from '../../derive/current.ts'
import { fragmentPattern } from '../../kernel/shown-at.ts'
import { instant, type Sql, sql, str, strs, u64 } from '../../store/sql.ts'
import type { Measure, Question } from '../define.ts'
import { codeOrders } from '../traffic/code-orders.ts'
import { linksNow } from '../traffic/link-edges.ts'
import { visitsWithin } from '../traffic/visits.ts'
import { inPeriod, periodEnd, periodStart, purchasesWithin } from '../within.ts'

/** A question about videos: what came of their links in its days. Videos and curves are as they were imported last. */
export type VideoQuestion = Question & { platform?: string[] | undefined }

/**
 * One row a video: figures as they were told last, and product, version and codes as the last file that has columns for them
 * states them. A platform that is read daily knows nothing of those.
 */
function videoRows(p: VideoQuestion): Sql {
  const columns = sql`platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used`
  const where = p.platform?.length ? sql`platform IN ${strs(p.platform)}` : sql`1`
  return sql`SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (${currentRows('videos', p.scope, columns, where)}) GROUP BY on_platform, id
    )`
}

/** A row for each video, with its curve and its moments in it. */
function videosFound(p: VideoQuestion): Sql {
  const points = currentRows('video_retention', p.scope, sql`platform, video_id, position, second, watching, relative`)
  const moments = currentRows('video_moments', p.scope, sql`platform, video_id, second, kind, sku, note, clicks`)
  const day = sql`if(published_at IS NULL, NULL, toString(toDate(assumeNotNull(published_at), ${str(p.scope.timeZone)})))`
  return sql`SELECT platform, video_id, title, seconds, ${day} AS published_on, sku, version_of, codes, views, points, moments
    FROM (${videoRows(p)}) AS videos
    GLOBAL LEFT JOIN (
      SELECT platform AS of_platform, video_id AS of_video, groupArray((position, second, watching, relative)) AS points
      FROM (${points}) GROUP BY of_platform, of_video
    ) AS curves ON videos.platform = curves.of_platform AND videos.video_id = curves.of_video
    GLOBAL LEFT JOIN (
      SELECT platform AS in_platform, video_id AS in_video, groupArray((second, toString(kind), sku, note, clicks)) AS moments
      FROM (${moments}) GROUP BY in_platform, in_video
    ) AS told ON videos.platform = told.in_platform AND videos.video_id = told.in_video
    ORDER BY platform, video_id`
}

/** The brand's links that a video's file names by their code, or that name the video as their post, with the seconds at which they are shown there. */
function linksOfVideos(p: VideoQuestion): Sql {
  return sql`SELECT if(whole_post GLOBAL IN (SELECT video_id FROM (${videoRows(p)})), whole_post, '') AS of_post, link_code, link_coupon, fragment
      FROM (
        SELECT lowerUTF8(code) AS link_code, lowerUTF8(coupon) AS link_coupon, extract(post, ${str(`(${fragmentPattern})`)}) AS fragment,
          substring(post, 1, length(post) - length(fragment)) AS whole_post
        FROM (${linksNow(p)})
      )
      WHERE of_post != '' OR link_code GLOBAL IN (${statedCodes(p)})`
}

function statedCodes(p: VideoQuestion): Sql {
  return sql`SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (${videoRows(p)}) WHERE codes != ''`
}

/** What links brought in the days of the question: by code, clicks and visits, and orders one by one. */
function brought(p: VideoQuestion): readonly Sql[] {
  const codes = sql`${statedCodes(p)} UNION ALL SELECT link_code FROM (${linksOfVideos(p)})`
  const coupon = sql`lowerUTF8(trim(toString(coupon_code)))`
  const chosen = sql`SELECT in_store, placed_as, max(by_coupon) AS coupon, max(by_code) AS code, max(by_edge) AS edge
      FROM (
        SELECT toString(store) AS in_store, order_id AS placed_as, ${coupon} AS by_coupon, '' AS by_code, '' AS by_edge
        FROM orders WHERE ${purchasesWithin(p)} AND coupon_code != '' AND ${coupon} GLOBAL IN (${codes})
        UNION ALL
        SELECT in_store, placed_as, '', code, edge FROM (${codeOrders(p, codes)})
      )
      GROUP BY in_store, placed_as`
  return [
    linksOfVideos(p),
    sql`SELECT lowerUTF8(toString(code)) AS of_code, countIf(empty(bot_reasons)) AS clicks FROM events
    WHERE brand = ${str(p.scope.brand)} AND day BETWEEN toDate(${instant(periodStart(p))}, 'UTC') AND toDate(${instant(periodEnd(p))}, 'UTC') AND ${inPeriod('at', p)} AND name = 'link_clicked' AND source = 'links'
      AND lowerUTF8(toString(code)) GLOBAL IN (${codes}) GROUP BY of_code`,
    sql`SELECT of_code, count() AS visits FROM (SELECT lowerUTF8(toString(code)) AS of_code ${visitsWithin(p)} AND code != '')
    WHERE of_code GLOBAL IN (${codes}) GROUP BY of_code`,
    sql`SELECT of_store AS store, of_order AS order_id, placed_on, coupon, code, edge, bought, net_sales, refunds, cm3
    FROM (SELECT toString(store) AS of_store, order_id AS of_order, arrayMap(one -> toString(one), skus) AS bought, toString(toDate(ordered_at, ${str(p.scope.timeZone)})) AS placed_on, net_sales, refunds, cm3 FROM orders WHERE ${purchasesWithin(p)}) AS placed
    GLOBAL INNER JOIN (${chosen}) AS told ON placed.of_store = told.in_store AND placed.of_order = told.placed_as`,
  ]
}

/** What every question about videos asks. `answer` reads it with `readVideos`. */
export const videoAsks = {
  sql: videosFound,
  alsoAsks: { size: () => sql`SELECT ${u64(1)} AS rows`, statements: brought },
} satisfies Pick<Measure, 'sql' | 'alsoAsks'>
