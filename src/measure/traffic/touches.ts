import type { Text } from '../../kernel/errors.ts'
import { literal, type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofSlice } from '../within.ts'
import { ofTraffic } from './visits.ts'

/** What the touches of a journey can be told by. */
export const touchDimensions = ['channel', 'source', 'campaign', 'content', 'code'] as const
export type TouchDimension = (typeof touchDimensions)[number]

/** A touch by itself, without anything that led to it, where touches are not told by channel. */
export const directTouch = '(direct)'
export const touchNames: Readonly<Record<string, Text>> = { [directTouch]: { en: 'Direct', zh: '直接访问' } }

/** How touches are read: by what, and how many days before the order at most. */
export type TouchChoice = { by: TouchDimension; window_days: number }
/** Which visits and journeys are read: those of bots are marked. */
export type Bots = 'exclude' | 'include' | 'only'

/** What a touch is called; empty where it says nothing of it. `channel` and `value` are expressions of one touch. */
export function touchName(by: TouchDimension, channel: Sql, value: Sql): Sql {
  if (by === 'channel') return sql`toString(${channel})`
  return sql`if(${channel} = 'direct', ${str(directTouch)}, toString(${value}))`
}

/** The column of `visits` that a touch is told by. */
export function visitValue(by: TouchDimension): Sql {
  const columns = {
    channel: 'channel',
    source: 'utm_source',
    campaign: 'utm_campaign',
    content: 'utm_content',
  } as const
  return by === 'code' ? sql`code` : literal(columns[by])
}

/** Of a row of `journeys`: its touches of the window with their names, oldest first, as an array of (at, name). */
export function journeyTouches({ by, window_days }: TouchChoice): Sql {
  const columns = {
    channel: 'touch_channel',
    source: 'touch_source',
    campaign: 'touch_campaign',
    content: 'touch_content',
    code: 'touch_code',
  } as const
  const named = sql`arrayMap((at, channel, value) -> (at, ${touchName(by, sql`channel`, sql`value`)}), touch_at, touch_channel, ${literal(columns[by])})`
  return touchesWithin(named, sql`ordered_at`, window_days)
}

/** Of an array of (at, name), oldest first: those of the days before an instant. The last one always counts, however long that visit was. */
export function touchesWithin(touches: Sql, end: Sql, days: number): Sql {
  return sql`arrayFilter((touch, place) -> touch.1 > ${end} - toIntervalDay(${u64(days)}) OR place = length(${touches}), ${touches}, arrayEnumerate(${touches}))`
}

/** Journeys that are asked about; of an order that several people seem to have placed only the first one counts. */
export function journeysOf(p: Question & { bots: Bots }): Sql {
  const ofBots = { exclude: sql` AND is_bot = 0`, include: sql``, only: sql` AND is_bot = 1` }[p.bots]
  const chosen = sql`${ofTraffic(p)} AND order_id != ''${ofBots}`
  // By a number of the id, so that the ids of all orders need not be remembered.
  const doubled = sql`SELECT cityHash64(order_id) AS id FROM journeys FINAL WHERE ${chosen} GROUP BY id HAVING count() > 1`
  return sql`
    FROM journeys FINAL WHERE ${chosen} AND (order_id, ordered_at, person) GLOBAL NOT IN (
      SELECT order_id, later.1, later.2
      FROM (
        SELECT order_id, arraySort(groupArray((ordered_at, person))) AS told
        FROM journeys FINAL WHERE ${chosen} AND cityHash64(order_id) GLOBAL IN (${doubled}) GROUP BY order_id
      )
      ARRAY JOIN arraySlice(told, 2) AS later)`
}

/** Order numbers that several stores of the own site gave: whose journey it is, nobody knows. As `cityHash64(order_id)`. */
export function sharedNumbers(p: Question): Sql {
  return sql`SELECT cityHash64(order_id) AS id FROM orders WHERE ${ofSlice(p)} AND sales_channel = 'own_site' GROUP BY id HAVING count() > 1`
}
