import { isCurrency, toMinor } from '../../kernel/money.ts'
import { Unreadable } from '../connectors/define.ts'
import { mostMinor } from '../connectors/values/amount.ts'
import { firstText, type Json, objectOf, textOf } from '../gateway/json.ts'

/** What a field says, as text. Throws `Unreadable` where it is absent or empty. */
export function needText(json: Json, field: string): string {
  const text = firstText(json[field])
  if (text === '') throw missing(field)
  return text
}

/** An amount as shops write it, "199.00", in minor units; undefined where there is none. Throws `Unreadable`. */
export function moneyOf(json: Json, field: string, currency: string): bigint | undefined {
  const text = textOf(json[field]).trim()
  if (text === '') return undefined
  const minor = toMinor(text, currency)
  if (minor === undefined || minor > mostMinor || minor < -mostMinor) throw noAmount(field, text)
  return minor
}

/** The same amount in a currency, where Shopify writes it in the shop's and in the customer's, as "amount_set". */
export function moneyIn(json: Json, field: string, currency: string): bigint | undefined {
  const set = objectOf(json[`${field}_set`])
  const both = [objectOf(set.shop_money), objectOf(set.presentment_money)]
  const one = both.find((money) => textOf(money.currency_code) === currency)
  return one && moneyOf(one, 'amount', currency)
}

export function needMoney(json: Json, field: string, currency: string): bigint {
  const minor = moneyOf(json, field, currency)
  if (minor === undefined) throw missing(field)
  return minor
}

/** A plain decimal, such as the price of a unit. Throws `Unreadable`. */
export function needDecimal(json: Json, field: string): string {
  const text = needText(json, field)
  if (!/^-?\d{1,14}(\.\d+)?$/.test(text)) throw noAmount(field, text)
  return text
}

/** A point in time; undefined where there is none. Throws `Unreadable`. */
export function instantOf(json: Json, field: string, zone = ''): Date | undefined {
  const text = textOf(json[field])
  if (text === '') return undefined
  const at = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : text + zone)
  if (!Number.isNaN(at.getTime())) return at
  throw new Unreadable(
    field,
    text,
    { en: 'This is no point in time.', zh: '时间格式无效。' },
    {
      en: 'The shop should send ISO 8601, as its own webhooks do.',
      zh: '店铺应发送 ISO 8601 时间，与其自带的 webhook 一致。',
    },
  )
}

export function needInstant(json: Json, field: string, zone = ''): Date {
  const at = instantOf(json, field, zone)
  if (!at) throw missing(field)
  return at
}

/** The currency that the order names, else the shop's. Throws `Unreadable` for one that is none. */
export function currencyOf(json: Json, currency: string): string {
  const named = textOf(json.currency).trim().toUpperCase() || currency
  if (isCurrency(named)) return named
  throw new Unreadable(
    'currency',
    named,
    { en: 'This is no currency code.', zh: '不是有效的货币代码。' },
    { en: 'The shop should send an ISO 4217 code such as USD.', zh: '店铺应发送 ISO 4217 代码，例如 USD。' },
  )
}

/** Units of a line. Throws `Unreadable` for what is no whole number. */
export function unitsOf(json: Json, field: string): number {
  const text = needText(json, field)
  const units = Number(text)
  if (Number.isInteger(units) && Math.abs(units) < 2 ** 31) return units
  throw new Unreadable(
    field,
    text,
    { en: 'This is no whole number of units.', zh: '数量不是整数。' },
    { en: 'Quantities of the order have to be whole.', zh: '订单中的数量必须为整数。' },
  )
}

const missing = (field: string) =>
  new Unreadable(
    field,
    '',
    { en: 'The webhook lacks this field.', zh: 'webhook 缺少该字段。' },
    {
      en: 'Send the webhook as JSON with all its fields: no list of chosen fields may be set for it.',
      zh: '请以 JSON 发送完整的 webhook，不要为其设置字段筛选。',
    },
  )

const noAmount = (field: string, text: string) =>
  new Unreadable(
    field,
    text,
    { en: 'This is no amount.', zh: '金额格式无效。' },
    { en: 'Amounts are plain decimals such as "199.00".', zh: '金额应为普通小数，例如 "199.00"。' },
  )
