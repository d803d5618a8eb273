import { sql } from 'kysely'
import { z } from 'zod'
import { type AssetChannel, isAllowed, type RightState, warningDays } from '../kernel/asset.ts'
import { Problem } from '../kernel/errors.ts'
import { addDays, type Day, dayOf } from '../kernel/time.ts'
import { pageCursor } from '../store/page-cursor.ts'
import type { AssetFilter } from './asset-input.ts'
import { type Asset, assetsOf, isBreached, shownAsset, urgency } from './asset-rows.ts'
import type { Stated } from './loads.ts'

const place = pageCursor(z.object({ urgency: z.int(), id: z.string() }))

/** The day that it is where the brand lives. Throws `not_found`. */
export async function brandToday({ db }: Stated, brand: string, now = new Date()): Promise<Day> {
  const row = await db.selectFrom('brands').select('time_zone').where('id', '=', brand).executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'brand' })
  return dayOf(now, row.time_zone)
}

/** A page of the brand's assets: what is in use without a right first, then what ends soon, then the newest. */
export async function listAssets(
  registry: Stated,
  brand: string,
  filter: AssetFilter,
  now = new Date(),
): Promise<{ items: Asset[]; total: number; next?: string }> {
  const today = await brandToday(registry, brand, now)
  const all = filtered(registry, brand, filter, today)
  const first = urgency(today)
  let page = all.select(first.as('urgency')).orderBy(first).orderBy('assets.id', 'desc')
  if (filter.cursor) {
    const after = place.read(filter.cursor)
    page = page.where(
      sql<boolean>`(${first} > ${after.urgency} OR (${first} = ${after.urgency} AND assets.id < ${after.id}))`,
    )
  }
  const rows = await page.limit(filter.limit + 1).execute()
  const counted = await all
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('all'))
    .executeTakeFirst()
  const shown = rows.slice(0, filter.limit)
  const items = shown.map(({ urgency: _urgency, ...row }) => shownAsset(row, today))
  const last = shown.at(-1)
  const total = Number(counted?.all ?? 0)
  if (rows.length <= filter.limit || !last) return { items, total }
  return { items, total, next: place.write({ urgency: last.urgency, id: last.id }) }
}

function filtered(registry: Stated, brand: string, filter: AssetFilter, today: Day) {
  const { search, kind, channel, right, sku, market, creator, collaboration, state } = filter
  let query = assetsOf(registry, brand, today)
  if (state !== 'all') query = query.where('assets.archived_at', state === 'active' ? 'is' : 'is not', null)
  if (kind) query = query.where('assets.kind', '=', kind)
  if (creator) query = query.where('assets.creator', '=', creator)
  if (collaboration) query = query.where('assets.collaboration', '=', collaboration)
  if (sku) query = query.where(sql<boolean>`${sku} = ANY(skus)`)
  if (market) query = query.where(sql<boolean>`${market} = ANY(assets.markets)`)
  if (right === 'breached') query = query.where(isBreached(today))
  else if (right) query = query.where(hasRight(right, channel, today))
  if (!search) return query
  const words = sql`lower(concat_ws(' ', assets.title, file_name, maker, creators.name))`
  return query.where(sql<boolean>`position(${search.toLowerCase()} IN ${words}) > 0`)
}

/** Whether a right is in this state: that of a channel, or that of any. */
function hasRight(state: RightState, channel: AssetChannel | '', today: Day) {
  const of = channel ? sql`AND stated.channel = ${channel}` : sql``
  const stated = sql`SELECT FROM asset_rights AS stated WHERE stated.asset = assets.id ${of}`
  if (state === 'unknown') {
    const channels = sql`SELECT count(*) FROM asset_rights AS stated WHERE stated.asset = assets.id`
    return channel ? sql<boolean>`NOT EXISTS (${stated})` : sql<boolean>`(${channels}) < 6`
  }
  const soon = sql`${addDays(today, warningDays)}::date`
  const day = sql`${today}::date`
  const conditions = {
    expired: sql`stated.until < ${day}`,
    expiring: sql`stated.until BETWEEN ${day} AND ${soon}`,
    allowed: sql`(stated.until IS NULL OR stated.until > ${soon})`,
  }
  return sql<boolean>`EXISTS (${stated} AND ${conditions[state]})`
}

/** One of the brand's assets. Throws `not_found`. */
export async function getAsset(registry: Stated, brand: string, id: string, now = new Date()): Promise<Asset> {
  const today = await brandToday(registry, brand, now)
  const row = await assetsOf(registry, brand, today).where('assets.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'asset' })
  return shownAsset(row, today)
}

export type RightWarning = {
  asset: { id: string; title: string; kind: Asset['kind'] }
  channel: AssetChannel
  state: RightState
  until: Day | null
  in_use: boolean
}

/** Rights that need somebody: of assets in use those that do not hold, then those that end within 30 days, the soonest first. */
export async function rightWarnings(registry: Stated, brand: string, now = new Date()): Promise<RightWarning[]> {
  const today = await brandToday(registry, brand, now)
  const rows = await assetsOf(registry, brand, today)
    .where('assets.archived_at', 'is', null)
    .where(sql<boolean>`${urgency(today)} < 2`)
    .limit(mostWarnings)
    .orderBy(urgency(today))
    .orderBy('assets.id', 'desc')
    .execute()
  const warnings = rows.map((row) => shownAsset(row, today)).flatMap(warningsOf)
  return warnings.sort((a, b) => rank(a) - rank(b) || (a.until ?? '').localeCompare(b.until ?? ''))
}

const mostWarnings = 500
const rank = ({ in_use, state }: RightWarning) => (in_use && !isAllowed(state) ? 0 : 1)

function warningsOf({ id, title, kind, rights, in_use }: Asset): RightWarning[] {
  return rights
    .map(({ channel, state, until }) => {
      return { asset: { id, title, kind }, channel, state, until, in_use: in_use.includes(channel) }
    })
    .filter((one) => one.state === 'expiring' || rank(one) === 0)
}
