import { Problem } from './errors.ts'

/** A calendar day, "2026-01-31". */
export type Day = string

const formats = new Map<string, Intl.DateTimeFormat>()

/** Whether the runtime knows this IANA time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      })
    } catch {
      throw new Problem('unknown_time_zone', { value: zone })
    }
    formats.set(zone, format)
  }
  return format
}

/** Milliseconds that the zone's clock is ahead of UTC at this instant. */
export function zoneOffset(instant: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const part of formatOf(zone).formatToParts(instant)) parts[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

const dayMs = 86_400_000

/**
 * The instant at which a clock on the wall of this zone shows the given local time (milliseconds as if UTC). Of a time
 * that is shown twice, the first; a time that the clock skips is as far after the change as it would have been.
 */
export function fromZone(local: number, zone: string): number {
  if (zone === 'UTC') return local
  const before = zoneOffset(local - dayMs, zone)
  const shown = [before, zoneOffset(local + dayMs, zone)].find((offset) => zoneOffset(local - offset, zone) === offset)
  return local - (shown ?? before)
}

/** The instant at which a day begins in the zone. */
export function dayStart(day: Day, zone: string): Date {
  return new Date(fromZone(Date.parse(`${day}T00:00:00Z`), zone))
}

/** The calendar day of an instant in the zone. */
export function dayOf(instant: Date, zone: string): Day {
  return new Date(instant.getTime() + zoneOffset(instant.getTime(), zone)).toISOString().slice(0, 10)
}

/** The day n days later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Number of days from a to b, both ends counted. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / dayMs) + 1
}
