import { escapeText, instantText } from '../../store/warehouse/cells.ts'
import { type EventFault, eventLimits, faults } from './event-fault.ts'
import type { Envelope } from './received.ts'

/** A row of `event_quarantine` (TabSeparated) for an event of a request that cannot be taken. */
export function quarantineRow(envelope: Envelope, place: number, fault: EventFault, event: unknown): string {
  const { brand, source, receivedAt, requestId } = envelope
  const { field, value, reason, remedy } = fault
  const at = instantText(new Date(receivedAt))
  const texts = [field, value.toWellFormed(), reason.en, reason.zh, remedy.en, remedy.zh]
  const kept = (JSON.stringify(event) ?? '').slice(0, eventLimits.bytes).toWellFormed()
  return [brand, at, source, requestId, String(place), ...texts, kept].map(escapeText).join('\t')
}

/** The quarantine's row for a row of `events` that the engine cannot read; what can be said of it is the row itself. */
export function refusedRow(row: string): string {
  const [brand = '', source = '', , receivedAt = '', , requestId = ''] = row.split('\t')
  const { field, value, reason, remedy } = faults.refused()
  const texts = [field, value, reason.en, reason.zh, remedy.en, remedy.zh]
  return [brand, receivedAt, source, requestId, '0', ...texts.map(escapeText), escapeText(row)].join('\t')
}
