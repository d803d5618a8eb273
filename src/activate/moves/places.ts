import { channelNames } from '../../kernel/channel.ts'
import type { Text } from '../../kernel/errors.ts'
import { channelValues } from '../../measure/traffic/visits.ts'
import type { Words } from '../../measure/words.ts'
import { noJourney, type Placing, placings } from '../../predict/product-fit/cells.ts'
import { productFit } from '../../predict/product-fit/product-fit.ts'
import type { Asking } from './define.ts'
import { scaleOf } from './estimate.ts'

/** Products in places as moves speak of them: by market, and by what led to the order or marketplace. */
const asked = ['country', 'traffic_channel'] as const satisfies readonly Placing[]

/** A cell of products and places with how places are told apart. */
export type PlacedRow = { by: Placing; row: FitRow; orders: Record<string, string> | null }
type FitRow = Awaited<ReturnType<typeof rowsBy>>['rows'][number]

function rowsBy({ ask }: Asking, by: Placing) {
  return ask(productFit, { by, limit: 500 })
}

/** All cells whose place is known. */
export async function placedRows(asking: Asking): Promise<PlacedRow[]> {
  const found: PlacedRow[] = []
  for (const by of asked) {
    const { rows, orders = [] } = await rowsBy(asking, by)
    for (const [i, row] of rows.entries())
      if (row.key !== '' && row.key !== noJourney) found.push({ by, row, orders: orders[i] ?? null })
  }
  return found
}

/** Of several moves about a product only the one that brings most: its orders stand in a market and in a channel. */
export function bestOfEach<Found extends { margin: number; sku: string }>(found: readonly Found[]): Found[] {
  const best = new Map<string, Found>()
  for (const one of found) if (one.margin > (best.get(one.sku)?.margin ?? 0)) best.set(one.sku, one)
  return [...best.values()]
}

export const aboutPlace = ({ by, row }: PlacedRow) => [by, row.key, row.sku].map(encodeURIComponent).join('/')

/** What the product keeps in this place in 180 days at the pace of the days asked; 0 where it sold nothing, null where its cost is not known. */
export async function keptInPlace(asking: Asking, about: string): Promise<number | null> {
  const [by, key, sku] = about.split('/').map(decodeURIComponent)
  const placing = placings.find((one) => one === by)
  if (!placing || key === undefined || sku === undefined) return null
  const { rows } = await rowsBy(asking, placing)
  const row = rows.find((one) => one.key === key && one.sku === sku)
  if (!row || row.orders === 0) return 0
  return row.cm3 === null ? null : Math.round(row.cm3 * scaleOf(asking.days))
}

/** What is kept there now, as a move found it. */
export const keptNow = ({ row }: PlacedRow, scale: number) => Math.round((row.cm3 ?? 0) * scale)

export function placeName({ by, row }: PlacedRow, { market }: Words): Text {
  if (by === 'country') return market(row.key)
  return { ...channelValues, ...channelNames }[row.key] ?? { en: row.key, zh: row.key }
}

/** The question, the row and the page behind a move about a product in a place. */
export function shownIn({ days }: Asking, { by, row, orders }: PlacedRow) {
  const params = { ...days, by }
  return {
    evidence: { measure: productFit.id, params, row, orders },
    view: { path: '/products' as const, query: { ...days, 'product-fit.by': by } },
  }
}
