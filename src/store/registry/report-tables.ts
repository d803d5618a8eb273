import type { Instant, Json, Optional } from './columns.ts'

/** When and to whom a brand's weekly report is sent. */
export type ReportSettings = {
  brand: string
  is_sent: boolean
  weekday: number
  hour: number
  recipients: Json<{ address: string; language: 'en' | 'zh' }[]>
  changed_at: Date
}

/** What became of the report of a week for one recipient. */
export type SentReports = {
  brand: string
  week: string
  recipient: string
  language: 'en' | 'zh'
  state: 'sending' | 'sent' | 'failed' | 'unknown'
  tries: number
  reason: string
  next_try: Optional<Date>
  message_id: string
  at: Instant
}
