import { isDay } from '../format/day.ts'

export const presets = [
  'last_7',
  'last_30',
  'last_90',
  'this_month',
  'last_month',
  'this_year',
  'last_365',
  'all',
] as const
export type Preset = (typeof presets)[number]
export const compares = ['previous', 'year', 'none'] as const
export const bases = ['own', 'order'] as const
export const customerKinds = ['all', 'new', 'returning'] as const
/** Filters that hold a list, written in the address with commas. */
export const listFilters = ['sales_channel', 'country', 'store', 'sku', 'campaign'] as const
export type ListFilter = (typeof listFilters)[number]

/** What a page shows, as the address says it. Absent means the default, so that short addresses stay short. */
export type View = {
  period?: Preset
  from?: string
  to?: string
  compare?: (typeof compares)[number]
  basis?: (typeof bases)[number]
  customer?: (typeof customerKinds)[number]
  /** Currency that money is shown in, instead of the brand's. */
  currency?: string
} & { [Name in ListFilter]?: string }

/** Keeps what is valid of an address and drops the rest: a mistyped address shows the default, never an error. */
export function readView(search: Record<string, unknown>): View {
  const view: View = {}
  const period = oneOf(presets, search.period)
  const { from, to } = search
  if (typeof from === 'string' && typeof to === 'string' && isDay(from) && isDay(to) && from <= to) {
    view.from = from
    view.to = to
  } else if (period) view.period = period
  const compare = oneOf(compares, search.compare)
  if (compare) view.compare = compare
  const basis = oneOf(bases, search.basis)
  if (basis) view.basis = basis
  const customer = oneOf(customerKinds, search.customer)
  if (customer) view.customer = customer
  if (typeof search.currency === 'string' && /^[A-Z]{3}$/.test(search.currency)) view.currency = search.currency
  for (const name of listFilters) {
    const value = search[name]
    if (typeof value === 'string' && value) view[name] = value
  }
  return view
}

function oneOf<const Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((known) => known === value)
}

/** The values of a list filter; a comma within a value is written "\\,". */
export function listed(value: string | undefined): string[] {
  return (value?.match(/(?:\\.|[^,\\])+/g) ?? []).map((one) => one.replace(/\\(.)/g, '$1'))
}

/** Values as the text of a list filter. */
export function listText(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\,]/g, '\\$&')).join(',')
}

/** How many filters narrow the view. */
export function filterCount(view: View): number {
  const lists = listFilters.reduce((sum, name) => sum + listed(view[name]).length, 0)
  return lists + (view.customer && view.customer !== 'all' ? 1 : 0)
}

/** Parameters of single cards, "measure.parameter", which stand in the address beside the view. */
export function readCards(search: Record<string, unknown>): Record<string, string> {
  const cards: Record<string, string> = {}
  for (const [name, value] of Object.entries(search)) {
    if (/^[a-z0-9_-]+\.[a-z0-9_]+$/i.test(name) && typeof value === 'string') cards[name] = value
  }
  return cards
}
