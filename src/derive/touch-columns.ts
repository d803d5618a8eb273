import { sourceListIds, sourceLists } from '../kernel/source-lists/catalogue.ts'
import { Bound, join, literal, type Sql, sql, str, strs } from '../store/sql.ts'

/** What stands in place of nothing: reports, spreadsheets and templates write these. */
const blanks = ['(none)', '(not set)', '(direct)', '(not provided)', 'none', 'null', 'undefined', 'nan', '-', '{}']

/** Names that `readTouch` adds to the rows. */
const helpers = [
  literal('raw_source'),
  literal('raw_medium'),
  literal('raw_campaign'),
  literal('raw_content'),
  literal('raw_referrer'),
  literal('raw_host'),
  literal('plain_utm'),
  literal('plain_medium'),
  literal('plain_campaign'),
  literal('plain_content'),
  literal('even_utm'),
  literal('of_medium'),
  literal('of_campaign'),
  literal('of_content'),
  literal('of_click_id_kind'),
  literal('of_code'),
  literal('of_in_app'),
  literal('of_path'),
  literal('of_host'),
  literal('sent_referrer'),
  literal('list_of_sent'),
  literal('list_of_utm'),
  literal('list_of_in_app'),
  literal('list_of_host'),
  literal('is_own'),
  literal('of_referrer_host'),
  literal('list_of_referrer_host'),
  literal('plain_source'),
  literal('of_source'),
  literal('list_of_source'),
] as const

/** The names of the columns that `readTouch` adds, to leave them out again. */
export function touchHelpers(): Sql {
  return join(helpers)
}

/** What `readTouch` looks up, once for all rows. */
export function touchConstants(ownDomains: readonly string[]): Sql {
  const entries = sourceListIds.flatMap((id) => sourceLists[id].entries.map((entry) => ({ entry, id })))
  const own = sql`arrayMap(one -> ${hostText(sql`one`)}, ${strs(ownDomains)})`
  return sql`
    ${strs(entries.map(({ entry }) => entry))} AS listed,
    ${new Bound(
      'Array(UInt8)',
      entries.map(({ id }) => listNumber(id)),
    )} AS list_numbers,
    ${own} AS own_hosts`
}

/** Numbers of lists, by which `list_of_…` name them; 0 is none. */
export function listNumbers(ids: readonly string[]): Bound {
  return new Bound('Array(UInt8)', ids.map(listNumber))
}

function listNumber(id: string): number {
  return (sourceListIds as readonly string[]).indexOf(id) + 1
}

/**
 * The rows with every field of their touch as rules compare it. The source is the one that was tagged, else the site that
 * referred; the brand's own sites and payment pages refer nobody.
 */
export function readTouch(rows: Sql): Sql {
  const referred = (own: Sql, other: Sql) => sql`if(is_own OR list_of_sent = ${paymentPages}, ${own}, ${other})`
  return sql`
    SELECT *,
      toLowCardinality(${referred(sql`''`, sql`sent_referrer`)}) AS of_referrer_host,
      ${referred(sql`0`, sql`list_of_sent`)} AS list_of_referrer_host,
      toLowCardinality(if(plain_utm = '', of_referrer_host, plain_utm)) AS plain_source,
      toLowCardinality(if(even_utm = '', of_referrer_host, even_utm)) AS of_source,
      if(even_utm = '', list_of_referrer_host, list_of_utm) AS list_of_source
    FROM (
      SELECT *,
        ${listOf(sql`sent_referrer`)} AS list_of_sent, ${listOf(sql`even_utm`)} AS list_of_utm,
        ${listOf(sql`of_in_app`)} AS list_of_in_app, ${listOf(sql`of_host`)} AS list_of_host,
        ${isOwn} AS is_own
      FROM (SELECT *, ${texts} FROM (SELECT *, ${coded} FROM (${rows}))))`
}

const paymentPages = new Bound('UInt8', listNumber('payment_pages'))

