import type { Row } from '../define.ts'

/** The creator whom a report names, by the handle without what stands before it. Throws `Unreadable` where none is named. */
export function reportedCreator(row: Row<'creator'>): string {
  return row.need(row.id('creator').replace(/^[@＠\s]+/, ''), 'creator')
}
