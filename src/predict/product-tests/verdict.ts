import { type Share, shareOf } from '../../kernel/share.ts'
import type { ProductTestInput } from '../../manage/product-test-input.ts'

export const verdicts = ['go', 'stop', 'undecided', 'not_enough'] as const
export type Verdict = (typeof verdicts)[number]
export const evidenceSources = ['page', 'answers'] as const

/** How many people were interested of those who visited a page, or were asked, beside the goal of the test. */
export type Evidence = Share & {
  source: (typeof evidenceSources)[number]
  people: number
  interested: number
  goal: number
  is_enough: boolean
}

/** Evidence of one kind; undefined where there is none. */
export function evidenceOf(
  source: Evidence['source'],
  { yes, asked }: { yes: number; asked: number },
  test: Pick<ProductTestInput, 'minimum_answers' | 'goal_answers_percent' | 'goal_page_percent'>,
): Evidence | undefined {
  const share = shareOf(yes, asked)
  const goal = (source === 'page' ? test.goal_page_percent : test.goal_answers_percent) / 100
  return share && { source, people: asked, interested: yes, ...share, goal, is_enough: asked >= test.minimum_answers }
}

/** The evidence on which a verdict rests: what people did before what they said, where it is enough. */
export function restsOn(evidence: readonly Evidence[]): Evidence | undefined {
  return evidence.find(({ is_enough }) => is_enough)
}

/** Go where the whole interval lies at or above the goal, stop where it lies below it, undecided between. */
export function verdictOf(evidence: readonly Evidence[]): Verdict {
  const found = restsOn(evidence)
  if (!found) return 'not_enough'
  if (found.low >= found.goal) return 'go'
  return found.high < found.goal ? 'stop' : 'undecided'
}
