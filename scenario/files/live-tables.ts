import type { StatedLiveSession } from '../statements.ts'
import { csvLine, decimal, utcTime } from './table.ts'

/** Live sessions, a line each. */
export function liveSessionsTable(sessions: readonly StatedLiveSession[]): string {
  const header =
    'session_id,platform,started_at,ended_at,title,host,market,sales_channel,store,codes,currency,host_fee,other_fees,gift_income,viewers'
  const rows = sessions.map((one) => {
    const money = (minor: number | undefined) => (minor === undefined ? '' : decimal(minor, one.currency))
    const times = [utcTime(one.startedAt), utcTime(one.endedAt)]
    const about = [one.title, one.host, one.country, one.channel, one.store, one.coupon, one.currency]
    return csvLine([
      ...[one.id, one.platform, ...times, ...about],
      ...[money(one.hostFee), money(one.otherFees), money(one.gifts), one.viewers],
    ])
  })
  return `${header}\n${rows.join('')}`
}

/** What happened in the sessions: a line a minute, and one for each product while it was shown. */
export function liveMomentsTable(sessions: readonly StatedLiveSession[]): string {
  const header = 'session_id,platform,at,until,sku,viewers,comments,clicks,gifts,orders'
  const rows = sessions.flatMap(({ id, platform, moments }) =>
    moments.map(({ at, until, sku, viewers, comments, clicks, gifts, orders }) => {
      const times = [utcTime(at), until === undefined ? '' : utcTime(until)]
      return csvLine([id, platform, ...times, sku, viewers, comments, clicks, gifts, orders])
    }),
  )
  return `${header}\n${rows.join('')}`
}
