import { answerAsked } from '../answer-asked.ts'
import { forecastSegment, type SegmentCounts, type SegmentForecast } from './forecast-segment.ts'

export type ForecastAnswer = { forecast: SegmentForecast } | { failed: string }

answerAsked((counts: SegmentCounts) => ({ forecast: forecastSegment(counts) }))
