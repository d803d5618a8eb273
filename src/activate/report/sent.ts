import type { Stated } from '../../manage/loads.ts'
import type { Recipient } from './settings.ts'

export const sentStates = ['sending', 'sent', 'failed', 'unknown'] as const

/** The report of a week for one recipient. `next_try` is null where it is not tried again by itself. */
export type SentReport = {
  week: string
  recipient: string
  language: 'en' | 'zh'
  state: (typeof sentStates)[number]
  tries: number
  reason: string
  next_try: Date | null
  at: Date
}

const columns = ['week', 'recipient', 'language', 'state', 'tries', 'reason', 'next_try', 'at'] as const

/** After so many minutes each it is tried again; then no more. */
const waits = [5, 30, 120, 480, 1440] as const

/** Reports sent and tried, newest first. */
export function sentReports({ db }: Stated, brand: string, most = 200): Promise<SentReport[]> {
  return db
    .selectFrom('sent_reports')
    .select(columns)
    .where('brand', '=', brand)
    .orderBy('week', 'desc')
    .orderBy('recipient')
    .limit(most)
    .execute()
}

/** What there is of one week. */
export function sentOfWeek({ db }: Stated, brand: string, week: string): Promise<SentReport[]> {
  return db
    .selectFrom('sent_reports')
    .select(columns)
    .where('brand', '=', brand)
    .where('week', '=', week)
    .orderBy('recipient')
    .execute()
}

type Key = { brand: string; week: string; recipient: string }

/** Notes that a mail is about to be handed over. From here on, it counts as sent perhaps, until the outcome is noted. */
export async function noteSending(
  { db }: Stated,
  { brand, week }: Omit<Key, 'recipient'>,
  { address, language }: Recipient,
  message_id: string,
  at: Date,
): Promise<void> {
  const now = { language, state: 'sending' as const, reason: '', next_try: null, message_id, at }
  await db
    .insertInto('sent_reports')
    .values({ brand, week, recipient: address, tries: 1, ...now })
    .onConflict((there) =>
      there
        .columns(['brand', 'week', 'recipient'])
        .doUpdateSet((row) => ({ ...now, tries: row('sent_reports.tries', '+', 1) })),
    )
    .execute()
}

type Noted = { state: 'sent' | 'failed' | 'unknown'; reason: string; again: boolean }

/** Notes what became of it; what failed for now is tried again, with growing waits. */
export async function noteOutcome(
  { db }: Stated,
  { brand, week, recipient }: Key,
  noted: Noted,
  at: Date,
): Promise<void> {
  const mine = { brand, week, recipient }
  const row = await db
    .selectFrom('sent_reports')
    .select('tries')
    .where((is) => is.and(mine))
    .executeTakeFirst()
  const wait = noted.again ? waits[(row?.tries ?? 1) - 1] : undefined
  const next_try = wait === undefined ? null : new Date(at.getTime() + wait * 60_000)
  await db
    .updateTable('sent_reports')
    .set({ state: noted.state, reason: noted.reason, next_try, at })
    .where((is) => is.and(mine))
    .execute()
}

/** What an earlier process was about to hand over when it ended may have been sent: nobody is sent it twice for that. */
export async function noteCutOff({ db }: Stated): Promise<void> {
  await db
    .updateTable('sent_reports')
    .set({ state: 'unknown', reason: cutOff })
    .where('state', '=', 'sending')
    .execute()
}

const cutOff = 'Millpond ended while the mail was handed over'
