import { type Days, periodBefore } from '../../src/measure/periods.ts'
import type { StatedSpend } from '../statements.ts'
import { type Asked, isIn, type Row, ratio } from './asked.ts'
import type { Known } from './brand.ts'
import { part } from './periods.ts'
import { states } from './spend.ts'

export type AdPriceAsked = Asked & { by: 'platform' | 'campaign' | 'all'; against?: 'previous' | 'year' }
/** What the ads of a campaign brought: orders and their sales in the brand's currency, null where nobody says. */
export type Brought = { ordered: number | null; sold: number | null }
type Result = Brought & { platform: string; campaign: string; spent: number; seen: number; clicked: number }

/** What platforms say themselves of the orders that their ads brought. */
function stated({ convert }: Known, rows: readonly StatedSpend[]): Brought {
  const telling = rows.filter(states)
  if (telling.length === 0) return { ordered: null, sold: null }
  return {
    ordered: telling.reduce((all, { conversions }) => all + conversions, 0),
    sold: telling.reduce((all, { conversionValue, currency, day }) => all + convert(conversionValue, currency, day), 0),
  }
}

function resultsOf(known: Known, days: Days, { country, campaign }: Asked, brought: Bringing): Result[] {
  const ads = known.spend.filter(
    (row) =>
      row.kind === 'ads' &&
      isIn(row.day, days) &&
      (!country || row.country === country) &&
      (!campaign || row.campaign === campaign),
  )
  const results = [...Map.groupBy(ads, ({ platform, campaign }) => `${platform}|${campaign}`).values()].map((rows) => {
    const [{ platform, campaign } = { platform: '', campaign: '' }] = rows
    const total = (of: (row: StatedSpend) => number) => rows.reduce((all, row) => all + of(row), 0)
    return {
      ...{ platform, campaign, ...brought(rows, days) },
      spent: total(({ spend, currency, day }) => known.convert(spend, currency, day)),
      seen: total(({ impressions }) => impressions),
      clicked: total(({ clicks }) => clicks),
    }
  })
  return results.filter(({ seen, clicked }) => seen > 0 && clicked > 0)
}

type Bringing = (rows: readonly StatedSpend[], days: Days) => Brought

/** The rows of a question about the price of ads, by what their orders are taken to be. */
export function adPriceRows(known: Known, asked: AdPriceAsked, brought: Bringing): Row[] {
  const keyOf = (one: Result) => (asked.by === 'all' ? 'all' : one[asked.by])
  const now = Map.groupBy(resultsOf(known, asked, asked, brought), keyOf)
  const before = periodBefore(asked, asked.against ?? 'previous')
  const then = Map.groupBy(resultsOf(known, before, asked, brought), keyOf)
  return [...new Set([...now.keys(), ...then.keys()])].map((key) => ({
    key,
    ...split(factorsOf(now.get(key) ?? []), factorsOf(then.get(key) ?? [])),
  }))
}

type Factors = ReturnType<typeof factorsOf>

function factorsOf(results: readonly Result[]) {
  const total = (name: 'spent' | 'seen' | 'clicked') => results.reduce((all, one) => all + one[name], 0)
  const told = (name: 'ordered' | 'sold') => {
    const values = results.map((one) => one[name]).filter((value) => value !== null)
    return values.length === 0 ? null : values.reduce((all, value) => all + value, 0)
  }
  const [spent, seen, clicked, ordered, sold] = [
    ...[total('spent'), total('seen'), total('clicked')],
    ...[told('ordered'), told('sold')],
  ] as [number, number, number, number | null, number | null]
  return {
    spent,
    price: ratio(spent, seen),
    clicks: ratio(clicked, seen),
    converts: ordered === null ? null : ratio(ordered, clicked),
    cost: ordered === null ? null : ratio(spent, ordered),
    value: ordered === null || sold === null ? null : ratio(sold, ordered),
    returned: !ordered || sold === null ? null : ratio(sold, spent),
  }
}

/** The change of a product, split by logarithmic means: each factor has the mean times its own logarithm. */
function split(now: Factors, then: Factors): Omit<Row, 'key'> {
  const moved = (name: keyof Factors) => {
    const [a, b] = [now[name], then[name]]
    return a && b ? Math.log(a / b) : null
  }
  const [costMean, returnMean] = [meanOf(now.cost, then.cost), meanOf(now.returned, then.returned)]
  const times = (mean: number | null, log: number | null) => (mean === null || log === null ? null : mean * log)
  const minus = (value: number | null) => (value === null ? null : -value)
  const change = less(whole(now.cost), whole(then.cost))
  const by_auction = whole(times(costMean, moved('price')))
  const by_click_rate = whole(minus(times(costMean, moved('clicks'))))
  return {
    ...{ spend: now.spent, spend_before: then.spent },
    ...{ thousand: whole(thousands(now.price)), thousand_before: whole(thousands(then.price)) },
    ...{ click_rate: now.clicks, click_rate_before: then.clicks },
    ...{ conversion: now.converts, conversion_before: then.converts },
    ...{ cost: whole(now.cost), cost_before: whole(then.cost), change },
    ...{ by_auction, by_click_rate, by_conversion: less(less(change, by_auction), by_click_rate) },
    ...{ value: whole(now.value), value_before: whole(then.value) },
    ...{ roas: now.returned, roas_before: then.returned, roas_change: less(now.returned, then.returned) },
    roas_by_auction: minus(times(returnMean, moved('price'))),
    roas_by_click_rate: times(returnMean, moved('clicks')),
    roas_by_conversion: times(returnMean, moved('converts')),
    roas_by_value: times(returnMean, moved('value')),
  }
}

function meanOf(now: number | null, then: number | null): number | null {
  if (!now || !then) return null
  return now === then ? then : (now - then) / Math.log(now / then)
}

const thousands = (price: number | null) => (price === null ? null : price * 1000)
const whole = (value: number | null) => (value === null ? null : Math.sign(value) * Math.round(Math.abs(value)))
const less = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b)

const february = { from: '2026-02-01', to: '2026-02-28' }
const asked: Omit<AdPriceAsked, 'by'>[] = [
  part,
  february,
  { ...february, country: 'DE' },
  { ...february, against: 'year' },
]

/** Questions about the price of ads with what is true, orders as platforms state them. */
export const adPrices = {
  'ad-price': asked.flatMap((one) =>
    (['platform', 'campaign', 'all'] as const).map((by) => ({
      asked: { ...one, by },
      rows: (known: Known, question: AdPriceAsked) => adPriceRows(known, question, (rows) => stated(known, rows)),
    })),
  ),
}
