import type { KeptOut } from '../../manage/kept-out.ts'
import { escapeText } from '../imports/tsv.ts'
import { isOfErased } from './erased-senders.ts'
import { EventFault, eventLimits, faults } from './event-fault.ts'
import { type EventRow, eventRow } from './event-row.ts'
import { objectOf, textOf } from './json.ts'
import { decodeRecords } from './log-record.ts'
import { decodeReceived, type Envelope } from './received.ts'
import type { Seen } from './seen.ts'

/** An event that may be in the warehouse already: what finds it there, and its row. */
export type Doubtful = EventRow & { brand: string }

/** What a segment of the log becomes. Rows are TabSeparated, of `eventColumns` and of `quarantineColumns`. */
export type LoadedSegment = {
  rows: string[]
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
  const loaded: LoadedSegment = { rows: [], doubtful: [], quarantined: [] }
  const here = new Set<string>()
  for (const content of decodeRecords(segment)) {
    const { envelope: received, body } = decodeReceived(content)
    const envelope = { ...received, segment: number }
    const { events, sentAt } = eventsOf(body, envelope)
    const erased = keptOut.get(envelope.brand)
    const mayBeLarge = content.length > eventLimits.bytes
    events.forEach((event, place) => {
      if (erased && isOfErased(erased, event)) return
      try {
        const bytes = mayBeLarge ? Buffer.byteLength(JSON.stringify(event) ?? '') : 0
        if (bytes > eventLimits.bytes) throw faults.tooLarge(bytes)
        take(loaded, envelope.brand, eventRow(event, envelope, sentAt), here, seen)
      } catch (error) {
        if (!(error instanceof EventFault)) throw error
        loaded.quarantined.push(quarantineRow(envelope, place, error, event))
      }
    })
  }
  return loaded
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

function take(loaded: LoadedSegment, brand: string, event: EventRow, here: Set<string>, seen: Seen): void {
  const { messageId, row } = event
  const key = `${brand}\n${messageId}`
  if (here.has(key)) return
  here.add(key)
  if (seen.has(messageId)) {
    loaded.doubtful.push({ brand, ...event })
    return
  }
  seen.add(messageId)
  loaded.rows.push(row)
}

function quarantineRow(envelope: Envelope, place: number, fault: EventFault, event: unknown): string {
  const { brand, source, receivedAt, requestId } = envelope
  const { field, value, reason, remedy } = fault
  const at = new Date(receivedAt).toISOString().slice(0, 23).replace('T', ' ')
  const texts = [field, value.toWellFormed(), reason.en, reason.zh, remedy.en, remedy.zh]
  const kept = (JSON.stringify(event) ?? '').slice(0, eventLimits.bytes).toWellFormed()
  return [brand, source, at, requestId, String(place), ...texts, kept].map(escapeText).join('\t')
}

/** The quarantine's row for a row of `events` that the engine cannot read; what can be said of it is the row itself. */
export function refusedRow(row: string): string {
  const [brand = '', source = '', , receivedAt = '', , requestId = ''] = row.split('\t')
  const { field, value, reason, remedy } = faults.refused()
  const texts = [field, value, reason.en, reason.zh, remedy.en, remedy.zh]
  return [brand, source, receivedAt, requestId, '0', ...texts.map(escapeText), escapeText(row)].join('\t')
}
