import { type Difference, differenceOf, type Share, shareOf } from '../../kernel/share.ts'
import type { ProductTestInput } from '../../manage/product-test-input.ts'
import { probabilitiesOfMost } from './best-price.ts'
import type { Told, Visits } from './counts.ts'
import { pageInterest, statedInterest } from './interest.ts'
import { type Evidence, evidenceSources } from './verdict.ts'

type Source = Evidence['source']
export type CandidateRank = {
  source: Source
  candidate: string
  people: number
  share: number
  probability_most: number
}

/** How probable it is of each product that it interests most, of those with enough answers of the same kind. */
export function compareCandidates(
  products: readonly { candidate: string; evidence: readonly Evidence[] }[],
  minimum: number,
  seed: string,
): CandidateRank[] {
  return evidenceSources.flatMap((source) => {
    const compared = products.flatMap(({ candidate, evidence }) => {
      const found = evidence.find((one) => one.source === source && one.people >= minimum)
      return found ? [{ candidate, ...found }] : []
    })
    if (compared.length < 2) return []
    const probabilities = probabilitiesOfMost(
      compared.map(({ interested, people }) => ({ yes: interested, asked: people })),
      `${seed} ${source}`,
    )
    return compared
      .map(({ candidate, people, share }, i) => ({
        source,
        candidate,
        people,
        share,
        probability_most: probabilities[i] ?? 0,
      }))
      .sort((a, b) => b.probability_most - a.probability_most)
  })
}

export type AudienceShare = Share & {
  source: Source
  candidate: string
  by: 'audience' | 'market'
  /** Creators, customers or others; or the code of a market, empty for links that name none. */
  group: string
  people: number
  interested: number
  is_enough: boolean
  /** How much more than of everybody else; null where there is nobody else, or too few on a side. */
  against_others: Difference | null
}

/** Interest in each product by who was asked and where they are, each group beside all others. */
export function compareAudiences(
  test: ProductTestInput,
  told: readonly Told[],
  visits: readonly Visits[],
): AudienceShare[] {
  return test.candidates.flatMap(({ id }) =>
    evidenceSources.flatMap((source) =>
      (['audience', 'market'] as const).flatMap((by) => {
        const mine = source === 'page' ? visits : told
        const rows = (mine as readonly (Told | Visits)[]).filter((one) => one.candidate === id)
        const groups = [...new Set(rows.map((row) => row[by]))].sort()
        const count = (of: readonly (Told | Visits)[]) =>
          source === 'page' ? pageInterest(of as Visits[]) : statedInterest(test.questions, of as Told[])
        return groups.flatMap((group) => {
          const ours = count(rows.filter((row) => row[by] === group))
          const rest = count(rows.filter((row) => row[by] !== group))
          const one = groupShare(ours, rest, test.minimum_answers)
          return one ? [{ source, candidate: id, by, group, ...one }] : []
        })
      }),
    ),
  )
}

type Count = { yes: number; asked: number }

function groupShare(ours: Count, rest: Count, minimum: number) {
  const share = shareOf(ours.yes, ours.asked)
  const others = shareOf(rest.yes, rest.asked)
  if (!share) return undefined
  const isEnough = ours.asked >= minimum
  return {
    people: ours.asked,
    interested: ours.yes,
    ...share,
    is_enough: isEnough,
    against_others: others && isEnough && rest.asked >= minimum ? differenceOf(share, others) : null,
  }
}
