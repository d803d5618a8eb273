import { measures } from '../measure/catalogue.ts'
import type { Measure } from '../measure/define.ts'
import { attribution } from './attribution/attribution.ts'
import { acquisition } from './lifetime/acquisition.ts'
import { cohortValue } from './lifetime/cohort-value.ts'
import { customerForecast } from './lifetime/customer-forecast.ts'
import { forecastCalibration, forecastOrigins } from './lifetime/forecast-quality.ts'
import { lifetimeValue } from './lifetime/lifetime-value.ts'
import { liveComparison } from './live/live-comparison.ts'
import { liveRundown } from './live/live-rundown.ts'
import { cohortHalfLife } from './moat/cohort-half-life.ts'
import { darkCurve } from './moat/dark-curve.ts'
import { darkOrigins } from './moat/dark-origins-measure.ts'
import { darkTestMeasure } from './moat/dark-test-measure.ts'
import { reach } from './moat/reach.ts'
import { reachPeople } from './moat/reach-people.ts'
import { stagePlaybook } from './playbook/stage-playbook.ts'
import { productFit } from './product-fit/product-fit.ts'
import { videoBrief } from './video/video-brief.ts'
import { videoCurve } from './video/video-curve.ts'
import { videoSeconds } from './video/video-seconds.ts'
import { videoVersions } from './video/video-versions.ts'

/** Every question that can be asked: what is measured, and what is worked out from it. */
export const questions: readonly Measure[] = [
  ...measures,
  attribution,
  lifetimeValue,
  productFit,
  stagePlaybook,
  darkTestMeasure,
  darkCurve,
  darkOrigins,
  cohortHalfLife,
  reach,
  reachPeople,
  customerForecast,
  acquisition,
  cohortValue,
  forecastCalibration,
  forecastOrigins,
  liveComparison,
  liveRundown,
  videoCurve,
  videoSeconds,
  videoVersions,
  videoBrief,
]
