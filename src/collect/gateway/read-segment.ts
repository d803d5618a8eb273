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
  /** Contents of records of which not even the sender can be told. */
  unread: Uint8Array[]
  /** What went wrong here, and not with an event: why something was set aside. */
  failures: string[]
}

/** What a segment is read with: its number, and the people of each brand who do not come back. */
type Reading = { number: number; keptOut: ReadonlyMap<string, KeptOut> }

/**
 * Reads a segment: each event as a row, once; what cannot be taken with its reason; nothing of people who are kept out.
 * Whatever is wrong with one event, or with one record, holds up no other. The ids of its events are remembered.
 */
export function readSegment(segment: Buffer, { number, keptOut }: Reading, seen: Seen): LoadedSegment {
  const rows = new RowBytes(segment.length)
  const doubtful: Doubtful[] = []
  const quarantined: string[] = []
  const unread: Uint8Array[] = []
  const failures: string[] = []
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
  const setAside = (envelope: Envelope, place: number, error: unknown, event: unknown) => {
    if (!(error instanceof EventFault)) failures.push(told(error))
    quarantined.push(quarantineRow(envelope, place, error instanceof EventFault ? error : faults.refused(), event))
  }
  const readRecord = (content: Buffer) => {
    const { envelope, body, isPlain } = decodeReceived(content)
    const { events, sentAt } = eventsOf(body, envelope, setAside)
    const erased = keptOut.get(envelope.brand)
    const origin = originOf(envelope, { segment: number, sentAt, isPlain })
    const mayBeLarge = content.length > eventLimits.bytes
    events.forEach((event, place) => {
      try {
        if (erased && isOfErased(erased, event)) return
        const bytes = mayBeLarge ? Buffer.byteLength(JSON.stringify(event) ?? '') : 0
        if (bytes > eventLimits.bytes) throw faults.tooLarge(bytes)
        take(envelope.brand, eventRow(event, origin))
      } catch (error) {
        setAside(envelope, place, error, event)
      }
    })
  }
  for (const content of decodeRecords(segment)) {
    try {
      readRecord(content)
    } catch (error) {
      failures.push(told(error))
      unread.push(new Uint8Array(content))
    }
  }
  return { rows: rows.take(), doubtful, quarantined, unread, failures }
}

type SetAside = (envelope: Envelope, place: number, error: unknown, event: unknown) => void
type Sent = { events: readonly unknown[]; sentAt: number | undefined }

/** The events of a body: those of its batch, or itself. One that is no JSON is set aside whole. */
function eventsOf(text: string, envelope: Envelope, setAside: SetAside): Sent {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (error) {
    setAside(envelope, 0, error, text)
    return { events: [], sentAt: undefined }
  }
  const { batch, sentAt } = objectOf(body)
  const sent = Date.parse(textOf(sentAt))
  return {
    events: envelope.call === '' && Array.isArray(batch) ? batch : [body],
    sentAt: Number.isNaN(sent) ? undefined : sent,
  }
}

const told = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))
