import { instant, sql, str } from '../../store/sql.ts'
import { escapeText } from '../../store/warehouse/cells.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Moved } from './estimate.ts'
import type { Fit } from './fit.ts'
import type { EachForecast } from './forecast-each.ts'
import { horizons } from './horizons.ts'

/** So many rows are written at once: a few megabytes. */
const rowsAtOnce = 20_000
const tables = ['lifetime_histories', 'lifetime_day_margins'] as const

/** Keeps what a fit says of each history. It counts once the fit itself is kept. */
export async function keepHistories(
  warehouse: Warehouse,
  fit: Pick<Fit, 'brand' | 'fittedAt'>,
  { histories, alive, orders, dayMargins }: EachForecast,
): Promise<void> {
  const start = [escapeText(fit.brand), fit.fittedAt.toISOString().replace('T', ' ').replace('Z', '')]
  const historyColumns = ['brand', 'fitted_at', 'repeats', 'last', 'age']
  const figureColumns = ['alive', 'alive_errors', 'horizons', 'orders', 'order_errors']
  await write(warehouse, 'lifetime_histories', [...historyColumns, ...figureColumns], histories.length, (row) => {
    const { repeats, last, age } = histories[row] as EachForecast['histories'][number]
    return [
      ...[...start, repeats, last, age, told(alive.values[row]), listed(errorsOf(alive, row)), listed(horizons)],
      ...[
        listed(orders.map(({ values }) => told(values[row]))),
        listed(orders.map((one) => listed(errorsOf(one, row)))),
      ],
    ]
  })
  if (!dayMargins) return
  const { base, slope } = dayMargins
  const columns = ['brand', 'fitted_at', 'gain_days', 'base', 'slope', 'base_errors', 'slope_errors']
  await write(warehouse, 'lifetime_day_margins', columns, base.values.length, (days) => [
    ...[...start, days, told(base.values[days]), told(slope.values[days])],
    ...[listed(errorsOf(base, days)), listed(errorsOf(slope, days))],
  ])
}

/** Of a brand's fits only the newest is asked about single customers; the one before may be read as long as a question lasts. */
export async function dropOldHistories(warehouse: Warehouse, { brand, fittedAt }: Fit): Promise<void> {
  const [before] = await warehouse.query<{ ms: number }>(sql`
    SELECT toUnixTimestamp64Milli(max(fitted_at)) AS ms FROM lifetime_forecasts
    WHERE brand = ${str(brand)} AND fitted_at < ${instant(fittedAt)}`)
  if (!before?.ms) return
  const since = instant(new Date(before.ms))
  for (const table of tables) await warehouse.remove(table, sql`brand = ${str(brand)} AND fitted_at < ${since}`)
}

async function write(
  warehouse: Warehouse,
  table: (typeof tables)[number],
  columns: readonly string[],
  rows: number,
  cellsOf: (row: number) => (string | number)[],
): Promise<void> {
  for (let from = 0; from < rows; from += rowsAtOnce) {
    const some = Array.from(
      { length: Math.min(rowsAtOnce, rows - from) },
      (_, i) => `${cellsOf(from + i).join('\t')}\n`,
    )
    await warehouse.insert(table, columns, Buffer.from(some.join('')))
  }
}

function errorsOf({ errors }: Moved, row: number): string[] {
  return errors.map((direction) => told(direction[row]))
}

/** To ten digits: far beyond what is known, and half the bytes. */
function told(value = Number.NaN): string {
  return value.toPrecision(10)
}

function listed(values: readonly (string | number)[]): string {
  return `[${values.join(',')}]`
}
