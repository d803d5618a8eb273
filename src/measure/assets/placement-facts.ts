import type { Day } from '../../kernel/time.ts'
import { type Sql, sql, str, strs } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Question } from '../define.ts'
import { spendFacts } from '../economics/spend-facts.ts'
import { visitOrders } from '../traffic/visit-orders.ts'
import { visitsWithin } from '../traffic/visits.ts'
import { ofSlice } from '../within.ts'

/** What came of a reference on one day in one market ('' where it is not told). Money is in minor units of the brand's currency. */
export type AdDay = {
  reference: string
  platform: string
  market: string
  day: Day
  impressions: number
  clicks: number
  spend: number
}
export type VisitDay = {
  reference: string
  market: string
  day: Day
  visits: number
  orders: number
  net_sales: number
}
/** A post as it was seen last; null is not known. */
export type PostCounts = {
  post_id: string
  url: string
  platform: string
  views: number | null
  interactions: number | null
}

type Asked = { warehouse: Warehouse; p: Question; references: readonly string[]; options: Options }

/** What platforms report of ads by their name, by day and market. Where a report names no ad, its campaign is asked. */
export async function adDays({ warehouse, p, references, options }: Asked): Promise<AdDay[]> {
  const key = sql`(if(ad != '', ad, toString(campaign)), toString(platform), day, toString(country))`
  const rows = await warehouse.query<
    Omit<AdDay, 'impressions' | 'clicks'> & Record<'impressions' | 'clicks', number | null>
  >(
    sql`SELECT key.1 AS reference, key.2 AS platform, toString(key.3) AS day, key.4 AS market, seen AS impressions, clicked AS clicks, spent AS spend
      FROM (${spendFacts(p, key, sql`, ad`)}) WHERE key.1 IN ${strs(references)}`,
    options,
  )
  return rows.map((row) => ({
    ...row,
    impressions: Number(row.impressions ?? 0),
    clicks: Number(row.clicks ?? 0),
    spend: Number(row.spend),
  }))
}

/** Visits whose link carried a reference as utm_content, by the day on which they began and by market, with their orders. */
export function taggedDays(asked: Asked): Promise<VisitDay[]> {
  return visitDays(asked, sql`toString(utm_content)`, sql` AND utm_content IN ${strs(asked.references)}`)
}

/** Visits that saw a page, by day and market, with their orders. A visit that saw several of the pages counts for each. */
export function pageDays(asked: Asked): Promise<VisitDay[]> {
  const seen = sql`arrayJoin(arrayIntersect(arrayMap(one -> toString(one), steps), ${strs(asked.references)}))`
  return visitDays(asked, seen, sql` AND hasAny(steps, ${strs(asked.references)})`)
}

async function visitDays({ warehouse, p, references, options }: Asked, of: Sql, where: Sql): Promise<VisitDay[]> {
  const date = sql`toDate(started_at, ${str(p.scope.timeZone)})`
  const rows = await warehouse.query<VisitDay>(
    sql`SELECT reference, market, toString(on_day) AS day, sum(visits_) AS visits, sum(orders_) AS orders, sum(sales_) AS net_sales
      FROM (
        SELECT ${of} AS reference, ${date} AS on_day, toString(country) AS market, 1 AS visits_, 0 AS orders_, toInt64(0) AS sales_ ${visitsWithin(p)}${where}
        UNION ALL
        SELECT key.1, key.2, key.3, 0, counts, net_sales FROM ${visitOrders(p, sql`(${of}, ${date}, toString(country))`)} WHERE key.1 IN ${strs(references)}
      )
      GROUP BY reference, market, on_day`,
    options,
  )
  return rows.map(({ visits, orders, net_sales, ...row }) => {
    return { ...row, visits: Number(visits), orders: Number(orders), net_sales: Number(net_sales) }
  })
}

/** Posts by id or address, as they were seen last. */
export async function postCounts({ warehouse, p, references, options }: Asked): Promise<PostCounts[]> {
  const rows = await warehouse.query<PostCounts>(
    sql`SELECT post_id, url, toString(posts.platform) AS platform, posts.views AS views,
        if(likes IS NULL AND comments IS NULL AND shares IS NULL AND saves IS NULL, NULL,
          ifNull(likes, 0) + ifNull(comments, 0) + ifNull(shares, 0) + ifNull(saves, 0)) AS interactions
      FROM posts WHERE ${ofSlice(p)} AND (post_id IN ${strs(references)} OR url IN ${strs(references)})`,
    options,
  )
  const told = (value: number | null) => (value === null ? null : Number(value))
  return rows.map((row) => ({ ...row, views: told(row.views), interactions: told(row.interactions) }))
}
