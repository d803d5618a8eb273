import type { ChannelRule, ChannelRules, Condition, ListedField, TouchField } from '../kernel/channel-rule.ts'
import { type Bound, join, literal, type Sql, sql, str, strs } from '../store/sql.ts'
import { evenValue, listNumbers, plainValue, readTouch, touchConstants, touchHelpers } from './touch-columns.ts'

/** Text as it was sent, without blanks around it, in small letters; patterns are matched on it. */
const plain = {
  source: literal('plain_source'),
  medium: literal('plain_medium'),
  campaign: literal('plain_campaign'),
  content: literal('plain_content'),
  referrer_host: literal('of_referrer_host'),
  click_id_kind: literal('of_click_id_kind'),
  code: literal('of_code'),
  in_app: literal('of_in_app'),
  path: literal('of_path'),
  host: literal('of_host'),
} as const satisfies Record<TouchField, Sql>

/** What people type, with hyphens for blanks, underscores and plus signs, so that spellings meet; the rest as it is. */
const even = {
  ...plain,
  source: literal('of_source'),
  medium: literal('of_medium'),
  campaign: literal('of_campaign'),
  content: literal('of_content'),
} as const satisfies Record<TouchField, Sql>

/** Number of the list that the field is on; 0 is none. */
const listOf = {
  source: literal('list_of_source'),
  referrer_host: literal('list_of_referrer_host'),
  in_app: literal('list_of_in_app'),
  host: literal('list_of_host'),
} as const satisfies Record<ListedField, Sql>

/**
 * Rows with `channel`, and `channel_rule`: the place of the rule that gave it, from 1; 0 where none held (`unassigned`).
 * `rows` is a SELECT with the columns utm_source, utm_medium, utm_campaign, utm_content, referrer_host, click_id_kind,
 * code, in_app, path and host (text, empty where nothing is known) and any others, which are kept. The only
 * implementation of the rules: everything that needs a channel asks this.
 */
export function withChannel(rows: Sql, { rules, own_domains }: ChannelRules): Sql {
  const channels = strs(['unassigned', ...rules.map(({ channel }) => channel)])
  return sql`(
    WITH ${touchConstants(own_domains)}
    SELECT * EXCEPT (${touchHelpers()}), toLowCardinality(${channels}[channel_rule + 1]) AS channel
    FROM (SELECT *, ${ruleNumber(rules)} AS channel_rule FROM (${readTouch(rows)})))`
}

/** A value of a rule as the field is compared. */
function valueFor(field: TouchField, value: Bound): Sql {
  return even[field] === plain[field] ? plainValue(value) : evenValue(value)
}

/**
 * The place of the first rule that holds. An array and bit operations instead of multiIf, AND and OR: those skip rows, and
 * then cannot read a text once for all rows that have it, which takes twenty times as long.
 */
function ruleNumber(rules: readonly ChannelRule[]): Sql {
  if (rules.length === 0) return sql`toUInt16(0)`
  return sql`toUInt16(indexOf([${join(rules.map(allOf))}], 1))`
}

function allOf({ conditions }: ChannelRule): Sql {
  return conditions.map(holds).reduce((all, one) => sql`bitAnd(${all}, ${one})`, sql`toUInt8(1)`)
}

function holds(condition: Condition): Sql {
  return condition.not ? sql`(NOT ${comparison(condition)})` : comparison(condition)
}

function comparison({ field, operator, values }: Condition): Sql {
  const anyOf = (one: (value: string) => Sql) => values.map(one).reduce((all, other) => sql`bitOr(${all}, ${other})`)
  if (operator === 'contains')
    return anyOf((value) => sql`(position(${even[field]}, ${valueFor(field, str(value))}) > 0)`)
  if (operator === 'begins_with')
    return anyOf((value) => sql`startsWith(${even[field]}, ${valueFor(field, str(value))})`)
  if (operator === 'matches') return anyOf((value) => sql`match(${plain[field]}, ${str(`(?i)${value}`)})`)
  if (operator === 'in_list') return sql`has(${listNumbers(values)}, ${listOf[field as ListedField]})`
  return sql`(${even[field]} IN (${join(values.map((value) => valueFor(field, str(value))))}))`
}
