import { products } from '../brand/products.ts'
import type { AmountName, Entry } from '../truth/entry.ts'
import {
  type Asked,
  bucketOf,
  byBasis,
  type Comparison,
  costKnown,
  each,
  entriesOf,
  grouped,
  purchasesOf,
  type Row,
  ratio,
  sum,
} from './asked.ts'
import type { Known } from './brand.ts'
import { part, whole } from './periods.ts'

type Dimension = 'none' | 'sales_channel' | 'country' | 'store' | 'sku' | 'category' | 'campaign' | 'customer' | 'month'
type By<Name extends string> = Asked & { by: Name }
const categories = new Map(products.map(({ sku, category }) => [sku, category]))
const marketing = (entries: readonly Entry[]) =>
  sum(entries, 'ads') + sum(entries, 'creator') + sum(entries, 'affiliate')

/** What an entry is about, by each dimension that contribution has. */
const dimensions: Record<Dimension, (entry: Entry, asked: Asked) => string> = {
  none: () => '',
  sales_channel: ({ channel }: Entry) => channel,
  country: ({ country }: Entry) => country,
  store: ({ store }: Entry) => store,
  sku: ({ sku }: Entry) => sku,
  category: ({ sku }: Entry) => categories.get(sku) ?? '',
  campaign: ({ campaign }: Entry) => campaign,
  customer: ({ rank }: Entry) => (rank === 1 ? 'new' : rank > 1 ? 'returning' : 'unknown'),
  month: ({ day, orderedDay }: Entry, asked: Asked) => bucketOf('month', asked.basis === 'order' ? orderedDay : day),
}

function contribution(known: Known, asked: By<Dimension>): Row[] {
  return grouped(entriesOf(known, asked), (entry) => dimensions[asked.by](entry, asked)).map(({ key, entries }) => {
    const net_sales = sum(entries, 'net_sales')
    const amounts = Object.fromEntries(
      walked
        .filter(([, kind]) => kind !== 'unknown' && kind !== 'given')
        .map(([name]) => [name, sum(entries, name as AmountName)]),
    )
    const rate = (name: AmountName) => ratio(sum(entries, name), net_sales)
    return {
      key,
      ...amounts,
      unallocated: marketing(entries.filter(({ entry, orderId }) => entry === 'spend' && orderId === '')),
      known_sales: net_sales,
      goods_sales: net_sales,
      costed_sales: net_sales,
      cost_known: costKnown(entries),
      cm1_rate: rate('cm1'),
      cm2_rate: rate('cm2'),
      cm3_rate: rate('cm3'),
    }
  })
}

/** The walk from price paid to CM3: levels, what is taken on the way, and what is unknown, which is nothing here. */
const walked = [
  ['price_paid', 'level'],
  ['tax', 'taken'],
  ['coupon_added', 'given'],
  ['net_sales', 'level'],
  ['unknown_sales', 'unknown'],
  ['goods_cost', 'taken'],
  ['cm1', 'level'],
  ['commission', 'taken'],
  ['fulfilment', 'taken'],
  ['payment', 'taken'],
  ['logistics', 'taken'],
  ['return_cost', 'taken'],
  ['other_fees', 'taken'],
  ['unknown_tolls', 'unknown'],
  ['cm2', 'level'],
  ['ads', 'taken'],
  ['creator', 'taken'],
  ['affiliate', 'taken'],
  ['coupon', 'taken'],
  ['unknown_marketing', 'unknown'],
  ['cm3', 'level'],
] as const

function stepsOf(entries: readonly Entry[]) {
  return walked.map(([step, kind], i) => {
    const about = { place: i + 1, step, kind: kind === 'level' ? ('level' as const) : ('step' as const) }
    if (kind === 'unknown') return { ...about, amount: 0 }
    if (kind === 'given') return { ...about, amount: sum(entries, 'coupon') }
    return { ...about, amount: kind === 'taken' ? -sum(entries, step) : sum(entries, step) }
  })
}

function waterfall(known: Known, asked: By<'none' | 'sales_channel' | 'country'>): Row[] {
  return grouped(entriesOf(known, asked), (entry) => dimensions[asked.by](entry, asked)).flatMap(({ key, entries }) =>
    stepsOf(entries).map((step) => ({ key, ...step, cost_known: costKnown(entries) })),
  )
}

