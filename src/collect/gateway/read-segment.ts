import type { KeptOut } from '../../manage/kept-out.ts'
import { isOfErased } from './erased-senders.ts'
import { EventFault, eventLimits, faults } from './event-fault.ts'
import { type EventRow, eventRow, originOf } from './event-row.ts'
import { objectOf, textOf } from './json.ts'
import { decodeRecords } from './log-record.ts'
import { quarantineRow } from './quarantine-row.ts'
import { decodeReceived, type Envelope } from './received.ts'
import { RowBytes } from './row-bytes.ts'
import type { Seen } from './seen.ts'

/** An event that may be in the warehouse already: what finds it there, and its row. */
export type Doubtful = EventRow & { brand: string }

/** What a segment of the log becomes. Rows are TabSeparated, of `eventColumns` and of `quarantineColumns`. */
export type LoadedSegment = {
  rows: Uint8Array<ArrayBuffer>
  doubtful: Doubtful[]
  quarantined: string[]
}

/** What a segment is read with: its number, and the people of each brand who do not come back. */
type Reading = { number: number; keptOut: ReadonlyMap<string, KeptOut> }

/**
 * Reads a segment: each event as a row, once; what cannot be taken with its reason; nothing of people who are kept out. The ids
 * of its events are remembered.
 */
export function readSegment(segment: Buffer, { number, keptOut }: Reading, seen: Seen): LoadedSegment {
  const rows = new RowBytes(segment.length)
  const doubtful: Doubtful[] = []
  const quarantined: string[] = []
  const known = new Set<string>()
  const take = (brand: string, event: EventRow) => {
    if (seen.add(event.messageId)) {
      rows.add(event.row)
      return
    }
    // Doubtful ones are looked up when the rows of this segment are in, so that they are compared with these, too.
    const key = `${brand}\n${event.messageId}`
    if (!known.has(key)) doubtful.push({ brand, ...event })
    known.add(key)
  }
  for (const content of decodeRecords(segment)) {
    const { envelope, body, isPlain } = decodeReceived(content)
    const { events, sentAt } = eventsOf(body, envelope)
    const erased = keptOut.get(envelope.brand)
    const origin = originOf(envelope, { segment: number, sentAt, isPlain })
    const mayBeLarge = content.length > eventLimits.bytes
    events.forEach((event, place) => {
      if (erased && isOfErased(erased, event)) return
      try {
        const bytes = mayBeLarge ? Buffer.byteLength(JSON.stringify(event) ?? '') : 0
        if (bytes > eventLimits.bytes) throw faults.tooLarge(bytes)
        take(envelope.brand, eventRow(event, origin))
      } catch (error) {
        if (!(error instanceof EventFault)) throw error
        quarantined.push(quarantineRow(envelope, place, error, event))
      }
    })
  }
  return { rows: rows.take(), doubtful, quarantined }
}

/** The events of a body: those of its batch, or itself. */
function eventsOf(body: unknown, { call }: Envelope): { events: readonly unknown[]; sentAt: number | undefined } {
  const { batch, sentAt } = objectOf(body)
  const sent = Date.parse(textOf(sentAt))
  return {
    events: call === '' && Array.isArray(batch) ? batch : [body],
    sentAt: Number.isNaN(sent) ? undefined : sent,
  }
}
