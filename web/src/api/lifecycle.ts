import { queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'

/** Where stages begin, in the order shown. */
export const thresholdNames = [
  'interested_seconds',
  'considering_visits',
  'loyal_orders',
  'lapsing_days',
  'lost_days',
  'visitor_lapsing_days',
  'visitor_lost_days',
] as const
export type ThresholdName = (typeof thresholdNames)[number]
export type Thresholds = Record<ThresholdName, number>
/** What the brand states itself; what is left out is fitted. */
export type StatedThresholds = Partial<Thresholds>
type Rhythm = { customers: number; is_fitted: boolean; thresholds: Thresholds }
export type LifecycleRules = { version: number; thresholds: StatedThresholds; holds: Rhythm; defaults: Rhythm }
export type MovedStages = { people: number; moved: number; moves: { from: string; to: string; people: number }[] }

/** Where stages begin now, and where they would begin if nothing were stated. */
export const lifecycleRulesQuery = (brand: string) =>
  queryOptions({
    queryKey: ['lifecycle-rules', brand],
    queryFn: ({ signal }) => call<LifecycleRules>('GET', brandPath(brand, 'lifecycle-rules'), { signal }),
  })

/** How many people would be in another stage at the end of a day. */
export const tryThresholds = (brand: string, thresholds: StatedThresholds, day: string) =>
  call<MovedStages>('POST', brandPath(brand, 'lifecycle-rules', 'try'), { body: { thresholds, day } })
/** `seen` is the version that was looked at: one that was saved meanwhile is a conflict. */
export const saveThresholds = (brand: string, thresholds: StatedThresholds, seen: number) =>
  call<{ version: number }>('POST', brandPath(brand, 'lifecycle-rules'), { body: { thresholds, seen } })
