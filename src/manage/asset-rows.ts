import { type RawBuilder, sql } from 'kysely'
import {
  type AssetChannel,
  assetChannels,
  isAllowed,
  type RightState,
  rightState,
  warningDays,
} from '../kernel/asset.ts'
import { addDays, type Day } from '../kernel/time.ts'
import type { AssetKind, AssetPlace } from '../store/registry/asset-tables.ts'
import type { Stated } from './loads.ts'

export type Right = { channel: AssetChannel; until: Day | null; note: string; state: RightState }
export type Asset = {
  id: string
  kind: AssetKind
  media_type: string
  bytes: number
  sha256: string
  place: AssetPlace
  file_name: string
  title: string
  alt: string
  creator: { id: string; name: string } | null
  collaboration: { id: string; title: string } | null
  maker: string
  skus: string[]
  markets: string[]
  note: string
  /** One for each channel, also where none was stated. */
  rights: Right[]
  /** Channels in which it is shown today, and of them those without a right that holds. */
  in_use: AssetChannel[]
  breached: AssetChannel[]
  archived_at: Date | null
  created_by: { kind: string; id: string; name: string }
  created_at: Date
  updated_at: Date
}

/** Placements of the asset that go on today. */
const runs = (today: Day) =>
  sql`placed.asset = assets.id AND placed.from_day <= ${today}::date AND (placed.to_day IS NULL OR placed.to_day >= ${today}::date)`

/** Whether an asset is in use today where no right allows it. */
export const isBreached = (today: Day): RawBuilder<boolean> => sql`EXISTS (
  SELECT FROM asset_placements AS placed LEFT JOIN asset_rights AS stated ON stated.asset = placed.asset AND stated.channel = placed.channel
  WHERE ${runs(today)} AND (stated.channel IS NULL OR stated.until < ${today}::date))`

/** Whether a right of an asset ends within the days of the warning. */
const endsSoon = (today: Day) => sql`EXISTS (
  SELECT FROM asset_rights AS stated WHERE stated.asset = assets.id AND stated.until BETWEEN ${today}::date AND ${addDays(today, warningDays)}::date)`

/** What comes first in a list: what is shown without a right, then what ends soon. */
export const urgency = (today: Day): RawBuilder<number> =>
  sql`CASE WHEN ${isBreached(today)} THEN 0 WHEN ${endsSoon(today)} THEN 1 ELSE 2 END`

/** The brand's assets, as a query that conditions are added to. */
export function assetsOf({ db }: Stated, brand: string, today: Day) {
  return db
    .selectFrom('assets')
    .leftJoin('creators', (of) =>
      of.onRef('creators.id', '=', 'assets.creator').onRef('creators.brand', '=', 'assets.brand'),
    )
    .leftJoin('collaborations', (of) =>
      of.onRef('collaborations.id', '=', 'assets.collaboration').onRef('collaborations.brand', '=', 'assets.brand'),
    )
    .select([
      'assets.id',
      'assets.kind',
      'media_type',
      'bytes',
      'sha256',
      'place',
      'file_name',
      'assets.title',
      'alt',
      'maker',
    ])
    .select(['assets.creator', 'creators.name as creator_name', 'skus', 'assets.markets', 'note', 'assets.archived_at'])
    .select(['assets.collaboration', 'collaborations.title as collaboration_title'])
    .select(['assets.created_by', 'assets.created_at', 'assets.updated_at'])
    .select(
      sql<{ channel: AssetChannel; until: Day | null; note: string }[]>`COALESCE((
        SELECT json_agg(json_build_object('channel', channel, 'until', until, 'note', stated.note))
        FROM asset_rights AS stated WHERE stated.asset = assets.id), '[]')`.as('stated'),
    )
    .select(
      sql<
        AssetChannel[]
      >`ARRAY(SELECT DISTINCT placed.channel FROM asset_placements AS placed WHERE ${runs(today)})`.as('in_use'),
    )
    .where('assets.brand', '=', brand)
}

type Row = Awaited<ReturnType<ReturnType<typeof assetsOf>['execute']>>[number]

/** An asset as it is shown on a day. */
export function shownAsset(row: Row, today: Day): Asset {
  const { stated, creator, creator_name, collaboration, collaboration_title, in_use, ...asset } = row
  const rights = assetChannels.map((channel): Right => {
    const right = stated.find((one) => one.channel === channel)
    return { channel, until: right?.until ?? null, note: right?.note ?? '', state: rightState(right?.until, today) }
  })
  const allowed = (channel: AssetChannel) => rights.some((one) => one.channel === channel && isAllowed(one.state))
  return {
    ...asset,
    collaboration: collaboration === null ? null : { id: collaboration, title: collaboration_title ?? '' },
    creator: creator === null ? null : { id: creator, name: creator_name ?? '' },
    rights,
    in_use: assetChannels.filter((channel) => in_use.includes(channel)),
    breached: assetChannels.filter((channel) => in_use.includes(channel) && !allowed(channel)),
  }
}
