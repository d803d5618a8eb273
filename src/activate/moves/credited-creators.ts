import { directTouch } from '../../measure/traffic/touches.ts'
import { trafficTable } from '../../measure/traffic/traffic-table.ts'
import { attribution } from '../../predict/attribution/attribution.ts'
import { noJourney } from '../../predict/attribution/credited.ts'
import { unnamedSpend } from '../../predict/attribution/journey-paths.ts'
import type { Asking } from './define.ts'

type Credited = { conversions: number; net_sales: number }
/** What a creator costs and is credited with: net sales by the last touch that was not direct, and both ends of all models. */
export type Creator = { name: string; cost: number; last: number; least: Credited; most: Credited; row: Row }
export type Known = { creators: Creator[]; rate: number }
type Row = Awaited<ReturnType<typeof creditedRows>>[number]

const creditedRows = async ({ ask }: Asking) => (await ask(attribution, { by: 'creator', model: 'all' })).rows

/** Creators whose cost is known with what models credit them, and how much of net sales is left before marketing; undefined where that is not known. */
export async function creatorsOf(asking: Asking): Promise<Known | undefined> {
  const { totals } = await asking.ask(trafficTable, { by: 'channel', limit: 100_000 })
  if (!totals.net_sales || typeof totals.cm2 !== 'number') return undefined
  const byName = Map.groupBy(await creditedRows(asking), ({ key }) => key)
  for (const none of ['', directTouch, noJourney, unnamedSpend]) byName.delete(none)
  const creators = [...byName].flatMap(([name, rows]) => {
    const [row] = rows
    if (!row?.cost) return []
    const sorted = rows.toSorted((a, b) => a.net_sales - b.net_sales)
    const last = rows.find(({ model }) => model === 'last_non_direct')?.net_sales ?? 0
    return [{ name, cost: row.cost, last, least: sorted[0] ?? row, most: sorted.at(-1) ?? row, row }]
  })
  return { creators, rate: totals.cm2 / totals.net_sales }
}
