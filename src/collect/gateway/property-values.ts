import { type Sql, sql, str, u64 } from '../../store/sql.ts'

/** A number as it is written when it was sent as one: no zero before or after it that it does not need. */
const writtenNumber = '^-?(0|[1-9][0-9]{0,15})(\\.[0-9]*[1-9])?(e[+-][0-9]+)?$'
/** Digits that no number is written as, such as 19.90, 007 or an id of twenty digits. */
const anyDigits = '^-?[0-9]+(\\.[0-9]+)?$'
/** Values are cut to so many characters as they come, and JSON that is cut is none any more. */
const keptChars = 1000

/**
 * The type of a property's value, read from how it is kept: numbers and booleans as JSON writes them, lists and objects as JSON.
 * `digits` is text for certain that looks like a number.
 */
export function typeOf(value: Sql): Sql {
  const isJson = sql`(isValidJSON(${value}) OR length(${value}) >= ${u64(keptChars)})`
  return sql`multiIf(
          ${value} IN ('true', 'false'), 'boolean',
          match(${value}, ${str(writtenNumber)}), 'number',
          match(${value}, ${str(anyDigits)}), 'digits',
          startsWith(${value}, '[') AND ${isJson}, 'list',
          startsWith(${value}, '{') AND ${isJson}, 'object', 'string')`
}

/** Names of what is said of people, or leads to one. Better an example too few. */
const ofPeople = [
  'e[-_ ]?mail|phone|mobile|fax|whatsapp|wechat|weixin|telegram|messenger|contact|address|street|postal|post_?code|zip',
  'birth|gender|passport|passw|secret|token|iban|card_?n|user|customer|anonymous|visitor|client_?id|person|member|recipient',
  '(first|last|full|given|family|middle)[-_ ]?name|surname|nick|avatar|handle|latitude|longitude|(^|_)ip($|_)|dob',
  'order_?(id|n)|transaction_?id|message_?id|session|comment|姓名|昵称|手机|电话|邮箱|地址|生日|身份证|微信|订单号',
].join('|')
const aMail = '(@|%40)[^ ]'
const aPhone = '^[+0-9 ()./-]+$'
const aDay = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
const phoneDigits = 7

/** Whether a value may be of somebody: by the name of its property, or as it holds what looks like an address or a number of a phone. */
export function holdsPeople({ key, value }: { key: Sql; value: Sql }): Sql {
  const digits = sql`length(replaceRegexpAll(${value}, '[^0-9]', ''))`
  const isPhone = sql`match(${value}, ${str(aPhone)}) AND NOT match(${value}, ${str(aDay)}) AND ${digits} >= ${u64(phoneDigits)}`
  // Lists, objects and addresses of pages have names of their own within.
  const within = sql`match(${value}, '^[\\[{]|[?&]') AND match(lower(${value}), ${str(ofPeople)})`
  return sql`(match(lower(${key}), ${str(ofPeople)}) OR match(${value}, ${str(aMail)}) OR (${isPhone}) OR (${within}))`
}
