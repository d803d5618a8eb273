import { currencyOfSign, isCurrencySign } from './currency.ts'
import { Fault } from './fault.ts'

export type DecimalStyle = 'point' | 'comma'

/** Digits before the point that an amount may have; a larger one is taken for a mistake. */
const mostDigits = 14

/**
 * A number as people write it, as a plain decimal ("-1234.5"). Takes grouping, currency signs, brackets or a trailing
 * minus for negatives, and full-width digits. `currency` is the one the number must be in, where that is known.
 */
export function readDecimal(text: string, style: DecimalStyle, currency = ''): string | Fault {
  return isPlain(text, style) ? bounded(text) : readWritten(text, style, currency)
}

/** Whether the text is already a plain decimal; in comma style only whole numbers are. */
function isPlain(text: string, style: DecimalStyle): boolean {
  let i = text.charCodeAt(0) === 45 ? 1 : 0
  let digits = 0
  let points = 0
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) digits++
    else if (code === 46 && style === 'point' && digits > 0 && points === 0) points = 1
    else return false
  }
  return digits > 0 && text.charCodeAt(text.length - 1) !== 46
}

function readWritten(text: string, style: DecimalStyle, currency: string): string | Fault {
  const flat = text
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .trim()
  if (flat.includes('%')) return percent
  const parts = /^(\(?)([^\d.,()]*)(\d[\d.,' \u2019_]*|[.,]\d+)([^\d()]*)(\)?)$/.exec(flat)
  if (!parts) return notANumber
  const [, open = '', before = '', body = '', after = '', close = ''] = parts
  if ((open === '(') !== (close === ')')) return notANumber
  const signs = `${before} ${after}`
  const minuses = signs.split('-').length - 1
  if (minuses + (open ? 1 : 0) > 1) return notANumber
  const wrong = signFault(before, currency) ?? signFault(after, currency)
  if (wrong) return wrong
  const plain = ungroup(body.trim(), style)
  if (plain instanceof Fault) return plain
  return bounded(minuses || open ? negate(plain) : plain)
}

function signFault(part: string, currency: string): Fault | undefined {
  const sign = part.replace(/[-+]/g, '').trim()
  if (!sign) return undefined
  if (!isCurrencySign(sign)) return notANumber
  const stated = currencyOfSign(sign)
  return stated && currency && stated !== currency ? otherCurrency(stated, currency) : undefined
}

/** Takes the grouping out: groups of three (or, as in India, two and then three), never a group of another size. */
function ungroup(body: string, style: DecimalStyle): string | Fault {
  const point = style === 'point' ? '.' : ','
  const at = body.indexOf(point)
  if (at !== body.lastIndexOf(point)) return wrongStyle(style)
  const whole = at < 0 ? body : body.slice(0, at)
  const fraction = at < 0 ? '' : body.slice(at + 1)
  if (/\D/.test(fraction)) return wrongStyle(style)
  const groups = whole.split(/[.,' \u2019_]/)
  if (groups.length > 1 && !isGrouped(groups)) return wrongStyle(style)
  return `${groups.join('') || '0'}${fraction ? `.${fraction}` : ''}`
}

function isGrouped(groups: readonly string[]): boolean {
  const first = groups[0] ?? ''
  if (first.length < 1 || first.length > 3 || first === '0') return false
  if (groups.at(-1)?.length !== 3) return false
  const middle = groups.slice(1, -1)
  return middle.every((group) => group.length === 3) || middle.every((group) => group.length === 2)
}

function negate(plain: string): string {
  return /[1-9]/.test(plain) ? `-${plain}` : plain
}

function bounded(plain: string): string | Fault {
  if (plain.length <= mostDigits) return plain
  const whole = plain.replace(/^-?0*/, '').split('.')[0] ?? ''
  return whole.length > mostDigits ? tooLarge : plain
}

const notANumber = new Fault(
  { en: 'This is not a number.', zh: '不是数字。' },
  { en: 'Write digits, with a point or a comma for the fraction.', zh: '请填写数字，小数用小数点或逗号。' },
)
const percent = new Fault(
  { en: 'This is a percentage where an amount is expected.', zh: '此处应为金额或数量，却是百分比。' },
  { en: 'Choose the column that holds the amount.', zh: '请改选存放金额的列。' },
)
export const tooLarge = new Fault(
  { en: 'The number is too large to be true.', zh: '数值过大，不合常理。' },
  { en: 'Correct the number in the file.', zh: '请在文件中更正该数值。' },
)
const wrongStyle = (style: DecimalStyle) =>
  style === 'point'
    ? new Fault(
        { en: 'The number does not fit a decimal point (1,234.56).', zh: '数字不符合小数点写法（1,234.56）。' },
        {
          en: 'Choose the decimal comma for this file, or correct the number.',
          zh: '请为该文件选择逗号小数，或更正数字。',
        },
      )
    : new Fault(
        { en: 'The number does not fit a decimal comma (1.234,56).', zh: '数字不符合逗号小数写法（1.234,56）。' },
        {
          en: 'Choose the decimal point for this file, or correct the number.',
          zh: '请为该文件选择小数点，或更正数字。',
        },
      )
const otherCurrency = (stated: string, expected: string) =>
  new Fault(
    {
      en: `The amount is in ${stated}, but the line is in ${expected}.`,
      zh: `金额为 ${stated}，但该行币种为 ${expected}。`,
    },
    { en: 'Choose the column that says the currency, or correct the file.', zh: '请选择币种所在列，或更正文件。' },
  )
