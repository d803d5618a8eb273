import type { Text } from '../../kernel/errors.ts'
import { type TrafficChannelId, trafficChannelIds, trafficChannels } from '../../kernel/traffic-channel.ts'

/** Where a brand stands, as a whole or in a market. */
export const stages = ['starting', 'growing', 'large'] as const
export type Stage = (typeof stages)[number]
export const stageNames: Readonly<Record<Stage, Text>> = {
  starting: { en: 'Starting', zh: '起步期' },
  growing: { en: 'Growing', zh: '成长期' },
  large: { en: 'Large', zh: '成熟期' },
}

/** The parts of a mix: what led to the sale. */
export const parts = ['paid_pull', 'paid_push', 'earned', 'owned', 'marketplace'] as const
export type Part = (typeof parts)[number]
export const partNames: Readonly<Record<Part, Text>> = {
  paid_pull: { en: 'Paid, people looking for goods', zh: '付费·人找货' },
  paid_push: { en: 'Paid, goods put before people', zh: '付费·货找人' },
  earned: { en: 'Earned', zh: '赢得流量' },
  owned: { en: 'Owned', zh: '自有流量' },
  marketplace: { en: 'Marketplaces', zh: '电商平台' },
}

/** Shares of net sales, from and to. */
type Range = readonly [from: number, to: number]
/**
 * What each stage calls for, as shares of net sales: rules of thumb of our own. Starting, a brand pays to learn who buys; growing,
 * it pays to be known where its buyers are, and collects them; large, it lives off those who come by themselves.
 */
export const plays: Readonly<Record<Stage, Readonly<Record<Part, Range>>>> = {
  starting: {
    paid_pull: [0.15, 0.4],
    paid_push: [0.1, 0.35],
    earned: [0.05, 0.25],
    owned: [0.05, 0.2],
    marketplace: [0.1, 0.5],
  },
  growing: {
    paid_pull: [0.1, 0.3],
    paid_push: [0.15, 0.35],
    earned: [0.1, 0.3],
    owned: [0.15, 0.35],
    marketplace: [0.1, 0.4],
  },
  large: {
    paid_pull: [0.05, 0.2],
    paid_push: [0.05, 0.25],
    earned: [0.15, 0.4],
    owned: [0.3, 0.6],
    marketplace: [0.05, 0.3],
  },
}

/** The part that a sale of the own site is of, by the channel that led to it; none where that is not known. */
function partOf(id: TrafficChannelId): Part | '' {
  if (id === 'unassigned') return ''
  const { tenure, intent } = trafficChannels[id]
  if (tenure !== 'rented') return tenure
  return intent === 'pull' ? 'paid_pull' : 'paid_push'
}
export const partOfChannel: readonly (Part | '')[] = trafficChannelIds.map(partOf)
