import { shareOf } from '../../kernel/share.ts'
import type { Candidate, Question } from '../../manage/product-test-input.ts'
import type { ProductTest } from '../../manage/product-tests.ts'
import { compareAudiences, compareCandidates } from './comparisons.ts'
import { type Counting, headsOf, type Told, toldBy, type Visits, visitsOf } from './counts.ts'
import { demandFor, fourPricesOf } from './demand.ts'
import { pageInterest, statedInterest } from './interest.ts'
import { pricePoints } from './price-points.ts'
import { sentenceOf } from './sentence.ts'
import { type Evidence, evidenceOf, verdictOf } from './verdict.ts'

/** What a test says by now: a verdict for each product, its evidence, and comparisons. */
export async function resultsOf(counting: Counting, test: ProductTest) {
  const [told, visits, heads] = await Promise.all([toldBy(counting), visitsOf(counting), headsOf(counting)])
  const { definition } = test
  const products = definition.candidates.map((candidate) =>
    productOf(
      test,
      candidate,
      told.filter((one) => one.candidate === candidate.id),
      visits.filter((one) => one.candidate === candidate.id),
    ),
  )
  return {
    heads,
    minimum_answers: definition.minimum_answers,
    currency: definition.currency,
    products,
    candidates: compareCandidates(products, definition.minimum_answers, test.id),
    audiences: compareAudiences(definition, told, visits),
    answers: definition.questions.flatMap((question) => answersTo(question, told)),
  }
}

function productOf(test: ProductTest, candidate: Candidate, told: readonly Told[], visits: readonly Visits[]) {
  const { definition } = test
  const evidence = [
    evidenceOf('page', pageInterest(visits), definition),
    evidenceOf('answers', statedInterest(definition.questions, told), definition),
  ].filter((one): one is Evidence => one !== undefined)
  const demand = demandFor({ test, candidate, told, visits })
  const four = fourPricesOf(definition.questions, told)
  const sensitivity = four.length > 0 ? pricePoints(four, `${test.id} ${candidate.id}`) : null
  const verdict = verdictOf(evidence)
  const best = demand.find((one) => one.best)
  return {
    candidate: candidate.id,
    verdict,
    evidence,
    demand,
    price_points: sensitivity && { people: sum(four.map(({ people }) => people)), ...sensitivity },
    sentence: sentenceOf({ candidate, definition, verdict, evidence, best }),
  }
}

/** How people answered a question with choices or numbers, with the share of each; prices stand with demand. */
function answersTo(question: Question, told: readonly Told[]) {
  if (!['interest', 'single', 'multiple', 'scale'].includes(question.kind)) return []
  const answers = told.filter((one) => one.question === question.id)
  const values =
    question.options.length > 0
      ? question.options.map(({ id }) => id)
      : Array.from({ length: question.kind === 'interest' ? 5 : question.most }, (_, i) => String(i + 1))
  return [...new Set(answers.map(({ candidate }) => candidate))].map((candidate) => {
    const mine = answers.filter((one) => one.candidate === candidate)
    const people = sum(mine.map((one) => one.people))
    const shares = values.map((value) => {
      const chosen = mine.filter(({ choices, number }) => choices.includes(value) || String(number) === value)
      const count = sum(chosen.map((one) => one.people))
      return { value, people: count, ...(shareOf(count, people) ?? { share: 0, low: 0, high: 1 }) }
    })
    return { question: question.id, candidate, people, shares }
  })
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
