import { type Sql, sql, whole } from '../../store/sql.ts'

/** Without activity of its person for longer, a visit has ended. */
export const idleMs = 30 * 60_000

const idle = whole(idleMs)

const campaign = sql`(utm_source, utm_medium, utm_campaign, utm_content, utm_term, click_id_kind, click_id, code)`

/** Whether an event can begin a visit: something is looked at. Leaving a page and a click out are the end of something, and a short link is none of the pages. */
const canBegin = sql`(host != '' OR type = 'screen') AND name NOT IN ('page_left', 'link_clicked') AND source != 'links'`

/** Whether an event is a page or a screen that was looked at. */
export const isPage = sql`name IN ('page_viewed', 'screen_viewed')`

/** What came first, of acts with `moment`: four times the milliseconds, more for what is no page, and more for what is on none. */
export const byMoment = sql`moment, message_id`
/** The milliseconds of a moment since 1970. */
export const msOf = (moment: Sql) => sql`intDiv(${moment}, 4)`

/**
 * Acts with `visit`, a number that rises over each person's visits and is 0 for what belongs to none: a visit begins with a page
 * after 30 minutes without activity, or with another campaign than the one under way. `moment` tells what came first: of what was
 * sent together without a time, and so has one instant, a page is before what was done on it.
 */
export function withVisits(rows: Sql): Sql {
  const known = sql`${campaign} != ('', '', '', '', '', '', '', '')`
  const past = sql`ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING`
  return sql`(
    SELECT *, if(max(begins) OVER (PARTITION BY person, sitting ORDER BY ${byMoment}) = 0, 0,
      sum(begins) OVER (PARTITION BY person ORDER BY ${byMoment})) AS visit
    FROM (
      SELECT *, toUInt8(can_begin AND (
          ifNull(max(can_begin) OVER (PARTITION BY person, sitting ORDER BY ${byMoment} ${past}), 0) = 0
          OR campaign_key IS NOT NULL AND campaign_key != ifNull(anyLast(campaign_key) OVER (PARTITION BY person, sitting ORDER BY ${byMoment} ${past}), 0))) AS begins
      FROM (
        SELECT *, sum(is_late) OVER (PARTITION BY person ORDER BY ${byMoment}) AS sitting
        FROM (
          SELECT *, toUInt8(${canBegin}) AS can_begin, toUnixTimestamp64Milli(at) * 4 + (1 - (${isPage})) + (1 - can_begin) AS moment, if(can_begin AND ${known}, toNullable(sipHash64(${campaign})), NULL) AS campaign_key,
            lagInFrame(at, 1, toDateTime64(0, 3, 'UTC')) OVER (PARTITION BY person ORDER BY ${byMoment} ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS before_at,
            toUInt8(dateDiff('millisecond', before_at, at) > ${idle} OR notEmpty(bot_reasons) AND toDate(before_at) != toDate(at)) AS is_late
          FROM (${rows})))))`
}
