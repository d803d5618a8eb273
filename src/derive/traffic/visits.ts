import { day, type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { withChannel } from '../channel-of.ts'
import { acts, allColumns } from './acts.ts'
import { isWithinReach, type Reach } from './midnights.ts'
import { byMoment, isPage, msOf, withVisits } from './sittings.ts'
import { currentOf, isInPart, isOneOf, type PeoplePart, type TrafficScope, type Whom } from './traffic-scope.ts'

/** Days that are worked on at once, and whose visits of them. */
type VisitsUnit = { reach: Reach; whom: Whom; part: PeoplePart }

/**
 * Visits of a unit are grouped in one table, not in 256: so many small blocks took the rules of channels as long as all the rest.
 * Blocks are small instead, as each visit has its steps.
 */
const inOneTable = {
  settings: { group_by_two_level_threshold: '0', group_by_two_level_threshold_bytes: '0', max_block_size: '4096' },
}

/**
 * Derives the visits that begin on the days of a unit. What is there already is replaced; visits that are there no more are marked
 * so afterwards, so that nobody is missing in between.
 */
export async function deriveVisits(warehouse: Warehouse, scope: TrafficScope, unit: VisitsUnit): Promise<void> {
  await warehouse.run(
    sql`
    INSERT INTO visits (brand, slice, version, person, started_at, ended_at, source, user_id, anonymous_id, channel, channel_rule,
      utm_source, utm_medium, utm_campaign, utm_content, utm_term, referrer_host, referrer_path, click_id_kind, click_id, code,
      entry_host, entry_path, exit_host, exit_path, device, os, browser, in_app, locale, country, region, consent, bot_reasons,
      events, page_views, product_views, carts, checkouts, order_ids, ordered_at, steps, step_ms, skus, searches,
      engaged_seconds, scroll_percent)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, ${u64(scope.run)}, person, started_at, ended_at, source, user_id, anonymous_id, channel, channel_rule,
      utm_source, utm_medium, utm_campaign, utm_content, utm_term, referrer_host, referrer_path, click_id_kind, click_id, code,
      host, path, exit_host, exit_path, device, os, browser, in_app, locale, country, region, consent, bot_reasons,
      events, page_views, product_views, carts, checkouts, order_ids, ordered_at, arrayMap(one -> one.3, walked) AS steps,
      arrayMap(one -> toUInt32(${msOf(sql`one.1`)} - toUnixTimestamp64Milli(started_at)), walked), skus, searches, engaged_seconds, scroll_percent
    FROM ${withChannel(rowsOf(scope, unit), scope.rules)}`,
    inOneTable,
  )
  if (unit.whom === 'everyone') return
  const { reach, part, whom } = unit
  await warehouse.run(sql`
    INSERT INTO visits (brand, slice, person, started_at, version, is_deleted)
    SELECT brand, slice, person, started_at, ${u64(scope.run)}, 1 ${currentOf('visits', scope)}
      AND day BETWEEN ${day(reach.from)} AND ${day(reach.to)} AND version < ${u64(scope.run)} AND ${isInPart(part)} AND ${isOneOf('person', whom, scope)}`)
}

/** Steps of a visit that are kept; the longest paths are bots' and lists' endless scrolling. */
const steps = sql`100`
const order = sql`(${byMoment})`

/** What a visit is by the event that began it. */
const entry = sql`argMin(tuple(source, utm_source, utm_medium, utm_campaign, utm_content, utm_term, referrer_host, referrer_path,
  click_id_kind, click_id, code, host, path, device, os, browser, in_app, locale, country, region, consent), ${order})`

/**
 * The visits of a unit with the columns of their touch as channel rules read it, and all that happened in them. The step
 * before each is an array of its own: a function that looks into the whole array has a copy of it for every step.
 */
function rowsOf(scope: TrafficScope, { reach, whom, part }: VisitsUnit): Sql {
  const read = sql`day BETWEEN ${day(reach.readFrom)} AND ${day(reach.readTo)}`
  const own = sql`SELECT * FROM ${acts(scope, whom, read, allColumns)} WHERE ${isWithinReach(scope, reach)} AND ${isInPart(part)}`
  return sql`
    SELECT person, started_at, ended_at, user_id, anonymous_id, events, page_views, product_views, carts, checkouts,
      ordered.1 AS order_ids, arrayMap(ms -> fromUnixTimestamp64Milli(ms, 'UTC'), ordered.2) AS ordered_at,
      arraySlice(arrayFilter((one, i, before) -> i = 1 OR one.3 != before, all_steps, arrayEnumerate(all_steps),
        arrayShiftRight(arrayMap(one -> one.3, all_steps), 1)), 1, ${steps}) AS walked,
      skus, searches, engaged_seconds, scroll_percent, bot_reasons, exit.1 AS exit_host, exit.2 AS exit_path,
      entry.1 AS source, entry.2 AS utm_source, entry.3 AS utm_medium, entry.4 AS utm_campaign, entry.5 AS utm_content,
      entry.6 AS utm_term, entry.7 AS referrer_host, entry.8 AS referrer_path, entry.9 AS click_id_kind, entry.10 AS click_id,
      entry.11 AS code, entry.12 AS host, entry.13 AS path, entry.14 AS device, entry.15 AS os, entry.16 AS browser,
      entry.17 AS in_app, entry.18 AS locale, entry.19 AS country, entry.20 AS region, entry.21 AS consent
    FROM (
      SELECT person, min(at) AS started_at, max(at) AS ended_at, ${entry} AS entry, argMaxIf((host, path), (${isPage}, ${byMoment}), can_begin) AS exit,
        argMaxIf(user_id, ${order}, user_id != '') AS user_id, argMinIf(anonymous_id, ${order}, anonymous_id != '') AS anonymous_id,
        toUInt32(count()) AS events, toUInt32(countIf(${isPage})) AS page_views, toUInt32(countIf(name = 'product_viewed')) AS product_views,
        toUInt32(countIf(name = 'product_added')) AS carts, toUInt32(countIf(name = 'checkout_started')) AS checkouts,
        minMapIf([order_id], [toUnixTimestamp64Milli(at)], name = 'order_completed' AND order_id != '') AS ordered,
        arraySort(groupArrayIf((${byMoment}, if(${isPage}, path, toString(name))), name != 'page_left')) AS all_steps,
        arraySlice(arraySort(groupUniqArrayArrayIf(skus, name = 'product_viewed')), 1, 50) AS skus,
        arraySlice(arraySort(groupUniqArrayIf(search_term, search_term != '')), 1, 20) AS searches,
        arraySort(groupUniqArrayArray(bot_reasons)) AS bot_reasons,
        sum(engaged_seconds) AS engaged_seconds, max(scroll_percent) AS scroll_percent
      FROM ${withVisits(own)} WHERE visit > 0 GROUP BY person, visit
      HAVING toDate(started_at) BETWEEN ${day(reach.from)} AND ${day(reach.to)}
    )`
}
