import { z } from 'zod'
import { costEnds, type Ends, endsAbout, meanEnds, ratioEnds, rounded, sumEnds } from './chance.ts'
import { rowShape, type Scorecard } from './scorecard-row.ts'
import { signalsOf } from './signals.ts'

const withEnds = [
  ...(['reach', 'engagement', 'sponsored', 'response', 'repeat'] as const),
  ...(['cost_per_visit', 'cost_per_order', 'cost_per_new_customer', 'margin', 'value'] as const),
] as const
type Name = (typeof withEnds)[number]
type End = `${Name}_${'low' | 'high'}`

const figure = z.number().nullable()

/** What the statement finds of a creator: the scorecard without its intervals, and what those are made from. Reach stands there as its logarithm, too. */
const found = rowShape
  .partial(
    Object.fromEntries(
      withEnds.flatMap((name) => [
        [`${name}_low`, true],
        [`${name}_high`, true],
      ]),
    ) as Record<End, true>,
  )
  .partial({ signals: true })
  .extend({
    ...{ reach_shrunk: figure, reach_error: figure, engaged_error: figure, share_error: figure, repeat_error: figure },
    ...{
      paid_n: z.int(),
      paid_mean: figure,
      paid_variance: figure,
      own_n: z.int(),
      own_mean: figure,
      own_variance: figure,
    },
    ...{ fixed_cost: figure, kept_squares: figure, valued: figure, all_value: figure, value_squares: figure },
    ...{ reach_n: z.int(), tier_comments: figure, tier_likes: figure },
  })
type Found = z.infer<typeof found>

/** The scorecard of what was found. Intervals are made here: of the rows shown only, where the statement would make them of everybody. */
export function scorecardOf(one: unknown): Scorecard {
  const told = found.parse(one)
  const ends = Object.fromEntries(
    Object.entries(endsOf(told)).flatMap(([name, [low, high]]) => [
      [`${name}_low`, low],
      [`${name}_high`, high],
    ]),
  ) as Record<End, number | null>
  const card = { ...told, ...ends }
  return { ...card, signals: signalsOf(card) }
}

function endsOf(told: Found): Record<Name, Ends> {
  const { visits, orders, new_customers, spend, fixed_cost } = told
  const [fixed, total] = [fixed_cost ?? 0, spend ?? 0]
  const [low, high] = endsAbout(told.engagement, told.engaged_error)
  return {
    reach: rounded(exponentials(endsAbout(told.reach_shrunk, told.reach_error))),
    // Interactions may be more than the views.
    engagement: [atLeastNothing(low), high],
    sponsored: within(endsAbout(told.sponsored_share, told.share_error)),
    response: ratioEnds(
      { n: told.paid_n, mean: told.paid_mean, variance: told.paid_variance },
      { n: told.own_n, mean: told.own_mean, variance: told.own_variance },
    ),
    repeat: within(endsAbout(told.repeat_rate, told.repeat_error)),
    cost_per_visit: costEnds(visits, spend),
    cost_per_order: costEnds(orders, spend === null ? null : fixed, total - fixed),
    cost_per_new_customer: costEnds(new_customers, spend),
    margin: sumEnds(told.margin, told.kept_squares, orders),
    value: meanEnds(told.valued, told.all_value, told.value_squares),
  }
}

const atLeastNothing = (end: number | null) => (end === null ? null : Math.max(0, end))

/** The ends of a share, which lies between nothing and all. */
const within = ([low, high]: Ends): Ends => [atLeastNothing(low), high === null ? null : Math.min(1, high)]

const exponentials = ([low, high]: Ends): Ends => [
  low === null ? null : Math.exp(low),
  high === null ? null : Math.exp(high),
]
