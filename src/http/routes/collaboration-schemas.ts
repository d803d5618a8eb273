import { z } from 'zod'
import { assetChannels } from '../../kernel/asset.ts'
import { claimKinds, stages } from '../../manage/collaboration-input.ts'
import { followUpKinds } from '../../manage/follow-ups.ts'
import { actor } from '../schemas.ts'

const money = z.object({ amount: z.string(), currency: z.string() })
const named = z.object({ id: z.string(), name: z.string() })

export const collaboration = z
  .object({
    id: z.string(),
    creator: named,
    title: z.string(),
    stage: z.enum(stages),
    stage_since: z.date(),
    owner: named.nullable(),
    due_on: z.string().nullable(),
    is_overdue: z.boolean().describe('Due before today, where the brand lives, and neither paid nor put aside'),
    remind_on: z.string().nullable(),
    is_to_remind: z.boolean(),
    post_due_on: z.string().nullable().describe('By when the first post was agreed'),
    posted_on: z.string().nullable().describe('When the first post came out'),
    notes: z.string(),
    contract: z.string(),
    rights: z.string(),
    posts: z.int(),
    fee: money.nullable(),
    fee_per: z.enum(['collaboration', 'post']),
    commission_percent: z.string().nullable(),
    claims: z.array(z.enum(claimKinds)),
    order_cap: z.string().nullable(),
    cap: z.string().nullable(),
    hold_days: z.int(),
    starts_on: z.string().nullable(),
    ends_on: z.string().nullable(),
    archived_at: z.date().nullable(),
    created_by: actor,
    created_at: z.date(),
    updated_at: z.date(),
  })
  .meta({ id: 'Collaboration' })

export const collaborationCounts = z.object({
  stages: z.array(z.object({ stage: z.enum(stages), collaborations: z.int() })),
  overdue: z.int(),
  remind: z.int(),
})

const followUpKind = z.enum(followUpKinds)
export const followUps = z.object({
  items: z.array(
    z.object({
      kind: followUpKind,
      collaboration: z.object({ id: z.string(), title: z.string() }),
      creator: named,
      owner: named.nullable(),
      about: z.string().describe('Product of the sample, or title of the asset'),
      channel: z.enum(assetChannels).nullable().describe('Whose right ends'),
      since: z.string().describe('The day that was due, of the reminder, sent or received; of a right its last day'),
      days: z.int().describe('Days since then; below zero for a right that has not ended'),
    }),
  ),
  counts: z
    .array(z.object({ kind: followUpKind, all: z.int(), mine: z.int().describe('Of who asks') }))
    .describe('Of all that waits, whatever is filtered'),
})

export const sample = z
  .object({
    id: z.string(),
    collaboration: z.string(),
    title: z.string().describe('Of the collaboration'),
    creator: named,
    sku: z.string(),
    quantity: z.int(),
    stock_country: z.string(),
    stock_place: z.string(),
    creator_country: z.string(),
    route: z.string(),
    cost: money.nullable(),
    customs: z.string(),
    tracking: z.string(),
    sent_on: z.string().nullable(),
    received_on: z.string().nullable(),
    posted_on: z.string().nullable(),
    post_url: z.string(),
    notes: z.string(),
    created_at: z.date(),
    updated_at: z.date(),
  })
  .meta({ id: 'Sample' })

const share = z.number().nullable()
const sampleCount = z.object({
  sent: z.int(),
  received: z.int(),
  posted: z.int(),
  cost_unknown: z.int().describe('Of how many the cost is not known'),
  post_share: share.describe('Of those sent, how many became posts'),
  post_share_low: share,
  post_share_high: share.describe('Interval (Wilson, 95%)'),
})
export const sampleCounts = z.object({
  all: sampleCount,
  routes: z.array(sampleCount.extend({ stock_country: z.string(), creator_country: z.string() })),
  costs: z.array(money),
})

export const payout = z
  .object({
    id: z.string(),
    creator: named,
    state: z.enum(['approved', 'paid', 'void']),
    currency: z.string(),
    amount: z.string(),
    orders: z.int(),
    period_from: z.string(),
    period_to: z.string(),
    paid_on: z.string().nullable(),
    reference: z.string(),
    approved_by: actor,
    approved_at: z.date(),
  })
  .meta({ id: 'Payout' })
export const wholePayout = payout.extend({
  lines: z.array(
    z.object({
      kind: z.enum(['order', 'taken_back', 'fee']),
      store: z.string(),
      order_id: z.string(),
      collaboration: z.string(),
      part: z.int(),
      base: z.string(),
      amount: z.string(),
    }),
  ),
})
