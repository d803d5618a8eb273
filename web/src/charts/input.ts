import type { ChartSpec, Column, Row, Text } from '../api/measures.ts'
import type { Locale } from '../format/value.ts'

/** All that a chart is drawn from. Nothing here knows a particular measure. */
export type ChartInput = {
  chart: ChartSpec
  columns: Record<string, Column>
  rows: Row[]
  before: Row[] | undefined
  locale: Locale
  pick: (text: Text | undefined) => string
  /** The heading of a column; empty where it has none. */
  labelOf: (column: string) => string
  /** A value of a text column as people read it: a channel's or a country's name. */
  nameOf: (column: string, value: unknown) => string
  beforeLabel: string
  /** Whether a step of time lies only partly in the period. */
  isPartial: (x: string) => boolean
  /** Said of such a step. */
  partialLabel: string
  /** Said of a step of time that is not over yet. */
  unfinishedLabel: string
}
