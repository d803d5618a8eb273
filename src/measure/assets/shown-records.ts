import type { AssetChannel } from '../../kernel/asset.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import type { Placement } from '../../manage/placements.ts'
import type { ShownDay } from './fatigue.ts'
import { type Placed, type PlacedDay, referenceOf } from './placed-days.ts'

/** Where assets are shown: what is compared with each other. `market` and `platform` are '' where they are not told. */
export type Place = {
  channel: AssetChannel
  platform: string
  market: string
  rate_of: 'clicks_of_impressions' | 'orders_of_visits'
}
export type Counts = { shown: number; acted: number }
/** What came of an asset in a place, of all its placements there. */
export type ShownRecord = Counts & {
  asset: string
  place: Place
  references: Set<string>
  days: ShownDay[]
  last: Day
  /** Whether it is shown there still: a placement goes on, and had figures within two weeks. */
  runs: boolean
}
export type Records = {
  all: ShownRecord[]
  /** What came of each reference in a place, whichever assets it shows. */
  places: ReadonlyMap<string, { place: Place; references: ReadonlyMap<string, Counts> }>
}

/** A page is shown to every market alike, so that it is one place. */
const ofEveryMarket = new Set<AssetChannel>(['product_page', 'gallery'])
/** A placement that goes on without figures for so many days is not shown any more, whatever is stated. */
const quietDays = 14

export const placeKey = ({ channel, platform, market, rate_of }: Place) =>
  JSON.stringify([channel, platform, market, rate_of])

export function isOn({ from_day, to_day }: Pick<Placement, 'from_day' | 'to_day'>, today: Day): boolean {
  return from_day <= today && (to_day === null || to_day >= today)
}

type Told = { placement: Placement; placed: Placed }

/** Brings placements together by asset and place, and by reference and place. A day that several placements tell counts once. */
export function shownRecords(told: readonly Told[], today: Day): Records {
  const records = new Map<string, ShownRecord & { seen: Set<string> }>()
  const places = new Map<string, { place: Place; references: Map<string, Counts> }>()
  const counted = new Set<string>()
  for (const { placement, placed } of told) {
    const reference = referenceOf(placement)
    for (const day of placed.days) {
      if (day.shown <= 0) continue
      const place = placeOf(placement, placed, day)
      const key = placeKey(place)
      const dayKey = JSON.stringify([reference, day.day, day.market])
      const known = places.get(key) ?? { place, references: new Map<string, Counts>() }
      places.set(key, known)
      if (!counted.has(key + dayKey)) {
        counted.add(key + dayKey)
        addTo(known.references, reference, day)
      }
      const record = recordOf(records, placement.asset, place)
      if (record.seen.has(dayKey)) continue
      record.seen.add(dayKey)
      addDay(record, reference, day)
      record.runs ||= isOn(placement, today) && day.day >= addDays(today, -quietDays)
    }
  }
  return { all: [...records.values()], places }
}

function placeOf({ channel }: Placement, { ads }: Placed, { platform, market }: PlacedDay): Place {
  const rate_of = ads.length ? 'clicks_of_impressions' : 'orders_of_visits'
  return { channel, platform, market: ofEveryMarket.has(channel) ? '' : market, rate_of }
}

function recordOf(records: Map<string, ShownRecord & { seen: Set<string> }>, asset: string, place: Place) {
  const key = `${asset} ${placeKey(place)}`
  const known = records.get(key)
  if (known) return known
  const made = { asset, place, references: new Set<string>(), days: [], shown: 0, acted: 0, last: '', runs: false }
  const record = { ...made, seen: new Set<string>() }
  records.set(key, record)
  return record
}

function addDay(record: ShownRecord, reference: string, { day, shown, acted }: ShownDay): void {
  record.references.add(reference)
  record.days.push({ day, shown, acted })
  record.shown += shown
  record.acted += acted
  if (day > record.last) record.last = day
}

function addTo(references: Map<string, Counts>, reference: string, { shown, acted }: Counts): void {
  const { shown: before, acted: did } = references.get(reference) ?? { shown: 0, acted: 0 }
  references.set(reference, { shown: before + shown, acted: did + acted })
}
