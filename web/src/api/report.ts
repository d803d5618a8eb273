import { queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'
import { problemFrom } from './problem.ts'

export type ReportLanguage = 'en' | 'zh'
export type Recipient = { address: string; language: ReportLanguage }
export type ReportSettings = {
  is_sent: boolean
  weekday: number
  hour: number
  recipients: Recipient[]
  can_send: boolean
  base_url: string
}
export type SentReport = {
  week: string
  recipient: string
  language: ReportLanguage
  state: 'sending' | 'sent' | 'failed' | 'unknown'
  tries: number
  reason: string
  next_try: string | null
  at: string
}
export type Sending = { week?: string; test_to?: Recipient }
type Sent = { items: SentReport[]; test?: { state: 'sent' | 'failed' | 'unknown'; reason: string } }

const path = (brand: string, ...pieces: string[]) => brandPath(brand, 'report', ...pieces)

type FileOf = { brand: string; week: string | undefined; language: ReportLanguage }

export const reportFileUrl = ({ brand, week, language }: FileOf, format: 'html' | 'pdf') =>
  apiUrl(path(brand, 'file'), { week, language, format, download: true })

/** The page as it is mailed. */
export const reportPageQuery = ({ brand, week, language }: FileOf) =>
  queryOptions({
    queryKey: ['report-page', brand, week ?? '', language],
    queryFn: async ({ signal }) => {
      const url = apiUrl(path(brand, 'file'), { week, language, format: 'html' })
      const response = await fetch(url, { credentials: 'same-origin', signal })
      if (!response.ok) throw problemFrom(response.status, await response.json())
      return response.text()
    },
  })

export const reportSettingsQuery = (brand: string) =>
  queryOptions({
    queryKey: ['report-settings', brand],
    queryFn: ({ signal }) => call<ReportSettings>('GET', path(brand, 'settings'), { signal }),
  })

export const saveReportSettings = (
  brand: string,
  { is_sent, weekday, hour, recipients }: Omit<ReportSettings, 'can_send' | 'base_url'>,
) => call<ReportSettings>('PUT', path(brand, 'settings'), { body: { is_sent, weekday, hour, recipients } })

export const sentReportsQuery = (brand: string) =>
  queryOptions({
    queryKey: ['sent-reports', brand],
    queryFn: ({ signal }) => call<{ items: SentReport[] }>('GET', path(brand, 'sent'), { signal }),
  })

export const sendReport = (brand: string, body: Sending) => call<Sent>('POST', path(brand, 'send'), { body })
