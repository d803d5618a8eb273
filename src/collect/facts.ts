/**
 * The facts that files can state. Every fact also carries brand, load, line_no, source, received_at, as_of, row_key and
 * row_hash, which the import fills. `line_key` says which line of the same thing this is; equal keys within one file are
 * numbered in the order of the file, so two equal lines stay two.
 */
type Common = { line_key: string; as_of?: Date }
type Minor = bigint

/** One refund of an order, on one of its lines. */
export type RefundPart = {
  /** The shop's id of the refund. */
  id: string
  at: Date
  /** What was given back of the line, and how many units came back. */
  minor: Minor
  units: number
  /** What was given back of the order as a whole, stated on one of its lines. */
  order_minor: Minor
}

export type OrderLine = Common & {
  store: string
  sales_channel: string
  order_id: string
  /** The shop's own id of the order, where `order_id` is what people call it. */
  shop_order_id?: string
  ordered_at: Date
  status: 'placed' | 'pending' | 'cancelled' | 'sample'
  cancelled_at?: Date
  line_kind: string
  sku: string
  title: string
  quantity: number
  currency: string
  unit_price: string
  /** Units × price after markdowns, before coupons; with tax where tax_included. Negative on a return document. */
  goods_minor: Minor
  coupon_minor?: Minor
  shipping_minor?: Minor
  tax_minor?: Minor
  refund_minor?: Minor
  refunded_units?: number
  refunded_at?: Date
  /** The refunds one by one, where they are known; those of other lines of the order stand here with nothing. */
  refund_parts?: readonly RefundPart[]
  /** Amounts of the whole order, stated on one of its lines; shared out over the lines by goods value. */
  order_coupon_minor?: Minor
  order_shipping_minor?: Minor
  order_tax_minor?: Minor
  order_refund_minor?: Minor
  tax_included?: boolean
  customer_id?: string
  country?: string
  region?: string
  coupon_code?: string
  campaign?: string
  utm_source?: string
  utm_medium?: string
  fulfilment?: 'own' | 'marketplace' | ''
  payment_method?: string
  /** Whether whoever ordered agreed to be written to; absent where the source says nothing. */
  accepts_marketing?: boolean | undefined
}
export type Return = Common & {
  store: string
  sales_channel: string
  order_id: string
  sku: string
  returned_at: Date
  quantity: number
  disposition: 'sellable' | 'unsellable' | 'unknown'
  reason?: string
  comment?: string
  status?: string
}
/** One row of a settlement, signed as the marketplace signs it: what it owes the seller is positive. */
export type Fee = Common & {
  store: string
  sales_channel: string
  country?: string
  settlement_id: string
  order_id?: string
  sku?: string
  posted_at: Date
  transaction: 'order' | 'refund' | 'other'
  /** principal, tax, shipping, coupon, a toll, advertising (kept for the total only), transfer, or other. */
  part: string
  description: string
  amount_minor: Minor
  currency: string
  units?: number
}
export type Spend = Common & {
  platform: string
  account?: string
  kind: 'ads' | 'creator' | 'affiliate'
  day: string
  campaign_id?: string
  campaign?: string
  ad_group?: string
  ad?: string
  country?: string
  currency: string
  spend_minor: Minor
  impressions?: number
  clicks?: number
  conversions?: string
  conversion_value_minor?: Minor
}
export type SearchTerm = Common & {
  platform: string
  day_from: string
  day_to: string
  term: string
  page?: string
  country?: string
  device?: string
  match_type?: string
  campaign?: string
  ad_group?: string
  impressions?: number
  clicks?: number
  spend_minor?: Minor
  currency?: string
  position?: string
  orders?: number
  sales_minor?: Minor
}
export type Product = Common & {
  sku: string
  title?: string
  category?: string
  parent_sku?: string
  image_url?: string
  currency?: string
  price_minor?: Minor
  removed?: boolean
}
export type ProductCost = Common & {
  sku: string
  country?: string
  valid_from: string
  currency: string
  unit_cost: string
  removed?: boolean
}
export type Rate = Common & { day: string; base: string; quote: string; rate: string }

/** A post of a creator as it was seen at some time; counts that were not told are left out. */
export type CreatorPost = Common & {
  platform: string
  post_id: string
  handle: string
  posted_at: Date
  /** When the counts were so; undefined for the moment of the import. */
  observed_at?: Date | undefined
  kind?: string
  caption?: string
  /** Paid for, as the file states or as its caption discloses; the creator's own, as the file states; '' where nobody says. */
  sponsored: 'stated' | 'marked' | 'own' | ''
  views?: number | undefined
  /** How many people saw it, each once. */
  reach?: number | undefined
  likes?: number | undefined
  comments?: number | undefined
  shares?: number | undefined
  saves?: number | undefined
  url?: string
  sku?: string
  code?: string
  deleted?: boolean
}

/** A line of an order of which a platform reports the creator who brought it, and what they are paid for it. */
export type OrderReport = Common & {
  store: string
  sales_channel: string
  order_id: string
  /** Where the creator's account is, and its handle. */
  platform: string
  handle: string
  content_type?: string
  content_id?: string
  sku?: string
  quantity?: number | undefined
  placed_at: Date
  settled_at?: Date | undefined
  /** Not yet paid, paid, or nothing to be paid, since it was cancelled, refunded or is not eligible. */
  state: 'open' | 'settled' | 'void'
  currency?: string
  /** What the commission is a part of, and the commission: an estimate while the state is open. */
  base_minor?: Minor | undefined
  commission_minor?: Minor | undefined
}

/** A live session as a file states it; what was not told is left out. `codes` are its link codes and coupons, divided by blanks. */
export type LiveSession = Common & {
  platform: string
  session_id: string
  title?: string
  host?: string
  country?: string
  sales_channel?: string
  store?: string
  started_at: Date
  ended_at: Date
  codes?: string
  currency?: string
  host_fee_minor?: Minor | undefined
  other_fees_minor?: Minor | undefined
  gifts_minor?: Minor | undefined
  viewers?: number | undefined
  orders?: number | undefined
}

/** What happened in a live session at some moment: of the room, or of the product that was shown from then on. */
export type LiveMoment = Common & {
  platform: string
  session_id: string
  at: Date
  until?: Date | undefined
  sku?: string
  viewers?: number | undefined
  comments?: number | undefined
  clicks?: number | undefined
  gifts?: number | undefined
  orders?: number | undefined
}

/** A video of the brand or of a creator. Versions of one name the same `version_of`. */
export type Video = Common & {
  platform: string
  video_id: string
  title?: string
  /** Its length. */
  seconds: number
  published_at?: Date | undefined
  sku?: string
  version_of?: string
  codes?: string
  views?: number | undefined
}

/** A point of a video's retention curve: which share still watched, at a share of its length or at a second. */
export type VideoRetention = Common & {
  platform: string
  video_id: string
  position?: string | undefined
  second?: string | undefined
  watching: string
  relative?: string | undefined
}

/** What a video shows or says at a second. */
export type VideoMoment = Common & {
  platform: string
  video_id: string
  second: string
  kind: 'product' | 'price' | 'call' | 'other'
  sku?: string
  note?: string
  clicks?: number | undefined
}

export type Facts = {
  order_lines: OrderLine
  returns: Return
  fees: Fee
  spend: Spend
  search_terms: SearchTerm
  products: Product
  product_costs: ProductCost
  rates: Rate
  creator_posts: CreatorPost
  order_reports: OrderReport
  live_sessions: LiveSession
  live_moments: LiveMoment
  videos: Video
  video_retention: VideoRetention
  video_moments: VideoMoment
}
export type FactName = keyof Facts
