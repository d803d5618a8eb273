import { escapeText } from '../../store/warehouse/cells.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Estimate } from './estimate.ts'
import type { Fit } from './fit.ts'
import type { Origin, SegmentForecast } from './forecast-segment.ts'
import { dropOldHistories, keepHistories } from './kept-histories.ts'
import type { Segmenting } from './segments.ts'
import type { TooLittle } from './too-little.ts'

/** The forecast of one segment. */
export type KeptForecast = { by: Segmenting; key: string; forecast: SegmentForecast }

const columns = [
  ...['brand', 'fitted_at', 'last_day', 'currency', 'segment_by', 'segment', 'customers', 'repeaters'],
  ...['missing', 'missing_found', 'margin_missing', 'margin_missing_found', 'stopping', 'parameters'],
  ...['alive', 'alive_low', 'alive_high', 'ahead', 'tried_days', 'tried_customers', 'tried_came'],
  ...['tried_forecast', 'tried_low', 'tried_high', 'tried_naive', 'tried_error', 'tried_naive_error'],
  ...['grain_days', 'calibration', 'origins'],
]

/** Keeps all forecasts of a fit. Those of segments come last, in one insert: all of it is there, or none. */
export async function keepForecasts(warehouse: Warehouse, fit: Fit, forecasts: readonly KeptForecast[]): Promise<void> {
  for (const { forecast } of forecasts) if (forecast.each) await keepHistories(warehouse, fit, forecast.each)
  const lines = forecasts.map((one) => `${cellsOf(fit, one).join('\t')}\n`)
  await warehouse.insert('lifetime_forecasts', columns, Buffer.from(lines.join('')))
  await dropOldHistories(warehouse, fit)
}

function cellsOf(
  { brand, fittedAt, lastDay, currency, grainDays }: Fit,
  { by, key, forecast }: KeptForecast,
): (string | number)[] {
  const { customers, repeaters, missing, marginMissing, stopping, parameters, alive, ahead, tried } = forecast
  const instant = fittedAt.toISOString().replace('T', ' ').replace('Z', '')
  return [
    ...[escapeText(brand), instant, lastDay, currency, by, escapeText(key), customers, repeaters],
    ...[...reason(missing), ...reason(marginMissing), stopping ?? ''],
    listed(parameters.map(({ name, ...estimate }) => [`'${name}'`, ...ends(estimate)])),
    ...ends(alive),
    listed(ahead.map(({ days, orders, margin }) => [days, ...ends(orders), ...ends(margin && whole(margin), 'NULL')])),
    ...[tried?.days ?? 0, tried?.customers ?? 0, tried?.came ?? 0, ...ends(tried?.forecast)],
    ...[tried?.naive.forecast ?? '\\N', tried?.error ?? '\\N', tried?.naive.error ?? '\\N', grainDays],
    ...[
      listed((tried?.byRepeats ?? []).map((one) => Object.values(one))),
      listed((forecast.origins ?? []).map(originOf)),
    ],
  ]
}

function originOf({ day, days, customers, came, forecast, naive, error }: Origin): (string | number)[] {
  return [`'${day}'`, days, customers, came, ...ends(forecast), naive.forecast, error, naive.error]
}

function reason(little: TooLittle | undefined): [string, number] {
  if (!little) return ['', 0]
  return [little.missing, 'found' in little ? little.found : 0]
}

function ends(estimate: Estimate | undefined, none = '\\N'): (string | number)[] {
  return estimate ? [estimate.value, estimate.low, estimate.high] : [none, none, none]
}

/** Amounts are whole minor units; only the expectation has parts. */
function whole({ value, low, high }: Estimate): Estimate {
  return { value: Math.round(value), low: Math.round(low), high: Math.round(high) }
}

function listed(tuples: readonly (readonly (string | number)[])[]): string {
  return `[${tuples.map((tuple) => `(${tuple.join(',')})`).join(',')}]`
}
