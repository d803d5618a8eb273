import { channelNames } from '../../kernel/channel.ts'
import type { Text } from '../../kernel/errors.ts'
import type { Column } from '../../measure/define.ts'
import type { Answer } from '../../measure/run.ts'
import type { Words } from '../../measure/words.ts'
import type { Asking, Body, Figure, Link, Table, Told } from './define.ts'

type Columns = Readonly<Record<string, Column>>
type Row = Readonly<Record<string, unknown>>

const notKnown: Text = { en: '–', zh: '–' }

/** Where a measure has no row, and no sentence of its own for that. */
export const nothingKnown: Text = { en: 'Nothing is known of this for the week.', zh: '本周没有相关数据。' }

/** A cell as its column is read. */
export function told(value: unknown, name: string, { unit, values }: Column, words: Words): Told {
  if (typeof value === 'number') return { value, shown: written(value, unit, words) }
  if (typeof value !== 'string') return { value: null, shown: notKnown }
  if (unit === 'day') return { value, shown: value ? words.day(value) : notKnown }
  return { value, shown: values?.[value] ?? namesOf(name)[value] ?? { en: value, zh: value } }
}

/** Columns whose values the dashboard has words for. */
const namesOf = (name: string): Readonly<Record<string, Text>> => (name === 'sales_channel' ? channelNames : {})

function written(value: number, unit: Column['unit'], words: Words): Text {
  if (unit === 'money') return words.money(value)
  // What rounds to nothing is nothing, on either side of it.
  if (unit === 'share') return words.share(Math.abs(value) < 0.0005 ? 0 : value)
  if (unit !== 'days') return words.count(value)
  const days = words.count(Math.round(value))
  return { en: `${days.en} ${Math.round(value) === 1 ? 'day' : 'days'}`, zh: `${days.zh} 天` }
}

/** The totals of these columns, beside those of the week before. */
export function totalFigures(
  { totals, before }: Pick<Answer, 'totals' | 'before'>,
  columns: Columns,
  names: readonly string[],
  words: Words,
): Figure[] {
  return figuresFrom(totals, before?.totals, columns, names, words)
}

/** The same of one row. What is not known in either week is left out. */
export function figuresFrom(
  now: Row,
  before: Row | undefined,
  columns: Columns,
  names: readonly string[],
  words: Words,
): Figure[] {
  const isKnown = (name: string) => typeof now[name] === 'number' || typeof before?.[name] === 'number'
  return names.filter(isKnown).map((name) => {
    const column = columnOf(columns, name)
    const was = before && { before: told(before[name] ?? null, name, column, words) }
    return { label: column.label, unit: column.unit, now: told(now[name] ?? null, name, column, words), ...was }
  })
}

/** An estimate with its interval, in one row of a measure. */
export function withInterval(figure: Figure, row: Row, name: string, columns: Columns, words: Words): Figure {
  const end = (side: string) => told(row[`${name}_${side}`] ?? null, name, columnOf(columns, name), words)
  return { ...figure, interval: { low: end('low'), high: end('high') } }
}

type TableOptions = {
  names: readonly string[]
  /** Most rows. */
  most?: number
  /** The column that bars are drawn of. */
  bar?: string
  /** A column that is told of the week before, too: of the row that has the same in the first column. */
  beside?: string
  links?: readonly (Link | undefined)[]
}

/** The first rows as a small table; undefined where there are none. */
export function tableOf(
  { rows, before }: { rows: readonly Row[]; before?: { rows: readonly Row[] } | undefined },
  columns: Columns,
  { names, most = 5, bar, beside, links = [] }: TableOptions,
  words: Words,
): Table | undefined {
  if (rows.length === 0) return undefined
  const [key = ''] = names
  const was = beside !== undefined && before ? beside : undefined
  const earlier = new Map(before?.rows.map((row) => [row[key], row]))
  const heads = names.map((name) => ({ label: columnOf(columns, name).label, unit: columnOf(columns, name).unit }))
  return {
    columns: was ? [...heads, { ...headBefore(columns, was) }] : heads,
    rows: rows.slice(0, most).map((row, i) => {
      const cells = names.map((name) => told(row[name], name, columnOf(columns, name), words))
      const then = was && told(earlier.get(row[key])?.[was] ?? null, was, columnOf(columns, was), words)
      const link = links[i]
      return { cells: then ? [...cells, then] : cells, ...(link && { link }) }
    }),
    ...(bar !== undefined && { bar: names.indexOf(bar) }),
  }
}

function headBefore(columns: Columns, name: string) {
  const { label, unit } = columnOf(columns, name)
  return { label: { en: `${label.en}, week before`, zh: `${label.zh}（上周）` }, unit }
}

function columnOf(columns: Columns, name: string): Column {
  const column = columns[name]
  if (!column) throw new Error(`The measure has no column ${name}.`)
  return column
}

/** The days of the week as an address of the dashboard says them. */
export function viewOf({ days }: Pick<Asking, 'days'>, more: Record<string, string> = {}): Record<string, string> {
  return { from: days.from, to: days.to, compare: 'previous', ...more }
}

/** The list of orders behind each row, where it has one. */
export function orderLinks({ orders = [] }: Pick<Answer, 'orders'>): (Link | undefined)[] {
  return orders.map((query) => (query ? { label: { en: 'Orders', zh: '订单' }, path: '/orders', query } : undefined))
}

/** What is told where nothing is known: why, and where to look. */
export function missing(why: Text | undefined, links: Link[]): Body {
  return { sentences: [why ?? nothingKnown], figures: [], links }
}
