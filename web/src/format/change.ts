import type { Unit } from '../api/measures.ts'
import { showShare } from './value.ts'

export type Change = { direction: 'up' | 'down' | 'same'; text: string; tone: 'good' | 'bad' | 'neutral' }

/** Columns where less is better; money that leaves, and what is lost. */
const lessIsBetter = /(cost|toll|fee|refund|spend|ads|cac|commission|cancel|uncosted|gap|return_rate|returned)/
/** Columns where more is neither good nor bad in itself. */
const neither = /(spend|ads$|orders_share)/

/**
 * How a figure moved against the period before. Shares move by percentage points, everything else by a share of before.
 * Undefined where there is nothing to compare with.
 */
export function changeOf(
  name: string,
  unit: Unit,
  now: number | null,
  before: number | null,
  language: string,
): Change | undefined {
  if (now === null || before === null || unit === 'text' || unit === 'day') return undefined
  if (unit !== 'share' && before === 0) return undefined
  const moved = unit === 'share' ? now - before : (now - before) / Math.abs(before)
  const direction = Math.abs(moved) < 0.0005 ? 'same' : moved > 0 ? 'up' : 'down'
  return {
    direction,
    tone: toneOf(name, direction),
    text: unit === 'share' ? points(moved, language) : showShare(Math.abs(moved), language),
  }
}

function points(moved: number, language: string): string {
  const value = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(Math.abs(moved) * 100)
  return language.startsWith('zh') ? `${value} 个百分点` : `${value} pp`
}

function toneOf(name: string, direction: Change['direction']): Change['tone'] {
  if (direction === 'same' || neither.test(name)) return 'neutral'
  const better = lessIsBetter.test(name) ? 'down' : 'up'
  return direction === better ? 'good' : 'bad'
}
