const dayMs = 86_400_000

/** Whether the text is a calendar day, "2026-01-31". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The day n days later (earlier when negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The first day of a month, n months later. Takes and gives "2026-01-01". */
export function addMonths(firstDay: string, months: number): string {
  const [year = 0, month = 1] = firstDay.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}

/** The calendar day in a zone. */
export function dayIn(zone: string, instant = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  )
}

/** A day as people of this language write it; the year only where asked. */
export function showDay(day: string, language: string, style: 'short' | 'long' = 'long'): string {
  if (!isDay(day.slice(0, 10))) return day
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    ...(style === 'long' ? { year: 'numeric' } : {}),
  }).format(Date.parse(`${day.slice(0, 10)}T00:00:00Z`))
}

/** Two days as people of this language write a period in short. */
export function showPeriod(from: string, to: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' })
  return format.formatRange(Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`))
}

/** A moment in the brand's zone, to the minute or (medium) to the second. */
export function showMoment(
  instant: string,
  language: string,
  zone: string,
  style: 'short' | 'medium' = 'short',
): string {
  const time = Date.parse(instant)
  if (Number.isNaN(time)) return instant
  return new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'medium', timeStyle: style }).format(time)
}

/** The time of day of a moment in the brand's zone. */
export function showClock(
  instant: string,
  language: string,
  zone: string,
  style: 'short' | 'medium' = 'short',
): string {
  const time = Date.parse(instant)
  if (Number.isNaN(time)) return instant
  return new Intl.DateTimeFormat(language, { timeZone: zone, timeStyle: style }).format(time)
}

/** How long ago, in the largest unit that says enough: "3 hours ago". */
export function showAgo(instant: string, language: string, now = Date.now()): string {
  const seconds = (Date.parse(instant) - now) / 1000
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ]
  for (const [unit, size] of steps)
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit)
  return format.format(Math.round(seconds), 'second')
}

/** A length of time with its two largest units: 3725 → "1 h 2 min". */
export function showSeconds(seconds: number, language: string): string {
  const whole = Math.max(0, Math.round(seconds))
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor((whole % 3600) / 60), 'minute'],
    [whole % 60, 'second'],
  ]
  const shown = parts.filter(([count]) => count > 0).slice(0, 2)
  const pieces = shown.length ? shown : [[0, 'second'] as [number, string]]
  return pieces
    .map(([count, unit]) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count),
    )
    .join(' ')
}
