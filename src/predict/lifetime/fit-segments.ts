import type { BaseLogger } from 'pino'
import { Problem } from '../../kernel/errors.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { SegmentCounts } from './forecast-segment.ts'
import { openForecastThread } from './forecast-thread.ts'
import type { KeptForecast } from './kept-forecasts.ts'
import { type Observed, segmentCounts } from './segment-counts.ts'
import { type Segments, segmentsOf, type Whose } from './segments.ts'

type Where = { warehouse: Warehouse; log: Pick<BaseLogger, 'error'>; signal: AbortSignal }

/**
 * The forecasts of all segments. One that fails, and a kind with too much to count, is told to the log and left out; throws
 * the first failure where nothing is left.
 */
export async function fitSegments(where: Where, whose: Whose, observed: Observed): Promise<KeptForecast[]> {
  const { warehouse, log, signal } = where
  const { brand } = whose
  const failures: unknown[] = []
  const leaveOut = (error: unknown, segment: { by: string; key?: string }) => {
    failures.push(error)
    log.error({ err: error, brand, ...segment }, 'a segment of customers could not be forecast')
  }
  const thread = openForecastThread(signal)
  try {
    const kept: KeptForecast[] = []
    for (const segments of await segmentsOf(warehouse, whose, { signal })) {
      const { by } = segments
      for (const [key, counts] of await countsOf(where, whose, segments, observed, leaveOut)) {
        const answer = await thread.ask({ ...counts, each: by === 'all' })
        if ('failed' in answer) leaveOut(new Error(answer.failed), { by, key })
        else kept.push({ by, key, forecast: answer.forecast })
      }
    }
    if (kept.length === 0 && failures.length > 0) throw failures[0]
    return kept
  } finally {
    await thread.close()
  }
}

/** The counts of a kind of segment; none where there is too much to count, as that is so of no other kind. */
async function countsOf(
  { warehouse, signal }: Where,
  whose: Whose,
  segments: Segments,
  observed: Observed,
  leaveOut: (error: Problem, segments: { by: string }) => void,
): Promise<Map<string, SegmentCounts>> {
  try {
    return await segmentCounts(warehouse, whose, segments, observed, { signal })
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'query_too_heavy') throw error
    leaveOut(error, { by: segments.by })
    return new Map()
  }
}
