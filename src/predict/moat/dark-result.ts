import type { Flows } from './flows.ts'
import type { Level } from './levels.ts'
import type { Missing } from './missing.ts'

/** A share with the ends of the interval that holds in 80 of 100 cases. */
export type Ranged = { value: number; low: number; high: number }

/** What one segment is expected to bring, in minor units of CM2, and how much of it without paid traffic. */
export type DarkSegment = {
  by: 'all' | 'country' | 'sales_channel' | 'traffic_channel'
  key: string
  on: number
  off: number
  share: Ranged
  /** What is lost: on − off. */
  lost: Ranged
  /** What comes with paid traffic on within the days on which a forecast is tried. */
  soon: Ranged
  /** By step, its last day and the same; of the whole and of segments that are places. */
  curve: { day: number; on: number; off: number; share: Ranged }[]
}

export type HalfLife = { key: string; days: Ranged }

export type DarkResult =
  | { missing: Missing }
  | { missing?: undefined; segments: DarkSegment[]; halfLives: HalfLife[]; cohortLives: HalfLife[]; draws: number }

/** What one draw expects of each cell. */
export type Drawn = { flows: Flows[]; levels: Level[] }
