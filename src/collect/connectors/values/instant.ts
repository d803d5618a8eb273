import { fromZone } from '../../../kernel/time.ts'
import type { ReadOptions } from '../define.ts'
import { type Clock, readClock } from './clock.ts'
import { Fault } from './fault.ts'

type DateOptions = Pick<ReadOptions, 'dateOrder' | 'timeZone'>
type Written = { year: number; month: number; day: number; rest: string }

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const numbers = /^(\d{1,4})\s?([-/.年])\s?(\d{1,2})\s?[-/.月]\s?(\d{1,4})日?(.*)$/s
const monthFirst = /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?[\s-](\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(.*)$/is
const dayFirst = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]([a-z]{3,9})\.?,?[\s-](\d{4}|\d{2})(?!\d)(.*)$/is

/**
 * An instant from the ways in which exports write one. A time without an offset is read on a clock in `timeZone`;
 * `dateOrder` decides for dates in figures that do not begin with a year of four digits.
 */
export function readInstant(text: string, options: DateOptions): Date | Fault {
  const epoch = fromEpoch(text)
  if (epoch) return epoch
  const date = readDate(text, options.dateOrder)
  if (date instanceof Fault) return date
  const clock = readClock(date.rest)
  if (clock instanceof Fault) return clock
  return toInstant(date, clock, options.timeZone)
}

/** A calendar day as written ("2026-01-31"); a time after it is not looked at. */
export function readDay(text: string, options: DateOptions): string | Fault {
  const date = readDate(text, options.dateOrder)
  if (date instanceof Fault) return date
  const clock = readClock(date.rest)
  return clock instanceof Fault ? clock : `${date.year}-${pad(date.month)}-${pad(date.day)}`
}

const pad = (value: number) => (value < 10 ? `0${value}` : String(value))

function toInstant(date: Written, clock: Clock, zone: string): Date {
  const local = Date.UTC(date.year, date.month - 1, date.day) + clock.milliseconds
  return new Date(clock.offset === undefined ? fromZone(local, zone) : local - clock.offset)
}

/** Seconds (10 digits) or milliseconds (13 digits) since 1970, as interfaces give them. */
function fromEpoch(text: string): Date | undefined {
  if (!/^1\d{9}(?:\d{3})?$/.test(text)) return undefined
  return new Date(Number(text) * (text.length === 10 ? 1000 : 1))
}

function readDate(raw: string, order: ReadOptions['dateOrder']): Written | Fault {
  const text = raw.normalize('NFKC').trim()
  const parts = numbers.exec(text)
  if (parts) return fromNumbers(parts, order)
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)(.*)$/s.exec(text)
  if (compact) return checked(Number(compact[1]), Number(compact[2]), Number(compact[3]), compact[4])
  const named = fromNames(text)
  if (named) return named
  return /^\d{5}(\.\d+)?$/.test(text) ? serial : notADate
}

function fromNumbers(parts: RegExpExecArray, order: ReadOptions['dateOrder']): Written | Fault {
  const [, first = '', separator = '', second = '', third = '', rest] = parts
  const [a, b, c] = [Number(first), Number(second), Number(third)]
  if (first.length === 3 || third.length === 3) return notADate
  if (first.length === 4) return order === 'ydm' ? checked(a, c, b, rest) : checked(a, b, c, rest)
  const effective = third.length === 4 ? yearLast(order, separator, a, b) : order
  if (effective === 'dmy') return checked(yearOf(third), b, a, rest)
  if (effective === 'mdy') return checked(yearOf(third), a, b, rest)
  if (effective === 'ymd') return checked(yearOf(first), b, c, rest)
  if (effective === 'ydm') return checked(yearOf(first), c, b, rest)
  return orderUnknown
}

/** Which of the first two is the day, where the year stands last although no such order was chosen. */
function yearLast(order: ReadOptions['dateOrder'], separator: string, a: number, b: number) {
  if (order === 'dmy' || order === 'mdy') return order
  // Dates with dots and the year last are written day first everywhere.
  if (separator === '.' || a > 12) return 'dmy'
  return b > 12 ? 'mdy' : undefined
}

function yearOf(digits: string): number {
  const year = Number(digits)
  if (digits.length === 4) return year
  return year < 70 ? 2000 + year : 1900 + year
}

function fromNames(text: string): Written | Fault | undefined {
  const american = monthFirst.exec(text)
  if (american) return checked(Number(american[3]), monthOf(american[1]), Number(american[2]), american[4])
  const european = dayFirst.exec(text)
  if (european) return checked(yearOf(european[3] ?? ''), monthOf(european[2]), Number(european[1]), european[4])
  return undefined
}

function monthOf(name = ''): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function checked(year: number, month: number, day: number, rest = ''): Written | Fault {
  if (year < 1970 || year > 2100) return absurdYear
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return noSuchDay
  return { year, month, day, rest }
}

const correct = { en: 'Correct the date, for example to 2026-01-31.', zh: '请更正日期，例如 2026-01-31。' }
const notADate = new Fault({ en: 'This is not a date.', zh: '不是有效的日期。' }, correct)
const absurdYear = new Fault(
  { en: 'The year is not between 1970 and 2100.', zh: '年份不在 1970 至 2100 之间。' },
  correct,
)
const noSuchDay = new Fault(
  { en: 'There is no such day in the order of dates chosen.', zh: '按所选的日期顺序，不存在这一天。' },
  { en: 'Choose the order of day, month and year, or correct the date.', zh: '请选择正确的年月日顺序，或更正日期。' },
)
const orderUnknown = new Fault(
  {
    en: 'It is not known which of the numbers is the day and which the month.',
    zh: '无法判断哪个数字是日、哪个是月。',
  },
  { en: 'Choose the order of day, month and year for this file.', zh: '请为该文件选择年月日的顺序。' },
)
const serial = new Fault(
  { en: 'This is a spreadsheet’s day number, not a date.', zh: '这是电子表格的日期序号，而不是日期。' },
  {
    en: 'Format the column as a date (2026-01-31) in the spreadsheet and save again.',
    zh: '请在电子表格中将该列设为日期格式（2026-01-31）后重新保存。',
  },
)
