import type { Text } from '../../kernel/errors.ts'

/** What no data of a brand that never stopped paying can tell. Shares are from 0 to 1. */
export type Assumptions = Record<AssumptionId, number>
export type AssumptionId = (typeof assumptionList)[number]['id']

/** What it is assumed for: what a dark test expects, or who is reached. */
type Use = 'dark_test' | 'reach'

/** `spread` is how far the truth may lie from the value to either side; of days, as a factor. */
export const assumptionList = [
  {
    id: 'carry_half_life_days',
    of: 'dark_test',
    default: 7,
    spread: 5,
    min: 1,
    max: 60,
    label: { en: 'Carry-over, half-life in days', zh: '广告余效半衰期（天）' },
    doc: {
      en: 'After so many days, half of what earlier advertising still brings is gone.',
      zh: '停投后，此前广告仍带来的效果每过这么多天减半。',
    },
  },
  {
    id: 'paid_new_anyway',
    of: 'dark_test',
    default: 0.25,
    spread: 0.25,
    min: 0,
    max: 1,
    label: { en: 'Paid first orders that come anyway', zh: '付费首单中本就会来的比例' },
    doc: {
      en: 'The share of first orders by paid visits whose buyers would have found the brand unpaid.',
      zh: '经付费访问的首单中，即使不投放买家也会自行找到品牌的比例。',
    },
  },
  {
    id: 'paid_repeat_anyway',
    of: 'dark_test',
    default: 0.5,
    spread: 0.4,
    min: 0,
    max: 1,
    label: { en: 'Paid repeats that come anyway', zh: '付费复购中本就会来的比例' },
    doc: {
      en: 'The share of later orders by paid visits that customers would have placed unpaid.',
      zh: '经付费访问的复购中，即使不投放客户也会下单的比例。',
    },
  },
  {
    id: 'unpaid_from_paid',
    of: 'dark_test',
    default: 0.2,
    spread: 0.2,
    min: 0,
    max: 1,
    label: { en: 'Unpaid first orders that follow from ads', zh: '非付费首单中由广告带动的比例' },
    doc: {
      en: 'The share of first orders by unpaid visits whose buyers know the brand from its ads.',
      zh: '经非付费访问的首单中，买家因广告才知道品牌的比例。',
    },
  },
  {
    id: 'marketplace_paid',
    of: 'dark_test',
    default: 0.35,
    spread: 0.2,
    min: 0,
    max: 1,
    label: { en: 'Marketplace orders by its ads', zh: '平台订单中来自站内广告的比例' },
    doc: {
      en: 'Used where a marketplace’s ads do not state their sales; otherwise what they state counts.',
      zh: '仅在平台广告未上报销售额时使用；有上报则以上报为准。',
    },
  },
  {
    id: 'email_reached',
    of: 'reach',
    default: 0.5,
    spread: 0.25,
    min: 0,
    max: 1,
    label: { en: 'Reached by e-mail', zh: '邮件可触达的比例' },
    doc: {
      en: 'The share of those who may be written to who open or click an e-mail within half a year. Used where too few such events are known.',
      zh: '可发送的人中，半年内打开或点击邮件的比例。仅在邮件事件不足时使用。',
    },
  },
  {
    id: 'sms_reached',
    of: 'reach',
    default: 0.85,
    spread: 0.15,
    min: 0,
    max: 1,
    label: { en: 'Reached by SMS', zh: '短信可触达的比例' },
    doc: {
      en: 'The share of those who may be written to whom an SMS arrives at. Used where too few such events are known.',
      zh: '可发送的人中，短信能送达的比例。仅在短信事件不足时使用。',
    },
  },
] as const satisfies readonly {
  id: string
  of: Use
  default: number
  spread: number
  min: number
  max: number
  label: Text
  doc: Text
}[]

/** The defaults, with what a brand states in their place. */
export function assumptionsOf(stated: Partial<Assumptions>): Assumptions {
  return Object.fromEntries(assumptionList.map((one) => [one.id, stated[one.id] ?? one.default])) as Assumptions
}

/** Assumptions of a dark test that may be true as well: each anywhere within its spread, independent of the others. */
export function drawnAssumptions(around: Assumptions, uniform: () => number): Assumptions {
  const drawn = Object.fromEntries(
    assumptionList.flatMap(({ id, of, spread }) => {
      if (of !== 'dark_test') return []
      const place = 2 * uniform() - 1
      const value = around[id]
      return [[id, id === 'carry_half_life_days' ? value * spread ** place : clipped(value + place * spread)]]
    }),
  )
  return { ...around, ...drawn }
}

function clipped(share: number): number {
  return Math.min(1, Math.max(0, share))
}
