import { addDays, type Day } from '../../kernel/time.ts'
import { day, join, type Sql, sql } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { acts } from './acts.ts'
import type { TrafficScope, Whom } from './traffic-scope.ts'

/** Without activity of its person for longer, a visit has ended. */
export const idleMs = 30 * 60_000

/** Days whose visits are derived at once, those that begin on them, and the days around that hold the rest of what was under way at midnight. */
export type Reach = { from: Day; to: Day; readFrom: Day; readTo: Day }

/**
 * How far around these days events have to be read. A visit is never cut by midnight: where people were active just before and
 * just after it, the day beyond is read for them, and so on for as long as anybody goes on.
 */
export async function reachOf(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  days: { from: Day; to: Day },
): Promise<Reach> {
  const midnight = addDays(days.to, 1)
  return {
    ...days,
    readFrom: await farthest(warehouse, scope, whom, days.from, -1),
    readTo: addDays(await farthest(warehouse, scope, whom, midnight, 1), -1),
  }
}

/** Midnights that are looked at in one question; hardly anybody crosses more of them in a row. */
const atOnce = 3

/** The first midnight from this one on, in one direction, that nobody crosses of those who crossed all before it. */
async function farthest(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  midnight: Day,
  step: 1 | -1,
): Promise<Day> {
  let at = midnight
  let people: Sql | undefined
  for (;;) {
    const midnights = Array.from({ length: atOnce }, (_, i) => addDays(at, i * step))
    const crossed = await crossedInARow(warehouse, scope, whom, midnights, people)
    if (crossed < atOnce) return addDays(at, crossed * step)
    for (const begins of midnights) people = crossing(scope, whom, begins, people)
    at = addDays(at, atOnce * step)
  }
}

/** Of some midnights, how many anybody crosses from the first one on; of some people only, where they are given. */
async function crossedInARow(
  warehouse: Warehouse,
  scope: TrafficScope,
  whom: Whom,
  midnights: readonly Day[],
  among: Sql | undefined,
): Promise<number> {
  const near = join(
    midnights.map((begins) => sql`(${nearMidnight(begins)})`),
    sql` OR `,
  )
  const crossings = midnights.map((begins) =>
    crosses(begins, sql`minIf(at, ${nearMidnight(begins)})`, sql`maxIf(at, ${nearMidnight(begins)})`),
  )
  const some = among ? sql` WHERE person GLOBAL IN (${among})` : sql``
  const [row] = await warehouse.query<{ crossed: number }>(
    sql`
    SELECT ifNull(max(crossed), 0) AS crossed FROM (
      SELECT arrayFirstIndex(one -> NOT one, arrayPushBack([${join(crossings)}], 0)) - 1 AS crossed
      FROM ${acts(scope, whom, sql`empty(bot_reasons) AND (${near})`)}${some} GROUP BY person)`,
    { limits: { seconds: 600 } },
  )
  return row?.crossed ?? 0
}

/**
 * People who were active within 30 minutes before the midnight that a day begins with, and after it; of some people only, where
 * they are given. Bots are cut there: some never stop.
 */
function crossing(scope: TrafficScope, whom: Whom, begins: Day, among?: Sql): Sql {
  const some = among ? sql` WHERE person GLOBAL IN (${among})` : sql``
  const near = sql`empty(bot_reasons) AND ${nearMidnight(begins)}`
  return sql`SELECT person FROM ${acts(scope, whom, near)}${some} GROUP BY person HAVING ${crosses(begins, sql`min(at)`, sql`max(at)`)}`
}

const midnightOf = (begins: Day) => sql`toDateTime64(${day(begins)}, 3, 'UTC')`

function nearMidnight(begins: Day): Sql {
  const midnight = midnightOf(begins)
  return sql`day BETWEEN ${day(addDays(begins, -1))} AND ${day(begins)}
      AND at > ${midnight} - toIntervalMillisecond(${idle}) AND at < ${midnight} + toIntervalMillisecond(${idle})`
}

/** Whether somebody's first and last act near a midnight are on either side of it. Of no act the first one is in 1970, and so is the last. */
function crosses(begins: Day, first: Sql, last: Sql): Sql {
  return sql`${first} < ${midnightOf(begins)} AND ${last} >= ${midnightOf(begins)}`
}

const idle = sql`1800000`

/** Whether an event is of the days, or of those around them and of somebody who goes on over midnight. `person` is canonical. */
export function isWithinReach(scope: TrafficScope, whom: Whom, { from, to, readFrom, readTo }: Reach): Sql {
  const own = sql`day BETWEEN ${day(from)} AND ${day(to)}`
  const before =
    readFrom < from ? sql` OR day < ${day(from)} AND person GLOBAL IN (${crossing(scope, whom, from)})` : sql``
  const after =
    readTo > to ? sql` OR day > ${day(to)} AND person GLOBAL IN (${crossing(scope, whom, addDays(to, 1))})` : sql``
  return sql`(${own}${before}${after})`
}

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
 * after 30 minutes without activity, or with another campaign than the one under way. `moment` tells what came first: of what was sent together
 * without a time, and so has one instant, a page is before what was done on it.
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
          SELECT *, toUInt8(${canBegin}) AS can_begin, toUnixTimestamp64Milli(at) * 4 + NOT (${isPage}) + (1 - can_begin) AS moment, if(can_begin AND ${known}, toNullable(sipHash64(${campaign})), NULL) AS campaign_key,
            lagInFrame(at, 1, toDateTime64(0, 3, 'UTC')) OVER (PARTITION BY person ORDER BY ${byMoment} ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS before_at,
            toUInt8(dateDiff('millisecond', before_at, at) > ${idle} OR notEmpty(bot_reasons) AND toDate(before_at) != toDate(at)) AS is_late
          FROM (${rows})))))`
}
