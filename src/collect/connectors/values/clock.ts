import { Fault } from './fault.ts'

/** Time of day in milliseconds, and the milliseconds its clock is ahead of UTC where that is written. */
export type Clock = { milliseconds: number; offset: number | undefined }

const time =
  /^[T\s,]*(上午|下午|凌晨|晚上)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?m?\.?\s*(.*)$/is

/** Hours ahead of UTC of the zone names that exports use. CST is left out: it is both Chicago's and Shanghai's. */
const zones: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  PST: -8,
  PDT: -7,
  MST: -7,
  MDT: -6,
  CDT: -5,
  EST: -5,
  EDT: -4,
  WET: 0,
  WEST: 1,
  BST: 1,
  CET: 1,
  CEST: 2,
  MEZ: 1,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  SGT: 8,
  JST: 9,
  AEST: 10,
  AEDT: 11,
}

/** The part of a date cell after the date: nothing, or a time with or without an offset. */
export function readClock(rest: string): Clock | Fault {
  if (rest.trim() === '') return { milliseconds: 0, offset: undefined }
  const parts = time.exec(rest)
  if (!parts) return notATime
  const [, chinese = '', hours, minutes, seconds = '0', fraction = '', half = '', zone = ''] = parts
  const hour = hourOf(Number(hours), chinese, half.toLowerCase())
  if (hour === undefined || Number(minutes) > 59 || Number(seconds) > 59) return notATime
  const offset = offsetOf(zone.trim())
  if (offset instanceof Fault) return offset
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3))
  return { milliseconds: ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + milliseconds, offset }
}

function hourOf(hour: number, chinese: string, half: string): number | undefined {
  const afternoon = half === 'p' || chinese === '下午' || chinese === '晚上'
  if (half === '' && chinese === '') return hour < 24 ? hour : undefined
  if (hour > 12 || hour === 0) return half === '' && hour < 24 ? hour : undefined
  return (hour % 12) + (afternoon ? 12 : 0)
}

function offsetOf(zone: string): number | undefined | Fault {
  if (zone === '') return undefined
  const named = zones[zone.toUpperCase()]
  if (named !== undefined) return named * 3_600_000
  const parts = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone)
  if (!parts || Number(parts[2]) > 14) return unknownZone
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0)
  return (parts[1] === '-' ? -minutes : minutes) * 60_000
}

const notATime = new Fault(
  { en: 'The time after the date cannot be read.', zh: '日期后的时间无法识别。' },
  { en: 'Write the time as 14:05 or 14:05:30.', zh: '请将时间写成 14:05 或 14:05:30。' },
)
const unknownZone = new Fault(
  { en: 'The time zone after the time is not known or has several meanings.', zh: '时间后的时区未知或有多种含义。' },
  { en: 'Write an offset such as +08:00 after the time.', zh: '请在时间后写明时差，例如 +08:00。' },
)
