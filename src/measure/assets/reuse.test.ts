import { describe, expect, test } from 'vitest'
import { type AssetChannel, assetChannels, rightState } from '../../kernel/asset.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import type { Placement } from '../../manage/placements.ts'
import type { Placed } from './placed-days.ts'
import { proposeReuse, type Reusable } from './reuse.ts'
import { shownRecords } from './shown-records.ts'

const today = '2026-04-30'
type Rights = Partial<Record<AssetChannel, Day | null>>

const assetWith = (id: string, rights: Rights, markets: string[] = []): Reusable => ({
  ...{ id, kind: 'video', title: id, markets },
  rights: assetChannels.map((channel) => {
    const until = rights[channel]
    return { channel, until: until ?? null, note: '', state: rightState(until, today) }
  }),
})

type Shown = {
  asset: string
  from: Day
  to: Day
  rate: number
  market?: string
  channel?: AssetChannel
  reference?: string
  falls?: boolean
  ends?: boolean
}

/** An ad on meta with a thousand impressions on each of its days. */
function shown({ asset, from, to, rate, market = 'US', channel = 'ad', ...more }: Shown) {
  const { reference = `ad of ${asset} ${market}`, falls = false, ends = true } = more
  const placement: Placement = {
    ...{ id: `${asset} ${channel} ${market} ${from}`, asset, channel, platform: 'meta', reference },
    ...{ from_day: from, to_day: ends ? to : null },
  }
  const days = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const now = falls && day >= addDays(from, 14) ? rate / 2 : rate
    days.push({ day, market, platform: 'meta', shown: 1000, acted: Math.round(now * 1000) })
  }
  const ads = days.map(({ day, shown: impressions, acted: clicks }) => {
    return { reference, platform: 'meta', market, day, impressions, clicks, spend: 0 }
  })
  const placed: Placed = { ads, visits: [], post: undefined, days }
  return { placement, placed }
}

function propose(assets: Reusable[], told: ReturnType<typeof shown>[]) {
  const placements = told.map(({ placement }) => placement)
  return proposeReuse({ assets, placements, records: shownRecords(told, today), today })
}

const others = (market: string, channel: AssetChannel = 'ad') => {
  const at = { from: '2026-03-01', to: '2026-03-31', rate: 0.01, market, channel }
  return [shown({ asset: 'b', ...at }), shown({ asset: 'c', ...at })]
}

describe('what to show again', () => {
  test('an asset that did better than the rest of a place and was taken down is proposed there, with the evidence', () => {
    const own = shown({ asset: 'a', from: '2026-02-01', to: '2026-02-10', rate: 0.02 })
    const { items, compared, alone } = propose([assetWith('a', { ad: null })], [own, ...others('US')])
    expect([items.length, compared, alone]).toEqual([1, 1, 0])
    expect(items[0]).toMatchObject({
      ...{ asset: { id: 'a' }, kind: 'again', place: { channel: 'ad', platform: 'meta', market: 'US' } },
      ...{ from_day: today, rested_since: '2026-02-11', obstacles: [], forbidden: false },
      evidence: {
        own: { shown: 10_000, acted: 200, rate: 0.02 },
        others: { shown: 62_000, acted: 620, rate: 0.01, references: 2 },
        verdict: 'better',
        trend: null,
      },
    })
    // Wilson: 0.0174316 – 0.0229377 and 0.0092482 – 0.0108121; Newcombe joins them.
    expect(items[0]?.evidence.difference_low).toBeCloseTo(0.01 - Math.hypot(0.02 - 0.0174316, 0.0108121 - 0.01), 5)
    expect(items[0]?.evidence.difference_high).toBeCloseTo(0.01 + Math.hypot(0.0229377 - 0.02, 0.01 - 0.0092482), 5)
  })

  test('one whose rate fell rests for 28 days first, and a right that ends before then forbids it', () => {
    const own = shown({ asset: 'a', from: '2026-03-18', to: '2026-04-20', rate: 0.04, falls: true })
    const ask = (until: Day | null) => propose([assetWith('a', { ad: until })], [own, ...others('US')]).items[0]
    expect(ask(null)).toMatchObject({ from_day: '2026-05-19', obstacles: ['resting'], evidence: { trend: 'falling' } })
    expect(ask('2026-05-18')).toMatchObject({ forbidden: true, obstacles: ['right_ends_before', 'resting'] })
    expect(ask('2026-06-01')).toMatchObject({ forbidden: false, obstacles: ['right_expiring', 'resting'] })
  })

  test('one that is shown still, did worse, or has nothing beside it is not proposed', () => {
    const better = { asset: 'a', from: '2026-04-01', to: '2026-04-29', rate: 0.02 }
    const asset = assetWith('a', { ad: null })
    expect(propose([asset], [shown({ ...better, ends: false }), ...others('US')]).items).toEqual([])
    expect(propose([asset], [shown({ ...better, rate: 0.005 }), ...others('US')]).items).toEqual([])
    expect(propose([asset], [shown(better)])).toEqual({ items: [], compared: 0, alone: 1 })
  })

  test('what is shown by several assets is not compared with itself, and a day told twice counts once', () => {
    const at = { from: '2026-02-01', to: '2026-02-10', rate: 0.02, reference: 'the same' }
    const [first, twice] = [shown({ asset: 'a', ...at }), shown({ asset: 'a', ...at, from: '2026-02-05' })]
    const told = [first, twice, shown({ asset: 'd', ...at }), ...others('US')]
    const { items } = propose([assetWith('a', { ad: null })], told)
    expect(items[0]?.evidence).toMatchObject({ own: { shown: 10_000 }, others: { shown: 62_000, references: 2 } })
  })
})

describe('where else to show it', () => {
  const own = shown({ asset: 'a', from: '2026-04-01', to: '2026-04-29', rate: 0.02, ends: false })

  test('what is better in one market is proposed in the others, and what forbids it is told', () => {
    const told = [own, ...others('US'), ...others('DE')]
    const [item] = propose([assetWith('a', { ad: null }, ['US'])], told).items
    expect(item).toMatchObject({
      ...{ kind: 'elsewhere', place: { market: 'DE' }, rested_since: null, from_day: today },
      ...{ obstacles: ['other_market'], forbidden: false, evidence: { place: { market: 'US' }, verdict: 'better' } },
    })
    const ask = (rights: Rights) => propose([assetWith('a', rights)], told).items[0]
    expect(ask({})).toMatchObject({ forbidden: true, obstacles: ['right_unknown'] })
    expect(ask({ ad: '2026-04-29' })).toMatchObject({ forbidden: true, obstacles: ['right_expired'] })
    expect(ask({ ad: today })).toMatchObject({ forbidden: false, obstacles: ['right_expiring'], right_until: today })
  })

  test('a channel of the same market is near, and what may be shown comes before what may not', () => {
    const told = [own, ...others('US'), ...others('US', 'feed'), ...others('FR', 'feed'), ...others('FR')]
    const { items } = propose([assetWith('a', { feed: null })], told)
    expect(items.map(({ place: { channel, market }, forbidden }) => [channel, market, forbidden])).toEqual([
      ['feed', 'US', false],
      ['ad', 'FR', true],
    ])
  })

  test('a difference that may be chance leads nowhere else', () => {
    const thin = shown({ asset: 'a', from: '2026-04-29', to: '2026-04-29', rate: 0.011, ends: false })
    expect(propose([assetWith('a', { ad: null })], [thin, ...others('US'), ...others('DE')]).items).toEqual([])
  })
})
