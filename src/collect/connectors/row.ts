import { toMinor } from '../../kernel/money.ts'
import type { Field, ReadOptions, Row } from './define.ts'
import { Unreadable } from './define.ts'
import { mappedColumns, matchColumns } from './match.ts'
import { mostMinor } from './values/amount.ts'
import { readCountry } from './values/country.ts'
import { readCurrency } from './values/currency.ts'
import { readDecimal, tooLarge } from './values/decimal.ts'
import { Fault, isMissing } from './values/fault.ts'
import { readDay, readInstant } from './values/instant.ts'

/** A row that is filled again for every line, so that reading a long file makes no garbage but the values. */
export type LoadableRow<Name extends string = string> = Row<Name> & {
  load(cells: readonly string[], line: number): void
}

/**
 * A row over these columns. Fields are found by a stated mapping (field → header) or else by their names.
 * The same row object is given for every line: a reader keeps values, never the row.
 */
export function createRow<Name extends string>(
  fields: Readonly<Record<Name, Field>>,
  columns: readonly string[],
  mapping: Readonly<Partial<Record<Name, string>>> | undefined,
  options: ReadOptions,
): LoadableRow<Name> {
  const places = mapping ? mappedColumns(mapping, columns) : matchColumns(fields, columns)
  return new CellRow(fields, columns, places, options)
}

/** Dates and countries repeat from line to line; this many of each are remembered before the memory is emptied. */
const remembered = 4096
const largestInteger = 2_147_483_647

class CellRow<Name extends string> implements Row<Name> {
  line = 0
  cells: readonly string[] = []
  readonly #fields: Readonly<Record<Name, Field>>
  readonly #columns: readonly string[]
  readonly #options: ReadOptions
  readonly #place: Readonly<Record<string, number>>
  readonly #instants = new Map<string, Date>()
  readonly #days = new Map<string, string>()
  readonly #countries = new Map<string, string>()

  constructor(
    fields: Readonly<Record<Name, Field>>,
    columns: readonly string[],
    places: ReadonlyMap<Name, number>,
    options: ReadOptions,
  ) {
    this.#fields = fields
    this.#columns = columns
    this.#options = options
    this.#place = Object.fromEntries(places)
  }

  load(cells: readonly string[], line: number): void {
    this.cells = cells
    this.line = line
  }

  header(name: Name): string {
    return this.#columns[this.#place[name] ?? -1] ?? ''
  }

  has(name: Name): boolean {
    return this.text(name) !== ''
  }

  text(name: Name): string {
    const place = this.#place[name]
    if (place === undefined) return ''
    const cell = this.cells[place]
    return cell === undefined ? '' : cell.trim()
  }

  id(name: Name): string {
    const text = this.text(name)
    const quoted = /^(?:="(.*)"|'(.*))$/.exec(text)
    if (quoted) return quoted[1] ?? quoted[2] ?? ''
    if (/^\d([.,]\d+)?E\+\d+$/i.test(text)) throw this.#unreadable(name, text, shortened)
    return text
  }

  integer(name: Name): number | undefined {
    const text = this.text(name)
    const small = smallInteger(text)
    if (small !== undefined) return small
    if (isMissing(text)) return undefined
    const plain = this.#must(name, text, readDecimal(text, this.#options.decimal))
    const value = Number(plain)
    if (!Number.isInteger(value)) throw this.#unreadable(name, text, notWhole)
    if (Math.abs(value) > largestInteger) throw this.#unreadable(name, text, tooLarge)
    return value
  }

  decimal(name: Name): string | undefined {
    const text = this.text(name)
    return isMissing(text) ? undefined : this.#must(name, text, readDecimal(text, this.#options.decimal))
  }

  money(name: Name, currency: string): bigint | undefined {
    const text = this.text(name)
    if (isMissing(text)) return undefined
    const plain = this.#must(name, text, readDecimal(text, this.#options.decimal, currency))
    const minor = toMinor(plain, currency)
    if (minor === undefined || minor > mostMinor || minor < -mostMinor) throw this.#unreadable(name, text, tooLarge)
    return minor
  }

  instant(name: Name): Date | undefined {
    const text = this.text(name)
    const known = this.#instants.get(text)
    if (known) return known
    if (isMissing(text)) return undefined
    const value = this.#must(name, text, readInstant(text, this.#options))
    remember(this.#instants, text, value)
    return value
  }

  day(name: Name): string | undefined {
    const text = this.text(name)
    const known = this.#days.get(text)
    if (known) return known
    if (isMissing(text)) return undefined
    const value = this.#must(name, text, readDay(text, this.#options))
    remember(this.#days, text, value)
    return value
  }

  country(name: Name): string {
    const text = this.text(name)
    // "NA" is Namibia, so only the other ways of saying nothing are taken for none.
    const known = this.#countries.get(text)
    if (known !== undefined) return known
    if (text === '' || (text.length !== 2 && isMissing(text))) return ''
    const value = this.#must(name, text, readCountry(text))
    remember(this.#countries, text, value)
    return value
  }

  currency(name: Name): string | undefined {
    const text = this.text(name)
    return isMissing(text) ? undefined : this.#must(name, text, readCurrency(text))
  }

  need<Value>(value: Value | undefined, name: Name): Value {
    if (value === undefined || value === '') throw this.#unreadable(name, this.text(name), empty)
    return value
  }

  #must<Value>(name: Name, text: string, value: Value | Fault): Value {
    if (value instanceof Fault) throw this.#unreadable(name, text, value)
    return value
  }

  #unreadable(name: Name, text: string, fault: Fault): Unreadable {
    return new Unreadable(this.header(name) || this.#fields[name].label.en, text, fault.reason, fault.remedy)
  }
}

function remember<Value>(memory: Map<string, Value>, text: string, value: Value): void {
  if (memory.size >= remembered) memory.clear()
  // A cell is a slice of a large piece of the file, which its key would keep in memory: a copy is kept instead.
  memory.set(Buffer.from(text).toString(), value)
}

/** An integer of up to nine digits by looking at its characters, or undefined for anything else. */
function smallInteger(text: string): number | undefined {
  const negative = text.charCodeAt(0) === 45
  const start = negative ? 1 : 0
  if (text.length === start || text.length - start > 9) return undefined
  let value = 0
  for (let i = start; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return undefined
    value = value * 10 + digit
  }
  return negative && value !== 0 ? -value : value
}

const empty = new Fault(
  { en: 'The cell is empty, but the line needs it.', zh: '该单元格为空，但此行必须有值。' },
  { en: 'Fill in the cell, or choose another column for it.', zh: '请填写该单元格，或改选其他列。' },
)
const notWhole = new Fault(
  { en: 'This is not a whole number.', zh: '不是整数。' },
  { en: 'Correct the number, or choose another column.', zh: '请更正数字，或改选其他列。' },
)
const shortened = new Fault(
  {
    en: 'A spreadsheet has shortened this number; its last digits are lost.',
    zh: '电子表格已将该编号缩写，末尾数字已丢失。',
  },
  {
    en: 'Export the file again and import it without opening it in a spreadsheet.',
    zh: '请重新导出文件，不要用电子表格打开，直接导入。',
  },
)
