import { openThread, type Thread } from '../thread.ts'
import type { SegmentCounts } from './forecast-segment.ts'
import type { ForecastAnswer } from './forecast-worker.ts'

/** A thread that works out forecasts of segments. The program is another in tests. */
export function openForecastThread(
  signal: AbortSignal,
  program = new URL('./forecast-worker.ts', import.meta.url),
): Thread<SegmentCounts, ForecastAnswer> {
  return openThread(program, 'forecasts', signal)
}
