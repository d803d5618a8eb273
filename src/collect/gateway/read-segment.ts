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

/** Reads the segment of this number: each event as a row, once; what cannot be taken with its reason. The ids of its events are remembered. */
export function readSegment(segment: Buffer, number: number, seen: Seen): LoadedSegment {
  const rows = new RowBytes(segment.length)
  const doubtful: Doubtful[] = []
  const quarantined: string[] = []
  const here = new IdsOfSegment()
  const take = (brand: string, event: EventRow) => {
    const isNew = seen.add(event.messageId)
    // Two of one id in a segment are one event, whatever the warehouse has.
    if (!isNew && here.has(brand, event.messageId)) return
    here.add(brand, event.messageId)
    if (isNew) rows.add(event.row)
    else doubtful.push({ brand, ...event })
  }
  for (const content of decodeRecords(segment)) {
    const { envelope, body, isPlain } = decodeReceived(content)
    const { events, sentAt } = eventsOf(body, envelope)
    const origin = originOf(envelope, { segment: number, sentAt, isPlain })
    const mayBeLarge = content.length > eventLimits.bytes
    events.forEach((event, place) => {
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

/** Asked so often, it is worth a set. */
const asksOfList = 20

/** The ids of each brand in a segment. Whether one is there is asked seldom, and of segments that were sent again often. */
class IdsOfSegment {
  readonly #listed: string[] = []
  #set: Set<string> | undefined
  #asked = 0

  add(brand: string, id: string): void {
    const key = brand + id
    if (this.#set) this.#set.add(key)
    else this.#listed.push(key)
  }

  has(brand: string, id: string): boolean {
    if (++this.#asked > asksOfList) this.#set ??= new Set(this.#listed)
    return this.#set ? this.#set.has(brand + id) : this.#listed.includes(brand + id)
  }
}
