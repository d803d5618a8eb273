import { messageEventNames } from '../../kernel/message-events.ts'
import { join, literal, type Sql, sql, str, strs } from '../../store/sql.ts'
import { currentOf, ofScope, type SliceOfTraffic, type TrafficScope, type Whom } from './traffic-scope.ts'

/** Columns of events that acts can have beside `person` and `at`. */
const columns = [
  'message_id',
  'type',
  'name',
  'source',
  'anonymous_id',
  'user_id',
  'host',
  'path',
  'referrer_host',
  'referrer_path',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  'click_id_kind',
  'click_id',
  'code',
  'device',
  'os',
  'browser',
  'in_app',
  'locale',
  'country',
  'region',
  'skus',
  'order_id',
  'search_term',
  'engaged_seconds',
  'scroll_percent',
  'consent',
  'bot_reasons',
] as const
type Column = (typeof columns)[number] | 'props'

/** All of them, for whole visits. */
export const allColumns: readonly Column[] = columns

/**
 * Events with the canonical person who did them, as `person`, with `at`, `day` and the columns named. `where` is a condition on
 * events as they were received. What became of messages that were sent is none of them, unless it was done on a page: who subscribes
 * there is on a visit.
 */
export function acts(scope: TrafficScope, whom: Whom, where: Sql, wanted: readonly Column[] = []): Sql {
  return actsOf(
    scope,
    sql`${where} AND (name NOT IN ${strs(messageEventNames)} OR host != '') AND ${receivedFrom(whom, scope)}`,
    wanted,
  )
}

/** The same, of a slice as questions read it. Only ids that these events have are held, however many the brand has. */
export function actsOf(slice: SliceOfTraffic, where: Sql, wanted: readonly Column[] = []): Sql {
  const others = wanted.map((name) => sql`, happened.${literal(name)} AS ${literal(name)}`)
  const received = sql`FROM events WHERE brand = ${str(slice.brand)} AND ${where}`
  return sql`(
    SELECT if(ids.canonical = 0, happened.person, ids.canonical) AS person, happened.at AS at, happened.day AS day${join(others, sql``)}
    FROM (SELECT * ${received}) AS happened
    GLOBAL ANY LEFT JOIN (
      SELECT person, canonical ${currentOf('person_ids', slice)} AND person GLOBAL IN (SELECT person ${received})
    ) AS ids ON happened.person = ids.person)`
}

/** Ids as they were received of those who are worked on, so that the events' own order by day and person is used. */
function receivedFrom(whom: Whom, scope: TrafficScope): Sql {
  if (whom === 'everyone') return sql`1`
  const touched = sql`SELECT person FROM touched_people WHERE ${ofScope(scope)}`
  return sql`person GLOBAL IN (
      ${touched} UNION ALL SELECT person ${currentOf('person_ids', scope)} AND canonical GLOBAL IN (${touched}))`
}
