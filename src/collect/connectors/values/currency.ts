import { isCurrency } from '../../../kernel/money.ts'
import { Fault } from './fault.ts'

/** Signs that mean one currency only. */
const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '€': 'EUR',
    '£': 'GBP',
    '₹': 'INR',
    '₩': 'KRW',
    '₫': 'VND',
    đ: 'VND',
    '฿': 'THB',
    '₱': 'PHP',
    '₽': 'RUB',
    '₺': 'TRY',
    '₪': 'ILS',
    '₴': 'UAH',
    '₦': 'NGN',
    us$: 'USD',
    s$: 'SGD',
    hk$: 'HKD',
    nt$: 'TWD',
    a$: 'AUD',
    au$: 'AUD',
    c$: 'CAD',
    ca$: 'CAD',
    nz$: 'NZD',
    mx$: 'MXN',
    r$: 'BRL',
    rm: 'MYR',
    rp: 'IDR',
    zł: 'PLN',
    kč: 'CZK',
    ft: 'HUF',
    rmb: 'CNY',
    'cn¥': 'CNY',
    'jp¥': 'JPY',
    人民币: 'CNY',
    美金: 'USD',
    港币: 'HKD',
    新台币: 'TWD',
    台币: 'TWD',
    日币: 'JPY',
    新币: 'SGD',
  }),
)

/** Signs that several currencies share; they may stand beside an amount but do not say its currency. */
const shared = new Set(['$', '¥', 'kr', 'kr.', '元', '円', '圆', 'dh'])

let names: ReadonlyMap<string, string> | undefined

/** English and Chinese names of currencies, as the runtime knows them. */
function currencyNames(): ReadonlyMap<string, string> {
  if (names) return names
  const found = new Map<string, string>()
  for (const locale of ['en', 'zh-Hans']) {
    const display = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'none' })
    for (const code of Intl.supportedValuesOf('currency')) {
      const name = display.of(code)?.toLowerCase()
      if (name && !found.has(name)) found.set(name, code)
    }
  }
  names = found
  return found
}

/** Whether this text may stand beside an amount: "$", "USD", "RM". */
export function isCurrencySign(sign: string): boolean {
  return shared.has(sign.toLowerCase()) || currencyOfSign(sign) !== ''
}

/** The currency a sign or code stands for, or '' where it is none or stands for several. */
export function currencyOfSign(sign: string): string {
  const upper = sign.toUpperCase()
  return upper.length === 3 && isCurrency(upper) ? upper : (signs.get(sign.toLowerCase()) ?? '')
}

/** The currency named beside an amount, "GBP 12.99" → "GBP"; '' where none is named. */
export function currencyInAmount(text: string): string {
  return currencyOfSign(text.normalize('NFKC').replace(/[\d.,' ()+-]/g, ''))
}

/** The currency in the brackets of a header, "Amount spent (USD)" → "USD"; '' where there is none. */
export function currencyInHeader(header: string): string {
  const inside = /[([（]\s*([^()[\]（）]+?)\s*[)\]）]\s*$/.exec(header)?.[1] ?? ''
  return currencyOfSign(inside)
}

/** An ISO code from a code, a sign that means one currency only, or a name in English or Chinese. */
export function readCurrency(text: string): string | Fault {
  const upper = text.toUpperCase()
  if (upper.length === 3 && isCurrency(upper)) return upper
  const flat = text.normalize('NFKC').trim()
  const code = currencyOfSign(flat) || currencyNames().get(flat.toLowerCase())
  if (code) return code
  return shared.has(flat.toLowerCase()) ? ambiguous : unknown
}

const ambiguous = new Fault(
  { en: 'Several currencies share this sign.', zh: '多种货币共用此符号。' },
  { en: 'Use a code of three letters, such as USD or CNY.', zh: '请使用三位货币代码，如 USD 或 CNY。' },
)
const unknown = new Fault(
  { en: 'This is no currency.', zh: '不是有效的货币。' },
  { en: 'Use an ISO 4217 code of three letters, such as USD.', zh: '请使用 ISO 4217 三位货币代码，如 USD。' },
)
