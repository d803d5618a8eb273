import { channelRulesOf } from '../../manage/channel-rules.ts'
import { visitsKeptFrom } from '../../manage/first-kept-day.ts'
import { nextSlice } from '../../manage/loads.ts'
import { beginTraffic, failTraffic, finishTraffic } from '../../manage/traffic.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { reasonOf } from '../failure.ts'
import { dropSlice } from '../slices-on-disk.ts'
import { deriveAllTraffic, deriveNewTraffic } from './derive-traffic.ts'

type Stores = { warehouse: Warehouse; registry: Registry }

/** What a run has done. `replaced` is the slice that was live before (0: none); readers may still be in it. */
export type TrafficReport = { slice: number; replaced: number; ms: number; through: number; anew: boolean }

/**
 * Brings a brand's visits, people and journeys up to date: with its new events, or, where its channel rules have changed, nothing is
 * there yet or it was asked for, all of them anew beside what is live; what has no events any more is taken over. Visits older than
 * the brand's period are not derived. What goes wrong is noted at the brand before it is thrown,
 * unless the signal has fired.
 */
export async function runTraffic(
  { warehouse, registry }: Stores,
  brand: string,
  signal?: AbortSignal,
): Promise<TrafficReport> {
  const started = performance.now()
  const state = await beginTraffic(registry, brand)
  let filled: number | undefined
  try {
    const rules = await channelRulesOf(registry, brand)
    const through = await newestSegment(warehouse, brand)
    const anew = state.slice === 0 || state.rules_version !== rules.version
    if (anew) filled = await nextSlice(registry)
    const slice = filled ?? state.slice
    const visitsFrom = await visitsKeptFrom(registry, brand, new Date())
    const scope = { brand, slice, run: state.run, rules, visitsFrom }
    if (anew) await deriveAllTraffic(warehouse, scope, through, { signal, replaces: state.slice })
    else await deriveNewTraffic(warehouse, scope, { since: state.through_segment, through }, { signal })
    await finishTraffic(registry, brand, {
      slice,
      through_segment: through,
      rules_version: rules.version,
      run: state.run,
    })
    const replaced = anew ? state.slice : 0
    return { slice, replaced, ms: Math.round(performance.now() - started), through, anew }
  } catch (error) {
    if (!signal?.aborted) await failTraffic(registry, brand, reasonOf(error))
    if (filled !== undefined) await dropSlice(warehouse, filled)
    throw error
  }
}

/** The last segment of the gateway's log that brought the brand an event; 0 where none has. */
export async function newestSegment(warehouse: Warehouse, brand: string): Promise<number> {
  const [row] = await warehouse.query<{ newest: number }>(
    sql`SELECT max(segment) AS newest FROM events WHERE brand = ${str(brand)}`,
  )
  return row?.newest ?? 0
}
