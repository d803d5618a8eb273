import type { Text } from '../../kernel/errors.ts'

/**
 * The least that a fit is made from. Of made-up brands of 200 customers, the interval of a 180-day forecast is half as wide
 * as the forecast; of a hundred, three quarters, and the chance to stop is often not told from none.
 */
const needed = { customers: 200, repeaters: 50, days: 56, margins: 50 } as const

/** Why there is no number: something of which there is not enough, or that what is there does not tell. */
export type TooLittle = { missing: Missing; found: number } | { missing: 'peak' | 'spread' }
type Missing = keyof typeof needed

/** The first of these of which there is too little. */
export function tooLittle(found: Partial<Record<Missing, number>>): TooLittle | undefined {
  for (const missing of ['customers', 'repeaters', 'days', 'margins'] as const) {
    const there = found[missing]
    if (there !== undefined && there < needed[missing]) return { missing, found: there }
  }
  return undefined
}

/** The reason as a sentence. */
export function sayTooLittle(reason: TooLittle): Text {
  if (!('found' in reason)) return reason.missing === 'peak' ? noPeak : noSpread
  return sayShort(reason.missing, reason.found)
}

function sayShort(missing: Missing, found: number): Text {
  const least = needed[missing]
  return {
    customers: {
      en: `${found} customers are known; a forecast needs ${least}.`,
      zh: `已知客户 ${found} 位，至少需要 ${least} 位才能预测。`,
    },
    repeaters: {
      en: `${found} customers have come again; a forecast needs ${least}.`,
      zh: `复购客户 ${found} 位，至少需要 ${least} 位才能预测。`,
    },
    days: {
      en: `Orders are known for ${found} days; a forecast needs ${least}.`,
      zh: `订单数据只有 ${found} 天，至少需要 ${least} 天才能预测。`,
    },
    margins: {
      en: `Of ${found} customers a later order is known to have brought a margin; a forecast of margin needs ${least}.`,
      zh: `复购订单毛利已知且为正的客户 ${found} 位，至少需要 ${least} 位才能预测毛利。`,
    },
  }[missing]
}

const noPeak: Text = {
  en: 'The orders so far do not tell how customers differ in how often they buy.',
  zh: '目前的订单还看不出客户之间购买频率的差异。',
}

const noSpread: Text = {
  en: 'The margins of later orders do not tell how customers differ, or differ too much for a mean to be expected.',
  zh: '复购订单的毛利看不出客户之间的差异，或差异过大，无法给出可靠的平均值。',
}

/** The reasons, in a word or two. */
export const missingNames: Readonly<Record<string, Text>> = {
  customers: { en: 'Too few customers', zh: '客户太少' },
  repeaters: { en: 'Too few came again', zh: '复购客户太少' },
  days: { en: 'Known too short', zh: '数据时间太短' },
  margins: { en: 'Too few margins known', zh: '已知毛利太少' },
  peak: { en: 'Orders do not tell', zh: '订单信息不足' },
  spread: { en: 'Margins do not tell', zh: '毛利信息不足' },
  later: { en: 'Not in the newest forecast yet', zh: '尚未纳入最近一次预测' },
} satisfies Record<TooLittle['missing'] | 'later', Text>

/** A reason as it was kept. */
export function keptReason(missing: string, found: number): TooLittle | undefined {
  if (missing === 'peak' || missing === 'spread') return { missing }
  return Object.hasOwn(needed, missing) ? { missing: missing as Missing, found } : undefined
}
