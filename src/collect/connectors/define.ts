import type { Text } from '../../kernel/errors.ts'
import type { FactName, Facts } from '../facts.ts'

/** What a cell holds. `instant` and `decimal` follow the styles found in the file or chosen by the user. */
export type FieldType = 'text' | 'integer' | 'decimal' | 'money' | 'instant' | 'day' | 'country' | 'currency'

/** A column that a connector understands. */
export type Field = {
  type: FieldType
  label: Text
  /**
   * Header texts that mean this column, best first, compared without case, spaces at the ends and repeated spaces.
   * A name that ends in "(*)" stands for any text in the brackets: "Amount spent (*)" is also "Amount spent (USD)".
   */
  names: readonly string[]
  required?: boolean
}

/** What cannot be read from the file and may be stated by the user before reading. */
export type ReadOptions = {
  store: string
  /** Used where the file has no currency, or as the file's only currency. */
  currency: string
  /** Zone of local times without an offset. */
  timeZone: string
  dateOrder: 'ymd' | 'dmy' | 'mdy' | 'ydm'
  decimal: 'point' | 'comma'
  country: string
  /** The days the file covers, for a file that does not say so itself. */
  from?: string
  to?: string
}

/** Cells of one line by field. Every getter throws `Unreadable` for a value it cannot read; empty cells give undefined. */
export type Row<Name extends string> = {
  readonly line: number
  /** All cells of the line as they came, for columns that repeat by pattern. */
  readonly cells: readonly string[]
  /** The header of the column that holds this field, or '' if the file has none. */
  header(name: Name): string
  has(name: Name): boolean
  text(name: Name): string
  /** Text that names something: without a spreadsheet's quoting, and refused where a spreadsheet has shortened it. */
  id(name: Name): string
  integer(name: Name): number | undefined
  /** A plain decimal, "-1234.5". */
  decimal(name: Name): string | undefined
  money(name: Name, currency: string): bigint | undefined
  instant(name: Name): Date | undefined
  day(name: Name): string | undefined
  country(name: Name): string
  currency(name: Name): string | undefined
  /** The same, but an empty cell throws `Unreadable`. */
  need<Value>(value: Value | undefined, name: Name): Value
}

/** A line that is put into quarantine. */
export class Unreadable extends Error {
  readonly field: string
  readonly value: string
  readonly reason: Text
  readonly remedy: Text
  constructor(field: string, value: string, reason: Text, remedy: Text) {
    super(`${field}: ${reason.en}`)
    this.field = field
    this.value = value
    this.reason = reason
    this.remedy = remedy
  }
}

/** Something odd about the whole file, found while reading. An error must be accepted by name before the import is committed. */
export type Finding = {
  level: 'error' | 'warning' | 'note'
  code: string
  text: Text
  count?: number
  lines?: number[]
}

export type Emit = <Name extends FactName>(fact: Name, values: Facts[Name]) => void

/** Reads one file. `row` says 'ignored' for a line that is no data (a total, a blank). */
export type Reader<Name extends string> = {
  row(row: Row<Name>, emit: Emit): 'ignored' | undefined
  end?(emit: Emit): Finding[]
}

export type Connector<Name extends string = string> = {
  id: string
  title: Text
  /** What the file is and where to export it, as a user would be told. */
  doc: Text
  facts: readonly FactName[]
  fields: Readonly<Record<Name, Field>>
  /** Which options the user is asked for, and what they are when nothing is said. */
  options?: Partial<ReadOptions>
  /** Recognition needs a column for at least one of these, where given: an amount or else a price. */
  oneOf?: readonly NoInfer<Name>[]
  /** Header names that no other source has; recognition needs all required fields and any of these, where given. */
  signature?: readonly string[]
  /**
   * Said where a file holds every line of each of its orders, so that a line which a newer file no longer has was taken out
   * of the order. `order` is the field that names the order; `dated` the one that says when it last changed, where only
   * that shows which file is newer: an order without it takes no line out.
   */
  wholeOrders?: { order: NoInfer<Name>; dated?: NoInfer<Name> }
  /** Columns that repeat by pattern ("USD", "GBP" …) instead of having a field each. */
  wideColumn?: (header: string) => boolean
  /** A small file of our own making: documentation, the upload page's example, and a test. */
  sample: string
  open(context: { options: ReadOptions; columns: readonly string[]; preamble: readonly string[][] }): Reader<Name>
}

/** Declares a connector; the field names flow into the rows that `open` reads. */
export function defineConnector<const Name extends string>(connector: Connector<Name>): Connector<Name> {
  return connector
}
