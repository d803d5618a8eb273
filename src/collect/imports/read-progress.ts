import type { ImportProgress } from './import-records.ts'

/** How far a reading is, under the names that the API gives to those who watch. */
export type ReadProgress = Pick<ImportProgress, 'bytes' | 'bytes_total' | 'rows' | 'rows_per_second' | 'seconds_left'>

/** `bytes` of `total` and `rows` were read in `seconds`; the seconds left are absent until they can be told. */
export function readProgress(read: { bytes: number; total: number; rows: number; seconds: number }): ReadProgress {
  const { bytes, total, rows, seconds } = read
  const share = bytes / total
  const progress = { bytes, bytes_total: total, rows, rows_per_second: Math.round(rows / seconds) }
  if (!(share > 0 && share < 1)) return progress
  return { ...progress, seconds_left: Math.round((seconds / share) * (1 - share)) }
}
