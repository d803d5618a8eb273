import type { Connector, FieldType, ReadOptions } from './define.ts'
import { mappedColumns, matchColumns } from './match.ts'
import { type DecimalStyle, readDecimal } from './values/decimal.ts'
import { Fault, isMissing } from './values/fault.ts'
import { readInstant } from './values/instant.ts'

type DateOrder = ReadOptions['dateOrder']
/** What of a connector says how its tables are written. */
type Styled = Pick<Connector, 'fields' | 'options' | 'wideColumn'>
export type Styles = Pick<Partial<ReadOptions>, 'dateOrder' | 'decimal'> & { ambiguous: ('dateOrder' | 'decimal')[] }

const decimalTypes: readonly FieldType[] = ['decimal', 'money', 'integer']
const dateTypes: readonly FieldType[] = ['instant', 'day']
const decimals: readonly DecimalStyle[] = ['point', 'comma']
const orders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy', 'ydm']

/**
 * How a sample of the file writes numbers and dates. A style is stated where every cell of the sample fits it and no other
 * style reads the cells otherwise; where two styles fit and differ, the connector's own style decides, or else it is
 * ambiguous and the user has to say. A style that fits most cells is stated although single cells are wrong.
 */
export function detectStyles(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  connector: Styled,
  mapping?: Readonly<Record<string, string>>,
): Styles {
  const places = mapping ? mappedColumns(mapping, columns) : matchColumns(connector.fields, columns)
  const cells = (types: readonly FieldType[]) => cellsOf(connector, places, types, columns, rows)
  const decimal = choose(decimals, cells(decimalTypes), numberUnder, connector.options?.decimal)
  const dates = cells(dateTypes)
  const usual = connector.options?.dateOrder ?? (isYearFirst(dates) ? 'ymd' : undefined)
  const dateOrder = choose(ordersOf(dates), dates, instantUnder, usual)
  const styles: Styles = { ambiguous: [] }
  if (dateOrder === 'ambiguous') styles.ambiguous.push('dateOrder')
  else if (dateOrder) styles.dateOrder = dateOrder
  if (decimal === 'ambiguous') styles.ambiguous.push('decimal')
  else if (decimal) styles.decimal = decimal
  return styles
}

function cellsOf(
  connector: Styled,
  places: ReadonlyMap<string, number>,
  types: readonly FieldType[],
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Set<string> {
  const wanted = [...places]
    .filter(([name]) => types.includes(connector.fields[name]?.type ?? 'text'))
    .map(([, at]) => at)
  if (connector.wideColumn && types.includes('decimal')) {
    const isWide = connector.wideColumn
    for (const [place, column] of columns.entries()) if (isWide(column)) wanted.push(place)
  }
  const cells = new Set<string>()
  for (const row of rows) for (const place of wanted) cells.add(row[place]?.trim() ?? '')
  return new Set([...cells].filter((cell) => !isMissing(cell)))
}

/** A year at the end leaves day first or month first; the other orders would have to guess that row by row. */
function ordersOf(dates: ReadonlySet<string>): readonly DateOrder[] {
  return [...dates].some((date) => /^\d{1,2}\D\d{1,2}\D\d{4}/.test(date)) ? ['dmy', 'mdy'] : orders
}

/** Then the month comes next, as in ISO 8601, unless some cell cannot be read so. */
function isYearFirst(dates: ReadonlySet<string>): boolean {
  return [...dates].every((date) => /^\d{4}\D/.test(date))
}

const numberUnder = (cell: string, style: DecimalStyle): string | undefined => {
  const value = readDecimal(cell, style)
  return value instanceof Fault ? undefined : String(Number(value))
}

const instantUnder = (cell: string, dateOrder: DateOrder): string | undefined => {
  const value = readInstant(cell, { dateOrder, timeZone: 'UTC' })
  return value instanceof Fault ? undefined : value.toISOString()
}

/** The style that reads most cells; the preferred one among equals; 'ambiguous' where equals read a cell differently. */
function choose<Style>(
  styles: readonly Style[],
  cells: ReadonlySet<string>,
  under: (cell: string, style: Style) => string | undefined,
  preferred: Style | undefined,
): Style | 'ambiguous' | undefined {
  const readings = styles.map((style) => ({ style, values: Array.from(cells, (cell) => under(cell, style)) }))
  const counted = readings.map((reading) => ({
    ...reading,
    read: reading.values.filter((v) => v !== undefined).length,
  }))
  const most = Math.max(...counted.map((reading) => reading.read))
  if (most === 0) return undefined
  const best = counted.filter((reading) => reading.read === most)
  const own = best.find((reading) => reading.style === preferred)
  if (own) return own.style
  const first = best[0]
  const differs = best.some((reading) => reading.values.some((value, i) => value !== first?.values[i]))
  return differs ? 'ambiguous' : first?.style
}
