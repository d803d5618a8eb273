import type { RefundPart } from '../facts.ts'
import type { LiveOrder } from './live-order.ts'
import type { KnownOrder } from './order-changes.ts'

/**
 * An order whose shop does not date refunds: each refund has the day on which it was first told, by a webhook before
 * (`known`) or by an earlier one of the same batch (`versions`).
 */
export function withDays(told: LiveOrder, known: KnownOrder | undefined, versions: readonly LiveOrder[]): LiveOrder {
  if (!told.undatedRefund) return told
  const days = firstTold(versions)
  for (const { id, at } of known?.parts ?? []) days.set(id, at)
  // Refunds of before they were kept one by one: the same money keeps its day.
  const isOld = known?.refundedAt && known.parts.length === 0 && known.refund === sumOf(told)
  const day = ({ id, at }: RefundPart) => (isOld ? known.refundedAt : days.get(id)) ?? at
  const lines = told.lines.map((line) => {
    const refund_parts = (line.refund_parts ?? []).map((part) => ({ ...part, at: day(part) }))
    const last = Math.max(...refund_parts.map(({ at }) => at.getTime()))
    return refund_parts.length ? { ...line, refund_parts, refunded_at: new Date(last) } : line
  })
  return { ...told, lines }
}

function firstTold(versions: readonly LiveOrder[]): Map<string, Date> {
  const days = new Map<string, Date>()
  for (const { id, at } of versions.flatMap(({ lines }) => lines.flatMap((line) => line.refund_parts ?? []))) {
    const before = days.get(id)
    if (!before || at < before) days.set(id, at)
  }
  return days
}

const sumOf = ({ lines }: LiveOrder) => lines.reduce((sum, line) => sum + (line.order_refund_minor ?? 0n), 0n)
