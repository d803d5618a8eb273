import type { Text } from '../../kernel/errors.ts'
import {
  daysToArrive,
  daysToPost,
  type FollowUp,
  type FollowUpKind,
  type listFollowUps,
} from '../../manage/follow-ups.ts'
import { wordsFor } from '../../measure/words.ts'
import type { Section, Told } from './define.ts'

/** So many are told; the page has the others. */
export const mostFollowUps = 10

const title: Text = { en: 'Collaborations to follow up', zh: '待跟进的合作' }

const kinds: Readonly<Record<FollowUpKind, Text>> = {
  overdue: { en: 'Overdue', zh: '已逾期' },
  remind: { en: 'Reminder', zh: '提醒' },
  not_received: { en: 'Sample not received', zh: '样品未签收' },
  not_posted: { en: 'Sample not posted', zh: '样品未发布' },
  right_ends: { en: 'Right ends', zh: '授权将到期' },
}

const columns = [
  { label: { en: 'What waits', zh: '事项' }, unit: 'text' },
  { label: { en: 'Collaboration', zh: '合作' }, unit: 'text' },
  { label: { en: 'Creator', zh: '红人' }, unit: 'text' },
  { label: { en: 'Owner', zh: '负责人' }, unit: 'text' },
  { label: { en: 'Day', zh: '日期' }, unit: 'day' },
] as const

/** What the work with creators waits for, as it stands now; undefined where nothing does. */
export function followUpsSection(
  { items, counts }: Awaited<ReturnType<typeof listFollowUps>>,
  currency: string,
): Section | undefined {
  if (items.length === 0) return undefined
  const { count, day } = wordsFor(currency, undefined)
  const told = counts.filter(({ all }) => all > 0)
  const link = { label: { en: 'Collaborations', zh: '合作' }, path: '/creators/collaborations', query: {} }
  return {
    ...{ id: 'follow-ups', title, sources: [] },
    sentences: [
      {
        en: `As of now, ${told.map(({ kind, all }) => `${kinds[kind].en.toLowerCase()}: ${count(all).en}`).join(', ')}.`,
        zh: `截至目前，${told.map(({ kind, all }) => `${kinds[kind].zh} ${count(all).zh} 项`).join('、')}。`,
      },
      rule,
    ],
    figures: [],
    table: {
      columns: [...columns],
      rows: items.slice(0, mostFollowUps).map((one) => ({
        cells: [
          { value: one.kind, shown: whatOf(one) },
          ...[one.collaboration.title, one.creator.name].map(plain),
          one.owner ? plain(one.owner.name) : { value: null, shown: { en: 'Nobody yet', zh: '无人负责' } },
          { value: one.since, shown: day(one.since) },
        ],
        link,
      })),
    },
    links: [link],
  }
}

const plain = (text: string): Told => ({ value: text, shown: { en: text, zh: text } })

function whatOf({ kind, about }: FollowUp): Text {
  const { en, zh } = kinds[kind]
  return about ? { en: `${en}: ${about}`, zh: `${zh}：${about}` } : kinds[kind]
}

const rule: Text = {
  en: `A sample waits once it was sent ${daysToArrive} days ago and not received, or received ${daysToPost} days ago and not posted.`,
  zh: `样品寄出满 ${daysToArrive} 天未签收，或签收满 ${daysToPost} 天未发布，即列入待跟进。`,
}
