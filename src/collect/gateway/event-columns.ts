/** The columns of `events` that the gateway fills, in the order they are written. */
export const eventColumns = [
  'brand',
  'source',
  'at',
  'received_at',
  'message_id',
  'request_id',
  'type',
  'name',
  'anonymous_id',
  'user_id',
  'session_hint',
  'host',
  'path',
  'query',
  'title',
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
  'screen_width',
  'country',
  'region',
  'ip',
  'skus',
  'quantities',
  'prices',
  'order_id',
  'value_minor',
  'currency',
  'coupon',
  'search_term',
  'engaged_seconds',
  'scroll_percent',
  'consent',
  'bot_reasons',
  'props',
  'previous_id',
  'segment',
] as const

export type EventColumn = (typeof eventColumns)[number]
/** A row of `events`: each column as a cell of TabSeparated, escaped. */
export type EventCells = Readonly<Record<EventColumn, string>>

/** What is told of an event that could not be taken, in one order wherever it stands. */
export const toldOfQuarantine = [
  'received_at',
  'source',
  'request_id',
  'place',
  'field',
  'value',
  'reason_en',
  'reason_zh',
  'remedy_en',
  'remedy_zh',
  'event',
] as const
export type QuarantineColumn = (typeof toldOfQuarantine)[number]

/** The columns of `event_quarantine`, in the order they are written. */
export const quarantineColumns = ['brand', ...toldOfQuarantine] as const
