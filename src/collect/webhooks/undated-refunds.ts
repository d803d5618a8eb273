import type { RefundPart } from '../facts.ts'
import type { LiveOrder } from './live-order.ts'
import type { KnownOrder } from './order-changes.ts'

/**
 * An order whose shop does not date refunds: each refund has the day on which it was first told, by a webhook before
 * (`known`) or by an earlier one of the same batch (`versions`).
 */
export function withDays(told: LiveOrder, known: KnownOrder | undefined, versions: readonly LiveOrder[]): LiveOrder {
  if (!told.undatedRefund) return told
  const parts = versions.flatMap(({ lines }) => lines.flatMap((line) => line.refund_parts ?? []))
  const days = firstTold([...parts, ...(known ? [...known.parts, ...oldParts(told, known)] : [])])
  const lines = told.lines.map((line) => {
    const refund_parts = (line.refund_parts ?? []).map((part) => ({ ...part, at: days.get(part.id) ?? part.at }))
    const last = Math.max(...refund_parts.map(({ at }) => at.getTime()))
    return refund_parts.length ? { ...line, refund_parts, refunded_at: new Date(last) } : line
  })
  return { ...told, lines }
}

type Dated = Pick<RefundPart, 'id' | 'at'>

function firstTold(parts: readonly Dated[]): Map<string, Date> {
  const days = new Map<string, Date>()
  for (const { id, at } of parts) {
    const before = days.get(id)
    if (!before || at < before) days.set(id, at)
  }
  return days
}

/** Refunds of before they were kept one by one: the first of them that make up what had gone back by then, on its day. */
function oldParts({ lines }: LiveOrder, { parts, refund, refundedAt }: KnownOrder): Dated[] {
  if (!refundedAt || parts.length > 0) return []
  const all = lines[0]?.refund_parts ?? []
  let sum = 0n
  for (const [i, { order_minor }] of all.entries()) {
    sum += order_minor
    if (sum === refund) return all.slice(0, i + 1).map(({ id }) => ({ id, at: refundedAt }))
  }
  return []
}
