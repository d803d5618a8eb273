import { z } from 'zod'

const share = z
  .object({
    share: z.number(),
    low: z.number(),
    high: z.number().describe('Interval (Wilson, 95%)'),
    estimate: z.number().describe('Shrunk towards all creators of the brand'),
    estimate_low: z.number().nullable(),
    estimate_high: z.number().nullable().describe('Interval (95%) of the estimate'),
  })
  .nullable()

export const reliability = z.object({
  creator: z.object({ id: z.string(), name: z.string() }),
  samples: z.int().describe('That went out 42 days ago or earlier'),
  samples_posted: z.int(),
  samples_too_new: z.int().describe('That went out later, and are not judged yet'),
  post_share: share,
  due: z.int().describe('Collaborations whose agreed day of the first post has passed'),
  in_time: z.int().describe('Of them, how many came out by that day'),
  day_unknown: z.int().describe('That came out without a noted day, and are not among them'),
  in_time_share: share,
  late: z
    .object({
      posts: z.int(),
      median: z.number().describe('Days from the day agreed to the post; below zero where early'),
      low: z.number().nullable(),
      high: z.number().nullable().describe('Interval of at least 95%; null of fewer than six posts'),
    })
    .nullable(),
})
