import type { LiveRefund } from './live-order.ts'
import type { KnownOrder, Standing } from './order-changes.ts'

/**
 * How a refund stands to what is known of its order. What speaks for a later moment, an export above all, may have its money
 * without saying when, or a part of it; other refunds have come since where it has no more than what is known one by one.
 * 'unknown' where only another currency tells how much it is.
 */
export function standingOf(told: LiveRefund, known: KnownOrder): Standing | 'unknown' {
  const isLater = known.asOf >= told.asOf
  const open = isLater && known.refund > known.partsMinor ? known.refund - known.partsMinor : 0n
  if (told.currency === known.currency) {
    const given = sumOf(told)
    return standing(told, known, given > open ? given - open : 0n)
  }
  // Nobody says how much of what the later version has it is: at most what has no day yet.
  return isLater ? standing({ ...told, ...portionOf(told, open), currency: known.currency }, known, 0n) : 'unknown'
}

function standing(refund: LiveRefund, known: KnownOrder, minor: bigint): Standing {
  const isBooked = minor === 0n
  const portion = portionOf(refund, minor)
  const missing = isBooked ? { ...portion, lines: [] } : portion
  const since = isBooked ? known.partsAsOf : known.asOf
  return { refund, missing, asOf: new Date(Math.max(since.getTime(), refund.asOf.getTime())) }
}

/** As much of a refund, of its lines in proportion. */
function portionOf(refund: LiveRefund, minor: bigint): Pick<LiveRefund, 'lines' | 'restMinor'> {
  const whole = sumOf(refund)
  const lines = refund.lines.map((line) => ({ ...line, minor: (line.minor * minor) / whole }))
  return { lines, restMinor: minor - lines.reduce((sum, line) => sum + line.minor, 0n) }
}

const sumOf = ({ lines, restMinor }: LiveRefund) => lines.reduce((sum, { minor }) => sum + minor, restMinor)
