import type { Question } from '../../manage/product-test-input.ts'
import type { Told, Visits } from './counts.ts'

/** Values at and above which somebody who was asked counts as interested: the two best of five. */
const interestedFrom = 4

/** Visitors of the page, and how many of them were interested, at all prices. */
export function pageInterest(visits: readonly Visits[]): { yes: number; asked: number } {
  return { yes: sum(visits.map(({ interested }) => interested)), asked: sum(visits.map(({ visitors }) => visitors)) }
}

/** Who was asked whether they would buy, and how many would; of several such questions the first. */
export function statedInterest(questions: readonly Question[], told: readonly Told[]): { yes: number; asked: number } {
  const first = questions.find(({ kind }) => kind === 'interest')
  const answers = told.filter(({ question }) => question === first?.id)
  const yes = answers.filter(({ number }) => (number ?? 0) >= interestedFrom)
  return { yes: sum(yes.map(({ people }) => people)), asked: sum(answers.map(({ people }) => people)) }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
