import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { forecastSegment, type SegmentCounts, type SegmentForecast } from './forecast-segment.ts'

export type ForecastAnswer = { forecast: SegmentForecast } | { failed: string }

// Nobody waits for a forecast. On Linux this means this thread alone.
if (process.platform === 'linux') setPriority(0, 10)

parentPort?.on('message', (counts: SegmentCounts) => parentPort?.postMessage(answer(counts)))

function answer(counts: SegmentCounts): ForecastAnswer {
  try {
    return { forecast: forecastSegment(counts) }
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
