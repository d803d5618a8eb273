import type { PriceStep } from './best-price.ts'

/** From where a curve of demand comes: what visitors of a page did, or what people said. */
export const demandSources = ['page', 'price_ladder', 'price_sensitivity'] as const
export type DemandSource = (typeof demandSources)[number]

export type DemandCurve = {
  source: DemandSource
  people: number
  is_enough: boolean
  steps: PriceStep[]
  /** The price that most probably leaves most; null without a cost, or with too few people. */
  best: PriceStep | null
}
