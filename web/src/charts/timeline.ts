import type { Row, TimelineSpec } from '../api/measures.ts'
import { numberOf } from '../format/value.ts'

/** A stretch of a lane: from x to x, and how much. `row` is the row that it begins with. */
type Span = { from: number; until: number; value: number; row: Row }
export type Lane = { column: string; spans: Span[]; placed: number; all: number | undefined }
type Mark = { at: number; text: string; level: number | undefined }

/** How many labels of marks stand above each other; further ones are told on hovering. */
export const markLevels = 3

/** Rows with a place on the axis. */
export function placedRows(rows: readonly Row[], x: string): Row[] {
  return rows.filter((row) => numberOf(row[x]) !== null)
}

/** A lane for each count of which anything is known. What adds up is told as a part of all there is. */
export function lanesOf(rows: readonly Row[], x: string, { lanes, reach, modelled }: TimelineSpec): Lane[] {
  return lanes.flatMap((column) => {
    const known = rows.filter((row) => numberOf(row[column]) !== null)
    if (known.length === 0) return []
    const spans = placedRows(known, x).map((row) => {
      const from = numberOf(row[x]) ?? 0
      return { from, until: numberOf(row[reach]) ?? from, value: numberOf(row[column]) ?? 0, row }
    })
    const sum = (of: readonly Row[]) => of.reduce((total, row) => total + (numberOf(row[column]) ?? 0), 0)
    const rest = known.some((row) => numberOf(row[x]) === null)
    const adds = rest && !modelled.includes(column)
    return [{ column, spans, placed: sum(placedRows(known, x)), all: adds ? sum(known) : undefined }]
  })
}

/** Neighbouring rows of which the same is said. */
export function verdictsOf(rows: readonly Row[], x: string, { verdict, until }: TimelineSpec) {
  const runs: { from: number; until: number; verdict: string }[] = []
  for (const row of placedRows(rows, x)) {
    const [from, end, said] = [numberOf(row[x]) ?? 0, numberOf(row[until]) ?? 0, String(row[verdict] ?? '')]
    const last = runs.at(-1)
    if (last?.verdict === said && last.until === from) last.until = end
    else if (said !== '') runs.push({ from, until: end, verdict: said })
  }
  return runs
}

/** Marks with the level on which their label finds room beside those before it, at so many pixels a second. */
export function marksOf(told: readonly { at: number; text: string }[], scale: number, width: number): Mark[] {
  const ends = Array.from({ length: markLevels }, () => -Infinity)
  return told.map(({ at, text }) => {
    const begin = labelStart(at * scale, text, width)
    const level = ends.findIndex((end) => begin >= end + 6)
    if (level < 0) return { at, text, level: undefined }
    ends[level] = begin + widthOf(text)
    return { at, text, level }
  })
}

/** A label begins at its mark, unless it would leave the chart. */
export function labelStart(at: number, text: string, width: number): number {
  return Math.max(0, Math.min(at, width - widthOf(text)))
}

/** About how wide a text of 11 pixels is. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[⺀-￯]/.test(sign) ? 11 : 6.2), 0)
}

/** A second as players show it: 75 → "1:15", 3675 → "1:01:15". */
export function clock(second: number): string {
  const whole = Math.floor(second)
  const two = (part: number) => String(part).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const tenths = second - whole >= 0.05 ? `.${Math.floor((second - whole) * 10 + 1e-6)}` : ''
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(rest)}${tenths}`
}

/** Seconds between two labels of an axis, so that at most so many stand on it. */
export function stepOf(end: number, most: number): number {
  const steps = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600]
  return steps.find((step) => end / step <= most) ?? Math.ceil(end / most / 3600) * 3600
}
