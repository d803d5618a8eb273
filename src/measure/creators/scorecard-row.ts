import { z } from 'zod'

export const sorts = ['reach', 'engagement', 'posts', 'orders', 'margin', 'followers'] as const

const count = z.int()
const whole = z.int().nullable()
const figure = z.number().nullable()

/** What a scorecard says of a creator. */
export const rowShape = z.object({
  creator: z.string(),
  name: z.string(),
  category: z.string(),
  platform: z.string(),
  tier: z.string(),
  followers: whole,
  posts: count,
  median_views: whole,
  reach: whole,
  reach_low: whole,
  reach_high: whole,
  tier_reach: whole,
  engagement: figure,
  engagement_low: figure,
  engagement_high: figure,
  tier_engagement: figure,
  category_engagement: figure,
  sponsored_posts: count,
  marked_posts: count,
  sponsored_share: figure,
  sponsored_low: figure,
  sponsored_high: figure,
  sponsored_trend: figure,
  response: figure,
  response_low: figure,
  response_high: figure,
  visits: count,
  orders: count,
  new_customers: count,
  net_sales: z.int(),
  spend: whole,
  cost_per_visit: whole,
  cost_per_visit_low: whole,
  cost_per_visit_high: whole,
  cost_per_order: whole,
  cost_per_order_low: whole,
  cost_per_order_high: whole,
  cost_per_new_customer: whole,
  cost_per_new_customer_low: whole,
  cost_per_new_customer_high: whole,
  margin: whole,
  margin_low: whole,
  margin_high: whole,
  repeat_rate: figure,
  repeat_low: figure,
  repeat_high: figure,
  value_per_customer: whole,
  value_low: whole,
  value_high: whole,
  comments_per_like: figure,
  views_spread: figure,
  deleted_posts: count,
  fallen_posts: count,
  signals: z.string(),
})

export type Scorecard = z.infer<typeof rowShape>
