import { addDays } from '../kernel/time.ts'
import type { BucketName, Period } from './define.ts'
import { listText } from './define.ts'

const lists = ['sales_channel', 'store', 'country', 'sku', 'campaign'] as const

/** The filters of a question as parameters of the list of orders, to be narrowed by what a row is about. */
export function sameFilters(p: Partial<Period>): Record<string, string> {
  const same: Record<string, string> = {}
  for (const name of ['from', 'to', 'basis', 'customer'] as const) {
    const value = p[name]
    if (value) same[name] = value
  }
  for (const name of lists) {
    const values = p[name]
    if (values?.length) same[name] = listText(values)
  }
  return same
}

/** The days of a step of time that lie within the period. */
export function daysOf(bucket: string, by: BucketName, p: Pick<Period, 'from' | 'to'>): { from: string; to: string } {
  const days = { from: bucket, to: lastDay(bucket, by) }
  if (days.from < p.from) days.from = p.from
  if (days.to > p.to) days.to = p.to
  return days
}

/** The first day of the step of time n steps later. */
export function stepLater(bucket: string, by: BucketName, steps: number): string {
  if (by !== 'month') return addDays(bucket, by === 'week' ? 7 * steps : steps)
  const [year = 0, month = 1] = bucket.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + steps, 1)).toISOString().slice(0, 10)
}

function lastDay(bucket: string, by: BucketName): string {
  return addDays(stepLater(bucket, by, 1), -1)
}

/** Parameters that choose customers by their first order: its days, and the filters of the question. */
export function firstOrderOf(p: Partial<Period>, days: { from: string; to: string }): Record<string, string> {
  const filters = sameFilters({ ...p, from: undefined, to: undefined, basis: undefined, customer: undefined })
  const first = { ...days, ...filters }
  return Object.fromEntries(Object.entries(first).map(([name, value]) => [`first_${name}`, value]))
}
