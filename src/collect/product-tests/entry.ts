import type { TestLink } from '../../manage/product-test-links.ts'

/** What a row is about: an answer to a question, or what somebody did on the page of a product. */
export type EntryKind = 'answer' | 'visit' | 'interest' | 'preorder'

/** One answer, or one thing done. What a question does not ask for is empty; an optional one may be left unanswered. */
export type EntryRow = {
  kind: EntryKind
  candidate: string
  question: string
  answered: boolean
  choices: string[]
  number: number | null
  /** Minor units: four of price sensitivity, one of a ladder (none for no price at all), the one that was shown on a page. */
  prices: number[]
  text: string
}

/** What one person sent at once. */
export type Entry = {
  link: string
  audience: TestLink['audience']
  market: string
  language: string
  /** Tells who answers twice, and nothing else of them. */
  respondent: string
  bot_reasons: string[]
  rows: EntryRow[]
}

export const emptyRow = { answered: true, choices: [], number: null, prices: [], text: '', question: '' }
