const dayMs = 86_400_000
const longestMs = 300_000

/**
 * How many milliseconds to wait before trying again: twice as long after each failure, up to five minutes, and never less than the
 * server asked for in Retry-After (seconds or a date). `failures` counts from 0; `random`, from 0 to 1, spreads the browsers.
 */
export function retryDelayMs(failures: number, retryAfter: string | null, now: number, random: number): number {
  const grown = Math.min(longestMs, 1000 * 2 ** failures)
  const seconds = Number(retryAfter)
  const asked = (Number.isNaN(seconds) ? Date.parse(retryAfter ?? '') - now : seconds * 1000) || 0
  return Math.min(dayMs, Math.max(asked, grown / 2) + (random * grown) / 2)
}
