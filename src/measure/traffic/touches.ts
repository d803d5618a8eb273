import type { Text } from '../../kernel/errors.ts'
import { literal, type Sql, sql, str, whole } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { purchasesWithin, within } from '../within.ts'
import { linksNow } from './link-edges.ts'
import { type JourneyColumn, ordersOfDays, ordersOfIds, type Wanted } from './told-orders.ts'

/** What the touches of a journey can be told by. */
export const touchDimensions = ['channel', 'source', 'campaign', 'creator', 'content', 'code'] as const
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

/** Whose link a code is, as links are now; empty where it is nobody's. */
function creatorOf(p: Question, code: Sql): Sql {
  const known = sql`SELECT (arrayPushBack(groupArray(code), ''), arrayPushBack(groupArray(creator), '')) FROM (${linksNow(p)}) WHERE creator != ''`
  return sql`transform(toString(${code}), (${known}).1, (${known}).2, '')`
}

/** What a row of `visits` says that a touch is told by. */
export function visitValue(p: Question & Pick<TouchChoice, 'by'>): Sql {
  const { by } = p
  if (by === 'creator') return creatorOf(p, sql`code`)
  const columns = {
    channel: 'channel',
    source: 'utm_source',
    campaign: 'utm_campaign',
    content: 'utm_content',
  } as const
  return by === 'code' ? sql`code` : literal(columns[by])
}

/** The column of a journey that says what its touches are told by. */
const touchValues = {
  channel: 'touch_channel',
  source: 'touch_source',
  campaign: 'touch_campaign',
  content: 'touch_content',
  code: 'touch_code',
  creator: 'touch_code',
} as const

/** Of a row of `journeys`: its touches of the window with their names, oldest first, as an array of (at, name). */
export function journeyTouches(p: Question & TouchChoice): Sql {
  const { by, window_days } = p
  const named = sql`arrayMap((at, channel, value) -> (at, ${touchName(by, sql`channel`, by === 'creator' ? creatorOf(p, sql`value`) : sql`value`)}), touch_at, touch_channel, ${literal(touchValues[by])})`
  return touchesWithin(named, sql`ordered_at`, window_days)
}

/** Of an array of (at, name), oldest first: those of the days before an instant. The last one always counts, however long that visit was. */
function touchesWithin(touches: Sql, end: Sql, days: number): Sql {
  return sql`arrayFilter((touch, place) -> touch.1 > ${end} - toIntervalDay(${whole(days)}) OR place = length(${touches}), ${touches}, arrayEnumerate(${touches}))`
}

/** Columns of a journey that its touches are made from. */
export function touchColumns({ by }: Pick<TouchChoice, 'by'>): JourneyColumn[] {
  return [...new Set(['ordered_at', 'touch_at', 'touch_channel', touchValues[by]] as const)]
}

/**
 * Journeys of orders that the ledger has, each under the ledger's `store` and `order_id`, with its `counts` and `net_sales`; of an order
 * that several people seem to have placed, or that was told by two ids, only the first one counts. `ids` selects, as `order_id`, what
 * names the orders that a question is about; how many others the brand has does not matter.
 */
export function journeysOf(p: Question & { bots: Bots }, ids: Sql, columns: readonly Wanted[]): Sql {
  return ordersOfIds(p, ids, ofBots(p), columns)
}

/** The same of orders that journeys of the question's days tell, and of those that tell them first. */
export function journeysOfDays(p: Question & { bots: Bots }, columns: readonly Wanted[]): Sql {
  return ordersOfDays(p, ofBots(p), columns)
}

function ofBots({ bots }: { bots: Bots }): Sql {
  return { exclude: sql` AND is_bot = 0`, include: sql``, only: sql` AND is_bot = 1` }[bots]
}

/** What names the orders of the own site that have entries, or were placed, in a question. */
export function orderIdsWithin(p: Question): Sql {
  return sql`SELECT order_id FROM order_economics AS entries WHERE ${within(p)} AND sales_channel = 'own_site'
        UNION ALL SELECT order_id FROM orders WHERE ${purchasesWithin(p)} AND sales_channel = 'own_site'`
}
