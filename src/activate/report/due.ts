import type { Stated } from '../../manage/loads.ts'
import { type SentReport, sentOfWeek } from './sent.ts'
import type { Recipient } from './settings.ts'
import { lastDue } from './week.ts'

/** A report that is to go out now: of which brand and week, and to whom. */
export type Due = { brand: string; name: string; week: string; recipients: Recipient[] }

/** What is to be sent at this time: what fell due since the settings were made, and what failed and is to be tried again. */
export async function dueReports(registry: Stated, now: Date): Promise<Due[]> {
  const rows = await registry.db
    .selectFrom('report_settings')
    .innerJoin('brands', 'brands.id', 'report_settings.brand')
    .select(['brand', 'name', 'time_zone', 'weekday', 'hour', 'recipients', 'changed_at'])
    .where('is_sent', '=', true)
    .orderBy('brand')
    .execute()
  const due: Due[] = []
  for (const { brand, name, time_zone, recipients, changed_at, ...schedule } of rows) {
    const { at, week } = lastDue(schedule, time_zone, now)
    const there = await sentOfWeek(registry, brand, week.from)
    const left = recipients.filter(({ address }) => isLeft(there, address, at > changed_at, now))
    if (left.length > 0) due.push({ brand, name, week: week.from, recipients: left })
  }
  return due
}

/** A later week takes the place of one that is still being tried. */
function isLeft(there: readonly SentReport[], address: string, fellDue: boolean, now: Date): boolean {
  const known = there.find(({ recipient }) => recipient === address)
  if (!known) return fellDue
  return known.next_try !== null && known.next_try <= now
}
