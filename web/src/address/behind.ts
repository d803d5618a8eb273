/** What narrows a figure to one of its rows, beyond the filters of the header. */
const narrowing = [
  'rate_day',
  'entry',
  'line_kind',
  'customer_id',
  'has_skus',
  'purchases_only',
  'first_from',
  'first_to',
  'first_sales_channel',
  'first_store',
  'first_country',
  'first_sku',
  'first_campaign',
  'last_order',
  'order_count',
  'journey',
  'touched',
  'bots',
] as const
export type Narrowing = (typeof narrowing)[number]

/** The narrowing parameters that an address has. */
export function behindParams(search: Record<string, unknown>): Partial<Record<Narrowing, string>> {
  const params: Partial<Record<Narrowing, string>> = {}
  for (const name of narrowing) {
    const value = search[name]
    if (typeof value === 'string' && value) params[name] = value
  }
  return params
}
