import { z } from 'zod'
import { addDays, dayStart, fromZone } from '../../../kernel/time.ts'
import { answered } from '../answered.ts'
import type { Cell, Read, Session } from '../define.ts'
import { stoppedAt } from './day-cursor.ts'
import { shopeeMarkets } from './shopee-markets.ts'

type Setting = 'store' | 'partner_id' | 'shop_id' | 'market'

/** As far back as the report goes. */
const days = 90
const atOnce = 500
/** Of one question no more rows are told than these; a longer time is asked in halves. */
const mostRows = 10_000

/** Which affiliate brought which item of an order. */
export const conversions: Read<Setting> = {
  id: 'conversions',
  title: { en: 'Affiliate conversions', zh: '联盟转化' },
  tables: {
    'shopee-affiliate-orders': [
      ...['order_sn', 'order_status', 'verified_status', 'place_order_time', 'conversion_completed_time', 'store'],
      ...['affiliate_username', 'channel', 'item_id', 'model_id', 'promotion_id', 'qty', 'currency', 'purchase_value'],
      ...['refund_amount', 'item_brand_commission_to_affiliate', 'as of'],
    ],
  },
  async *pages(session, cursors) {
    const from = seconds(session, 1 - days)
    const end = seconds(session, 1)
    const kept = place.safeParse(stoppedAt(cursors.conversions, session.day)).data
    const waiting: Span[] = kept?.waiting ?? [[from, end - 1]]
    let page = kept?.page ?? 1
    for (let span = waiting.shift(); span; span = waiting.shift(), page = 1) {
      for (let more = true; more; page++) {
        const found = await report(session, span, page)
        const middle = Math.floor((span[0] + span[1]) / 2)
        if (page === 1 && found.total_count > mostRows && middle > span[0]) {
          waiting.unshift([span[0], middle], [middle + 1, span[1]])
          break
        }
        more = found.has_more && found.list.length > 0
        const left = more ? { waiting: [span, ...waiting], page: page + 1 } : { waiting: [...waiting], page: 1 }
        const rows = found.list.flatMap((order) => rowsOf(order, session))
        yield { rows: { 'shopee-affiliate-orders': rows }, cursor: { day: session.day, at: left } }
      }
    }
    // Asked for again on the same day, it begins anew.
    yield { rows: { 'shopee-affiliate-orders': [] }, cursor: undefined }
  },
}

/** First and last second. */
type Span = [number, number]
const place = z.object({ waiting: z.array(z.tuple([z.int(), z.int()])), page: z.int() })

const seconds = ({ day, timeZone }: Session, after: number) => dayStart(addDays(day, after), timeZone).getTime() / 1000

const text = z.union([z.string(), z.number()]).transform(String).optional()
const item = z.object({
  item_id: text,
  model_id: text,
  promotion_id: text,
  qty: z.int().optional(),
  purchase_value: text,
  refund_amount: text,
  item_brand_commission_to_affiliate: text,
})
const order = z.object({
  order_sn: z.string(),
  order_status: z.string().optional(),
  verified_status: z.string().optional(),
  place_order_time: z.string(),
  conversion_completed_time: z.string().optional(),
  affiliate_username: z.string().optional(),
  channel: z.string().optional(),
  items: z.array(item).default([]),
})
const answer = z.object({
  response: z.object({ list: z.array(order).default([]), total_count: z.int(), has_more: z.boolean() }),
})

async function report(session: Session, [place_order_time_start, place_order_time_end]: Span, page_no: number) {
  const { body } = await session.ask({
    method: 'GET',
    url: 'https://partner.shopeemobile.com/api/v2/ams/get_conversion_report',
    query: { page_no, page_size: atOnce, place_order_time_start, place_order_time_end },
  })
  return answered(answer, body).response
}

type Order = z.output<typeof order>

function rowsOf(told: Order, { settings, asOf }: Session): Record<string, Cell>[] {
  const { currency, timeZone } = shopeeMarkets[settings.market ?? ''] ?? { currency: '', timeZone: 'UTC' }
  const { items, affiliate_username, place_order_time, conversion_completed_time, ...said } = told
  if (!affiliate_username) return []
  return items.map((one) => ({
    ...said,
    // It is called the smallest unit, but in the documented example the commission is a tenth of it: both are in the currency.
    ...one,
    affiliate_username,
    place_order_time: instantOf(place_order_time, timeZone),
    conversion_completed_time: instantOf(conversion_completed_time ?? '', timeZone),
    ...{ store: settings.store, currency, 'as of': asOf.toISOString() },
  }))
}

/** "2025/8/10 15:36:22" by the clock of the market; what is written otherwise stays, and is said by the import. */
function instantOf(written: string, timeZone: string): string {
  const parts = /^(\d{4})\/(\d{1,2})\/(\d{1,2}) (\d{1,2}):(\d{2}):(\d{2})$/.exec(written)?.slice(1).map(Number)
  if (!parts) return written
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
  return new Date(fromZone(Date.UTC(year, month - 1, day, hour, minute, second), timeZone)).toISOString()
}
