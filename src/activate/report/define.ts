import type { z } from 'zod'
import type { Text } from '../../kernel/errors.ts'
import type { Measure, Unit } from '../../measure/define.ts'
import type { Days } from '../../measure/periods.ts'
import type { Answer } from '../../measure/run.ts'
import type { Words } from '../../measure/words.ts'

/** A page of the dashboard, below the brand's address, and what its address says. */
export type Link = { label: Text; path: string; query: Record<string, string> }

/** A value as the measure gave it, and as it is written. `value` is null where it is not known; money is in minor units. */
export type Told = { value: number | string | null; shown: Text }

/** One figure of the week, beside that of the week before where there is one to compare with. */
export type Figure = {
  label: Text
  unit: Unit
  now: Told
  before?: Told
  /** The ends of the 80% interval of an estimate. */
  interval?: { low: Told; high: Told }
}

/** `bar` is the place of the column that is drawn as bars; a row may lead to what is behind it. */
export type Table = {
  columns: { label: Text; unit: Unit }[]
  rows: { cells: Told[]; link?: Link }[]
  bar?: number
}

/** What a section says. Where nothing is known there is a sentence of what is missing, and neither figures nor a table. */
export type Body = { sentences: Text[]; figures: Figure[]; table?: Table; links: Link[] }

/** A section as it is reported. `problem` says why it could not be asked. */
export type Section = Body & { id: string; title: Text; sources: { measure: string; title: Text }[]; problem?: Text }

type Params = Record<string, unknown>

/** What sections ask with: the days of the week, and whether there is a week before that can be compared with. */
export type Asking = {
  days: Days
  before: Days
  compared: boolean
  /** Asks about the week, in the currency of the report. */
  ask<Input extends z.ZodObject, Row extends z.ZodObject>(
    measure: Measure<Input, Row>,
    params?: Params,
  ): Promise<Answer<z.infer<Row>>>
  words: Words
}

/** A part of the story: which measures it asks, and what it tells of them. One file says all about it. */
export type SectionOf = {
  id: string
  title: Text
  measures: readonly { id: string; title: Text }[]
  tell(asking: Asking): Promise<Body>
}

/** The week of one brand. `reach` says whether orders reach to the end of the week, into it, or not to it at all. */
export type Report = {
  brand: { id: string; name: string }
  currency: string
  time_zone: string
  days: Days
  before: Days
  reach: 'whole' | 'partly' | 'none'
  /** The last day with an order; null where there is none. */
  data_until: string | null
  /** The latest week that is over and has orders to its end; null where there is none. */
  latest: Days | null
  notes: Text[]
  sections: Section[]
}
