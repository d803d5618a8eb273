import type { Scorecard } from './scorecard-row.ts'

/** What a signal is told by, beside the scorecard itself. */
type Beside = { reach_n: number | null; tier_comments: number | null; tier_likes: number | null }
type Judged = Omit<Scorecard, 'signals'> & Beside

/** What is worth a look at a creator, each with the rule by which it is said: a question to ask, never a verdict. The dashboard has the words. */
export const signals: Readonly<Record<string, (card: Judged) => boolean>> = {
  mostly_sponsored: ({ sponsored_low }) => isMore(sponsored_low, 0.5),
  more_sponsored: ({ sponsored_trend }) => isMore(sponsored_trend, 0.2),
  engagement_low: (card) => isMore(card.tier_engagement, card.engagement_high, 2),
  engagement_high: (card) => isMore(card.engagement_low, card.tier_engagement, 3),
  few_comments: ({ comments_per_like, tier_comments, tier_likes, posts }) =>
    posts >= 5 && !!tier_likes && isMore((tier_comments ?? 0) / tier_likes, comments_per_like, 4),
  views_even: ({ views_spread, reach_n }) => (reach_n ?? 0) >= 8 && isMore(0.1, views_spread),
  views_uneven: ({ views_spread, reach_n }) => (reach_n ?? 0) >= 8 && isMore(views_spread, 1.5),
  counts_fell: ({ fallen_posts }) => fallen_posts > 0,
}

/** Whether one is more than so many times the other; what is not known is not. */
function isMore(one: number | null, other: number | null, times = 1): boolean {
  return one !== null && other !== null && one > other * times
}

/** The names of the signals that a scorecard gives, with commas between. */
export function signalsOf(card: Judged): string {
  const given = Object.entries(signals).filter(([, isGiven]) => isGiven(card))
  return given.map(([name]) => name).join(',')
}
