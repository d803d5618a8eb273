import { differenceOf, type Share, shareOf } from '../../kernel/share.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import { fatigueOf, weeksOf } from './fatigue.ts'
import { type Counts, type Place, placeKey, type Records, type ShownRecord } from './shown-records.ts'

type Rated = Counts & { rate: number; low: number; high: number }
/** What came of an asset in a place, beside what came of everything else there, with intervals of 95%. */
export type Beside = {
  place: Place
  own: Rated
  others: Rated & { references: number }
  difference: number
  difference_low: number
  difference_high: number
  verdict: 'better' | 'unclear' | 'worse'
  trend: 'falling' | 'steady' | 'rising' | null
  last_day: Day
}

/** Undefined where nothing else was shown in the place, or where more was done than shown. */
export function besideOthers(record: ShownRecord, { places }: Records, today: Day): Beside | undefined {
  const there = [...(places.get(placeKey(record.place))?.references ?? [])]
  const others = there.filter(([reference]) => !record.references.has(reference)).map(([, counts]) => counts)
  const rest = others.reduce((sum, one) => ({ shown: sum.shown + one.shown, acted: sum.acted + one.acted }), {
    shown: 0,
    acted: 0,
  })
  const [share, other] = [shareOf(record.acted, record.shown), shareOf(rest.acted, rest.shown)]
  if (!share || !other) return undefined
  const { difference, low, high } = differenceOf(share, other)
  const until = [record.last, addDays(today, -1)].sort()[0] ?? today
  return {
    place: record.place,
    own: rated(record, share),
    others: { ...rated(rest, other), references: others.length },
    difference,
    difference_low: low,
    difference_high: high,
    verdict: low > 0 ? 'better' : high < 0 ? 'worse' : 'unclear',
    trend: fatigueOf(weeksOf(record.days), until)?.trend ?? null,
    last_day: record.last,
  }
}

const rated = ({ shown, acted }: Counts, { share, low, high }: Share): Rated => {
  return { shown, acted, rate: share, low, high }
}

/** By how much it is better at least, in parts of what the others do at most: rates of ads and of pages are told alike so. */
export function leastLift({ difference_low, others }: Beside): number {
  return difference_low / others.high
}
