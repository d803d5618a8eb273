import type { OrderLine } from '../facts.ts'

/** The shop that a webhook comes from. */
export type Shop = {
  store: string
  /** Where its orders are placed where they do not say so themselves; '' for the own site. */
  salesChannel: string
  /** For orders that name no currency. */
  currency: string
}

/** An order as its shop tells it, with all its lines as it is now. */
export type LiveOrder = {
  what: 'order'
  shopOrderId: string
  /** When it last changed. */
  asOf: Date
  lines: OrderLine[]
  /** Whether the shop does not say when money was given back: it then was when that was first told. */
  undatedRefund: boolean
}

/** Money given back of an order, told without the order. */
export type LiveRefund = {
  what: 'refund'
  shopOrderId: string
  /** The shop's id of the refund. */
  id: string
  asOf: Date
  currency: string
  /** By line key, in minor units. */
  lines: { key: string; units: number; minor: bigint }[]
  /** What is not of a line, such as shipping. */
  restMinor: bigint
}

/** An order that its shop has thrown away. */
export type LiveRemoval = { what: 'removal'; shopOrderId: string }

/** What a webhook tells; 'ignored' for what is no business of the ledger. */
export type Told = LiveOrder | LiveRefund | LiveRemoval | 'ignored'