const fees = new Set<string>([
  ...[
    'goods_cost',
    'commission',
    'fulfilment',
    'payment',
    'logistics',
    'return_cost',
    'other_fees',
    'creator',
    'affiliate',
  ],
])

function basisOf(step: string, entries: readonly Entry[]) {
  return fees.has(step) ? byBasis(entries, step as AmountName) : { actual: 0, estimated: 0, defaulted: 0 }
}

function channels(known: Known, asked: Asked): Row[] {
  const purchases = purchasesOf(known, asked)
  return grouped(entriesOf(known, asked), ({ channel }) => channel).flatMap(({ key, entries }) => {
    const orders = purchases.filter(({ order }) => order.channel === key).length
    return stepsOf(entries).map((step) => ({
      ...step,
      sales_channel: key,
      share: ratio(step.amount, sum(entries, 'net_sales')),
      per_order: each(step.amount, orders),
      ...basisOf(step.step, entries),
      cost_known: costKnown(entries),
    }))
  })
}

function feeBasis(known: Known, asked: Asked): Row[] {
  return grouped(entriesOf(known, asked), ({ channel }) => channel).flatMap(({ key, entries }) =>
    [...fees].flatMap((fee) => {
      const amount = sum(entries, fee as AmountName)
      const bases = basisOf(fee, entries)
      const row = { fee, sales_channel: key, amount, ...bases, actual_share: ratio(bases.actual, amount) }
      return amount === 0 ? [] : [row]
    }),
  )
}

type TollAsked = By<'day' | 'week' | 'month'> & { own_fulfilment?: number }

function tollRate(known: Known, asked: TollAsked): Row[] {
  const bucket = ({ day, orderedDay }: Entry) => bucketOf(asked.by, asked.basis === 'order' ? orderedDay : day)
  const groups = grouped(entriesOf(known, asked), (entry) => `${bucket(entry)}|${entry.channel}`)
  return groups.map(({ key, entries }) => {
    const [from = '', sales_channel = ''] = key.split('|')
    const fulfilled = entries.filter(({ amounts }) => amounts.fulfilment > 0)
    const own = (asked.own_fulfilment ?? 0) * sum(fulfilled, 'units')
    const parts = {
      ads: sum(entries, 'ads'),
      commission: sum(entries, 'commission'),
      fulfilment_premium: Math.max(0, sum(entries, 'fulfilment') - own),
      creator: sum(entries, 'creator'),
      affiliate: sum(entries, 'affiliate'),
      acquisition_coupons: sum(
        entries.filter(({ rank }) => rank <= 1),
        'coupon',
      ),
    }
    const toll = Object.values(parts).reduce((all, one) => all + one)
    const net_sales = sum(entries, 'net_sales')
    return { bucket: from, sales_channel, ...parts, toll, net_sales, toll_rate: ratio(toll, net_sales) }
  })
}

const filters: Asked[] = [
  whole,
  { ...part, compare: 'previous' },
  { ...part, basis: 'order' },
  { ...whole, sales_channel: 'amazon' },
  { ...whole, country: 'JP' },
  { ...whole, sku: 'LT-LAN-02' },
  { ...whole, campaign: '(none)' },
  { ...part, customer: 'new', basis: 'order' },
  { ...part, customer: 'returning' },
]
const periods: Asked[] = [whole, { ...whole, basis: 'order' }, { ...part, compare: 'previous' }]
const names = Object.keys(dimensions) as Dimension[]

/** Questions about the economics with what is true. */
export const economics = {
  contribution: [
    ...periods.flatMap((asked) => names.map((by) => ({ ...asked, by }))),
    ...filters.map((asked) => ({ ...asked, by: 'sales_channel' as const })),
  ].map((asked) => ({ asked, rows: contribution })),
  waterfall: filters.flatMap((asked) =>
    (['none', 'sales_channel', 'country'] as const).map((by) => ({ asked: { ...asked, by }, rows: waterfall })),
  ),
  'channel-comparison': filters.map((asked) => ({ asked, rows: channels })),
  'fee-basis': filters.map((asked) => ({ asked, rows: feeBasis })),
  'toll-rate': filters.flatMap((asked) =>
    (['day', 'week', 'month'] as const).map(
      (by): Comparison<TollAsked> => ({
        asked: { ...asked, by, own_fulfilment: by === 'week' ? 250 : 0 },
        rows: tollRate,
      }),
    ),
  ),
}
