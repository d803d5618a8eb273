import type { DayRange } from '../../api/rates.ts'

const dayMs = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** Where a range of days lies on a strip, in percent of it; undefined beside it. Both ends are whole days. */
export function placeOf(range: DayRange, domain: DayRange): { left: number; width: number } | undefined {
  const [start, end] = [at(domain.first_day), at(domain.last_day) + dayMs]
  const [from, to] = [Math.max(start, at(range.first_day)), Math.min(end, at(range.last_day) + dayMs)]
  if (from >= to) return undefined
  const percent = (time: number) => (100 * time) / (end - start)
  return { left: percent(from - start), width: percent(to - from) }
}