/** As sent, in small letters, without blanks around it. */
function plainText(column: Sql): Sql {
  const small = sql`lowerUTF8(trimBoth(${column}))`
  return sql`toLowCardinality(if(${small} IN (${join(blanks.map((blank) => sql`${str(blank)}`))}), '', ${small}))`
}

/** With hyphens for blanks, underscores and plus signs, so that the spellings of one thing meet. */
function evenText(text: Sql): Sql {
  return sql`translate(${text}, '_ +', '---')`
}

/** A value of a rule in small letters, without blanks around it. */
export function plainValue(value: Bound): Sql {
  return sql`lowerUTF8(trimBoth(${value}))`
}

/** The same with hyphens, as what people type is compared. */
export function evenValue(value: Bound): Sql {
  return evenText(plainValue(value))
}

/** A host without www; of an address, its host. */
function hostText(text: Sql): Sql {
  const small = sql`lower(trimBoth(${text}))`
  const host = sql`replaceRegexpOne(${small}, '^[a-z-]+://([^/:?#]+).*|/+$', '\\\\1')`
  return sql`replaceRegexpOne(${host}, '^www[.]', '')`
}

/** A tagged source: some write the site's address. */
const tagged = sql`toLowCardinality(if(position(raw_source, '.') > 0, ${hostText(sql`raw_source`)}, ${plainText(sql`raw_source`)}))`

const texts = sql`
  ${tagged} AS plain_utm, ${evenText(sql`plain_utm`)} AS even_utm,
  ${plainText(sql`raw_medium`)} AS plain_medium, ${evenText(sql`plain_medium`)} AS of_medium,
  ${plainText(sql`raw_campaign`)} AS plain_campaign, ${evenText(sql`plain_campaign`)} AS of_campaign,
  ${plainText(sql`raw_content`)} AS plain_content, ${evenText(sql`plain_content`)} AS of_content,
  ${hostText(sql`raw_host`)} AS of_host, ${hostText(sql`raw_referrer`)} AS sent_referrer`

/** Coded by their distinct values, so that a text is read once for all rows of a block that have it. */
const coded = sql`
  toLowCardinality(utm_source) AS raw_source, toLowCardinality(utm_medium) AS raw_medium,
  toLowCardinality(utm_campaign) AS raw_campaign, toLowCardinality(utm_content) AS raw_content,
  toLowCardinality(referrer_host) AS raw_referrer, toLowCardinality(host) AS raw_host,
  lower(toLowCardinality(click_id_kind)) AS of_click_id_kind, lower(toLowCardinality(code)) AS of_code,
  lower(toLowCardinality(in_app)) AS of_in_app, lower(toLowCardinality(path)) AS of_path`

const siteOf = (host: Sql) => sql`cutToFirstSignificantSubdomain(${host})`

const isOwn = sql`sent_referrer != '' AND (sent_referrer = of_host OR has(own_hosts, sent_referrer)
  OR (${siteOf(sql`sent_referrer`)} != '' AND (${siteOf(sql`sent_referrer`)} = ${siteOf(sql`of_host`)} OR has(own_hosts, ${siteOf(sql`sent_referrer`)}))))`

/**
 * The list that a host or source is on, by its most specific entry: itself, one level up, its site, its name under any
 * country's ending; last the source without what is said of it ("facebook-ads").
 */
function listOf(text: Sql): Sql {
  const found = (key: Sql) => sql`transform(${key}, listed, list_numbers, toUInt8(0))`
  const keys = [
    text,
    sql`substring(${text}, position(${text}, '.') + 1)`,
    siteOf(text),
    sql`concat(firstSignificantSubdomain(${text}), '.*')`,
    sql`replaceRegexpOne(${text}, ${str('[-.]?(ads?|paid|organic|social|marketing|cpc|ppc)$')}, '')`,
  ]
  const branches = keys.map((key) => sql`${found(key)} != 0, ${found(key)}`)
  return sql`multiIf(${text} = '', toUInt8(0), ${join(branches)}, toUInt8(0))`
}
