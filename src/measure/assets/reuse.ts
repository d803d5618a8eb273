import { type AssetChannel, rightState } from '../../kernel/asset.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import type { Asset } from '../../manage/asset-rows.ts'
import type { Placement } from '../../manage/placements.ts'
import { type Beside, besideOthers, leastLift } from './beside-others.ts'
import { isOn, type Place, type Records, type ShownRecord } from './shown-records.ts'

/** So many days an asset rests where its rate fell, before it is proposed there again. */
export const restDays = 28

export const obstacles = [
  'right_unknown',
  'right_expired',
  'right_ends_before',
  'right_expiring',
  'resting',
  'other_market',
] as const
export type Obstacle = (typeof obstacles)[number]
const forbidding: ReadonlySet<Obstacle> = new Set(['right_unknown', 'right_expired', 'right_ends_before'])

export type Reusable = Pick<Asset, 'id' | 'kind' | 'title' | 'markets' | 'rights'>
/** An asset to be shown in a place from a day on: again where it did well, or also in a place near to one where it does. */
export type Proposal = {
  asset: Pick<Asset, 'id' | 'kind' | 'title'>
  kind: 'again' | 'elsewhere'
  place: Omit<Place, 'rate_of'>
  from_day: Day
  /** The day after the last one on which it was shown in the place; null where it never was. */
  rested_since: Day | null
  right_until: Day | null
  obstacles: Obstacle[]
  forbidden: boolean
  evidence: Beside
}
export type Reuse = { items: Proposal[]; compared: number; alone: number }

type Known = { assets: readonly Reusable[]; placements: readonly Placement[]; records: Records; today: Day }

/** What to show again, and where else; what may be shown comes first, then what is surer. */
export function proposeReuse(known: Known): Reuse {
  const { assets, records, today } = known
  const mine = Map.groupBy(records.all, ({ asset }) => asset)
  const told = { compared: 0, alone: 0 }
  const items = assets.flatMap((asset) => {
    const own = mine.get(asset.id) ?? []
    const beside = own.map((record) => ({ record, beside: besideOthers(record, records, today) }))
    told.compared += beside.filter((one) => one.beside).length
    told.alone += beside.filter((one) => !one.beside).length
    const compared = beside.flatMap(({ record, beside: one }) => (one ? [{ record, beside: one }] : []))
    return [...again(asset, compared, today), ...elsewhere(asset, own, compared, known)]
  })
  return { ...told, items: items.sort(byUse) }
}

type Compared = { record: ShownRecord; beside: Beside }

function again(asset: Reusable, compared: readonly Compared[], today: Day): Proposal[] {
  return compared
    .filter(({ record, beside }) => !record.runs && beside.verdict !== 'worse' && beside.difference > 0)
    .map(({ record, beside }) => {
      const rested = addDays(record.last, 1)
      const ready = beside.trend === 'falling' ? addDays(rested, restDays) : today
      const from = ready > today ? ready : today
      return proposal(asset, beside, { kind: 'again', place: record.place, from, rested, today })
    })
}

/** The surest place where it is better leads to each place near to it in which others are shown and it never was. */
function elsewhere(
  asset: Reusable,
  own: readonly ShownRecord[],
  compared: readonly Compared[],
  { placements, records, today }: Known,
): Proposal[] {
  const better = compared.filter(({ beside }) => beside.verdict === 'better' && beside.trend !== 'falling')
  const sources = better.sort((a, b) => leastLift(b.beside) - leastLift(a.beside))
  if (sources.length === 0) return []
  const been = new Set(own.map(({ place }) => siteOf(place)))
  const on = placements.filter((one) => one.asset === asset.id && isOn(one, today))
  return [...records.places.values()].flatMap(({ place }) => {
    if (been.has(siteOf(place)) || !suits(asset, place.channel)) return []
    const source = sources.find(({ record }) => isNear(record.place, place))
    if (!source || (!isAlike(source.record.place, place) && on.some((one) => isIn(one, place)))) return []
    been.add(siteOf(place))
    return [proposal(asset, source.beside, { kind: 'elsewhere', place, from: today, rested: null, today })]
  })
}

const siteOf = ({ channel, platform, market }: Place) => JSON.stringify([channel, platform, market])
const suits = ({ kind }: Reusable, channel: AssetChannel) => kind !== 'text' || channel !== 'gallery'
const isAlike = (a: Place, b: Place) => a.channel === b.channel && a.platform === b.platform
const isIn = ({ channel, platform }: Placement, place: Place) =>
  channel === place.channel && (platform === '' || place.platform.startsWith(platform.toLowerCase()))

/** In another market of the same platform, on another platform of the same market, or in another channel of it. */
function isNear(a: Place, b: Place): boolean {
  if (isAlike(a, b)) return a.market !== b.market && b.market !== ''
  return a.market === b.market || a.market === '' || b.market === ''
}

type Wanted = { kind: Proposal['kind']; place: Place; from: Day; rested: Day | null; today: Day }

function proposal(asset: Reusable, evidence: Beside, { kind, place, from, rested, today }: Wanted): Proposal {
  const right = asset.rights.find(({ channel }) => channel === place.channel)
  const found: Obstacle[] = []
  const state = !right || right.state === 'unknown' ? 'unknown' : rightState(right.until, from)
  if (state === 'unknown') found.push('right_unknown')
  else if (state === 'expired') found.push(right?.state === 'expired' ? 'right_expired' : 'right_ends_before')
  else if (state === 'expiring') found.push('right_expiring')
  if (from > today) found.push('resting')
  if (place.market && asset.markets.length > 0 && !asset.markets.includes(place.market)) found.push('other_market')
  const { channel, platform, market } = place
  return {
    asset: { id: asset.id, kind: asset.kind, title: asset.title },
    ...{ kind, place: { channel, platform, market }, from_day: from, rested_since: rested },
    right_until: right?.until ?? null,
    obstacles: found,
    forbidden: found.some((one) => forbidding.has(one)),
    evidence,
  }
}

function byUse(a: Proposal, b: Proposal): number {
  return (
    Number(a.forbidden) - Number(b.forbidden) ||
    Number(b.evidence.verdict === 'better') - Number(a.evidence.verdict === 'better') ||
    leastLift(b.evidence) - leastLift(a.evidence) ||
    a.asset.id.localeCompare(b.asset.id)
  )
}
