import type { Text } from './errors.ts'

/** Stages of somebody's life with a brand, in order; the last two are of those who fall silent. */
export const lifecycleStages = [
  'aware',
  'interested',
  'considering',
  'first_purchase',
  'repeat',
  'loyal',
  'lapsing',
  'lost',
] as const
export type LifecycleStage = (typeof lifecycleStages)[number]

/** In a flow, where those stood who were not known yet. */
export const newcomer = 'new'

export const stageNames: Readonly<Record<LifecycleStage | typeof newcomer, Text>> = {
  new: { en: 'Not known yet', zh: '新增' },
  aware: { en: 'Aware', zh: '认知' },
  interested: { en: 'Interested', zh: '兴趣' },
  considering: { en: 'Considering', zh: '考虑' },
  first_purchase: { en: 'First purchase', zh: '首购' },
  repeat: { en: 'Repeat', zh: '复购' },
  loyal: { en: 'Loyal', zh: '忠诚' },
  lapsing: { en: 'Lapsing', zh: '沉睡' },
  lost: { en: 'Lost', zh: '流失' },
}

/** Where stages begin. Days are calendar days of the brand; silence of a buyer is time without an order, of a visitor without a visit. */
export type LifecycleThresholds = {
  /** Seconds with the pages, over all visits, from which a visitor is interested who has not looked at a product. */
  interested_seconds: number
  /** Visits with a product looked at, from which a visitor considers who has put nothing into a cart. */
  considering_visits: number
  /** Days with an order from which a customer is loyal. */
  loyal_orders: number
  lapsing_days: number
  lost_days: number
  visitor_lapsing_days: number
  visitor_lost_days: number
}

/** What holds where nothing is stated and nothing can be fitted. */
export const usualThresholds: LifecycleThresholds = {
  interested_seconds: 30,
  considering_visits: 2,
  loyal_orders: 4,
  lapsing_days: 90,
  lost_days: 180,
  visitor_lapsing_days: 30,
  visitor_lost_days: 90,
}

/** What a brand states itself; the rest is fitted or usual. */
export type StatedThresholds = Readonly<Partial<LifecycleThresholds>>
