import type { Day } from '../src/kernel/time.ts'
import type { ScenarioChannel } from './brand/storefronts.ts'

/** What the exported files state. Amounts are whole minor units of the currency beside them; instants are milliseconds. */
export type StatedLine = {
  sku: string
  title: string
  quantity: number
  /** Price of one unit before and after markdown. */
  listPrice: number
  price: number
  goods: number
  coupon: number
  shipping: number
  tax: number
  /** Part of `tax` that is on shipping. */
  shippingTax: number
  refund: number
  refundedUnits: number
}

/** An order with all that is known of it by the end of the scenario. Amounts of the order as a whole are not on its lines. */
export type StatedOrder = {
  channel: ScenarioChannel
  store: string
  country: string
  currency: string
  orderId: string
  orderedAt: number
  status: 'placed' | 'pending' | 'cancelled' | 'sample'
  cancelledAt: number | undefined
  customer: Shopper
  taxIncluded: boolean
  lines: StatedLine[]
  coupon: number
  shipping: number
  tax: number
  refund: number
  /** When the refund was made, where the export says it. */
  refundedAt: number | undefined
  couponCode: string
  campaign: string
  utmSource: string
  utmMedium: string
  fulfilment: 'own' | 'marketplace' | ''
  fees: StatedFee[]
  returns: StatedReturn[]
  /** What really brought the order; no file says this. */
  cause: Cause
}

/** The person who orders. `id` is what the files call the customer: empty where they do not say. */
export type Shopper = { index: number; id: string; name: string; purchase: number }

/** `driver` is the id of a campaign or of a live session, the leaked coupon, or 'unpaid'; `acquiredBy` the driver of the customer's first order. */
export type Cause = { driver: string; acquiredBy: string; touch: string }

/** A row of a settlement, signed as the marketplace signs it. `type` and `description` are the words of the file. */
export type StatedFee = {
  channel: ScenarioChannel
  store: string
  country: string
  currency: string
  orderId: string
  sku: string
  postedAt: number
  transaction: 'order' | 'refund' | 'other'
  part: FeePart
  type: string
  description: string
  amount: number
  quantity: number
}
export type FeePart =
  | 'principal'
  | 'tax'
  | 'shipping'
  | 'coupon'
  | 'commission'
  | 'fulfilment'
  | 'payment'
  | 'logistics'
  | 'creator'
  | 'affiliate'
  | 'advertising'
  | 'other'

export type StatedReturn = {
  channel: ScenarioChannel
  store: string
  orderId: string
  sku: string
  returnedAt: number
  quantity: number
  disposition: 'sellable' | 'unsellable'
  detail: string
  reason: string
  comment: string
}

/** Spend of one campaign on one day, as one row of an export: in one country, or '' for all; Amazon's also by search term. */
export type StatedSpend = {
  platform: string
  kind: 'ads' | 'creator' | 'affiliate'
  day: Day
  campaignId: string
  campaign: string
  term: string
  country: string
  currency: string
  spend: number
  impressions: number
  clicks: number
  conversions: number
  conversionValue: number
}

export type StatedCost = { sku: string; country: string; validFrom: Day; currency: string; unitCost: string }
/** Units of each currency for one euro, as decimals, on a day of publication. */
export type StatedRates = { day: Day; perEuro: Readonly<Record<string, string>> }

/** A post of a creator, as a tool that watches accounts states it: `disclosure` is how it tells who paid, '' where it does not. */
export type StatedPost = {
  creator: string
  id: string
  platform: string
  handle: string
  postedAt: number
  kind: string
  isPaid: boolean
  disclosure: 'stated' | 'marked' | ''
  caption: string
  sku: string
  code: string
  isDeleted: boolean
  looks: readonly StatedLook[]
}
/** The counts of a post as somebody saw them. */
export type StatedLook = { at: number; views: number; likes: number; comments: number; shares: number; saves: number }

/** A live session as its platform's export and the brand's sheet state it; undefined is what nobody stated. */
export type StatedLiveSession = {
  id: string
  platform: string
  title: string
  host: string
  country: string
  channel: ScenarioChannel
  store: string
  startedAt: number
  endedAt: number
  coupon: string
  currency: string
  hostFee: number
  otherFees: number | undefined
  gifts: number | undefined
  viewers: number
  moments: readonly StatedLiveMoment[]
}
/** A minute of the room, or a product that was shown from then until then. */
export type StatedLiveMoment = {
  at: number
  until: number | undefined
  sku: string
  viewers: number | undefined
  comments: number | undefined
  clicks: number | undefined
  gifts: number | undefined
  orders: number | undefined
}

/** A video with its retention: `watching[i]` is the share that still watches at i / 20 of its length. */
export type StatedVideo = {
  id: string
  platform: string
  title: string
  seconds: number
  sku: string
  versionOf: string
  publishedAt: number
  views: number
  watching: readonly number[]
  /** How it stands among all videos of the platform of like length, as this tells. */
  relative: number
  moments: readonly StatedVideoMoment[]
  /** The code of its short link, '' without one, from which second to which it is shown where it does not stand below, and when somebody clicked on it. */
  code: string
  linkShown: readonly [from: number, until: number] | undefined
  clickedAt: readonly number[]
}
/** What a video shows at a second; clicks where its platform tells at which second they were made. */
export type StatedVideoMoment = {
  second: number
  kind: string
  sku: string
  note: string
  clicks: number | undefined
}
