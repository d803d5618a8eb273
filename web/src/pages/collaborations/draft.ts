import type { Collaboration, CollaborationInput } from '../../api/collaborations.ts'
import type { Sample, SampleInput } from '../../api/samples.ts'

type Written<Input> = { [Name in keyof Input]: Input[Name] extends string[] ? Input[Name] : string }
/** A form as it is written: every field a text. */
export type CollaborationDraft = Written<Omit<CollaborationInput, 'fee'>> & { fee: string; fee_currency: string }
export type SampleDraft = Written<Omit<SampleInput, 'cost'>> & { cost: string; cost_currency: string }

/** How a field of a draft is bound to its input. */
export type Bind = (name: Exclude<keyof CollaborationDraft, 'claims'>) => {
  value: string
  onChange: (event: { target: { value: string } }) => void
}

/** A collaboration as its form begins; a new one in the brand's currency. */
export function collaborationDraft(one: Collaboration | undefined, currency: string): CollaborationDraft {
  return {
    title: one?.title ?? '',
    stage: one?.stage ?? 'found',
    owner: one?.owner?.id ?? '',
    due_on: one?.due_on ?? '',
    remind_on: one?.remind_on ?? '',
    post_due_on: one?.post_due_on ?? '',
    posted_on: one?.posted_on ?? '',
    notes: one?.notes ?? '',
    contract: one?.contract ?? '',
    rights: one?.rights ?? '',
    posts: String(one?.posts ?? 0),
    fee: one?.fee?.amount ?? '',
    fee_currency: one?.fee?.currency ?? currency,
    fee_per: one?.fee_per ?? 'collaboration',
    commission_percent: one?.commission_percent ?? '',
    claims: one?.claims ?? ['link', 'coupon', 'declared'],
    order_cap: one?.order_cap ?? '',
    cap: one?.cap ?? '',
    hold_days: String(one?.hold_days ?? 30),
    starts_on: one?.starts_on ?? '',
    ends_on: one?.ends_on ?? '',
  }
}

/** What a form states; an empty field states nothing. */
export function statedCollaboration({ fee, fee_currency, ...draft }: CollaborationDraft): CollaborationInput {
  return {
    ...draft,
    stage: draft.stage as CollaborationInput['stage'],
    fee_per: draft.fee_per as CollaborationInput['fee_per'],
    owner: draft.owner || null,
    due_on: draft.due_on || null,
    remind_on: draft.remind_on || null,
    post_due_on: draft.post_due_on || null,
    posted_on: draft.posted_on || null,
    posts: Number(draft.posts || 0),
    fee: fee.trim() ? { amount: fee.trim(), currency: fee_currency.trim().toUpperCase() } : null,
    commission_percent: draft.commission_percent.trim() || null,
    order_cap: draft.order_cap.trim() || null,
    cap: draft.cap.trim() || null,
    hold_days: Number(draft.hold_days || 0),
    starts_on: draft.starts_on || null,
    ends_on: draft.ends_on || null,
  }
}

/** The same of a sample. */
export function sampleDraft(one: Sample | undefined, currency: string): SampleDraft {
  return {
    sku: one?.sku ?? '',
    quantity: String(one?.quantity ?? 1),
    stock_country: one?.stock_country ?? '',
    stock_place: one?.stock_place ?? '',
    creator_country: one?.creator_country ?? '',
    route: one?.route ?? '',
    cost: one?.cost?.amount ?? '',
    cost_currency: one?.cost?.currency ?? currency,
    customs: one?.customs ?? '',
    tracking: one?.tracking ?? '',
    sent_on: one?.sent_on ?? '',
    received_on: one?.received_on ?? '',
    posted_on: one?.posted_on ?? '',
    post_url: one?.post_url ?? '',
    notes: one?.notes ?? '',
  }
}

export function statedSample({ cost, cost_currency, ...draft }: SampleDraft): SampleInput {
  return {
    ...draft,
    quantity: Number(draft.quantity || 1),
    cost: cost.trim() ? { amount: cost.trim(), currency: cost_currency.trim().toUpperCase() } : null,
    sent_on: draft.sent_on || null,
    received_on: draft.received_on || null,
    posted_on: draft.posted_on || null,
  }
}
