import type { Day } from '../src/kernel/time.ts'

export type Size = 'tiny' | 'small' | 'large' | 'huge'

/** What a brand is generated from. Equal options give equal files, byte by byte. */
export type ScenarioOptions = { size: Size; end: Day; seed?: number }

/** How big a size is: days of history, demand and spend relative to the base brand, the marketplace settlements and how many stand in one file. */
export type Extent = {
  days: number
  scale: number
  settlementDays: number
  settlementsAFile: number
  searchTermsADay: number
  /** The tracker saw everybody on the last `fullDays`, and before that a share of people (the pilot). */
  fullDays: number
  pilotShare: number
  /** Visits without an order, relative to the base brand. */
  lookers: number
}

export const extents: Readonly<Record<Size, Extent>> = {
  tiny: {
    days: 120,
    scale: 0.09,
    settlementDays: 14,
    settlementsAFile: 99,
    searchTermsADay: 1,
    fullDays: 120,
    pilotShare: 1,
    lookers: 0.1,
  },
  small: {
    days: 730,
    scale: 0.64,
    settlementDays: 14,
    settlementsAFile: 27,
    searchTermsADay: 3,
    fullDays: 90,
    pilotShare: 0.03,
    lookers: 0.95,
  },
  large: {
    days: 730,
    scale: 10.5,
    settlementDays: 14,
    settlementsAFile: 1,
    searchTermsADay: 6,
    fullDays: 90,
    pilotShare: 0.03,
    lookers: 1,
  },
  huge: {
    days: 730,
    scale: 140,
    settlementDays: 14,
    settlementsAFile: 1,
    searchTermsADay: 6,
    fullDays: 90,
    pilotShare: 0.03,
    lookers: 1,
  },
}

/** The brand that every scenario is of. */
export const scenarioBrand = { name: 'Lumen & Tide 灵汐', currency: 'USD', zone: 'Asia/Shanghai' } as const
