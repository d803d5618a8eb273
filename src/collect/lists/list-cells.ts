import type { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { type Field, type Row, Unreadable } from '../connectors/define.ts'
import { roundDecimal } from '../connectors/values/amount.ts'
import { readDecimal } from '../connectors/values/decimal.ts'
import { Fault, isMissing } from '../connectors/values/fault.ts'

/** What a cell says: nothing for a dash, and without the apostrophe that an export puts before what looks like a formula. */
export const said = (text: string): string => (isMissing(text) ? '' : text.replace(/^'(?=[=+\-@＝＋－＠])/, ''))

/** The parts of a cell that lists several things. */
export const partsOf = (text: string): string[] =>
  text
    .split(/[;,/|、，；\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** A column as the file has it, or as it would be called. */
export function unreadableCell<Name extends string>(
  row: Row<Name>,
  columns: Readonly<Record<Name, Field>>,
  name: Name,
  value: string,
  { reason, remedy }: Fault,
): Unreadable {
  return new Unreadable(row.header(name) || columns[name].label.en, value, reason, remedy)
}

/** What a schema does not take, by the column that states it. */
export function refusedCell<Name extends string>(
  row: Row<Name>,
  columns: Readonly<Record<Name, Field>>,
  issue: z.core.$ZodIssue | undefined,
  columnOf: (field: string) => Name,
): Error {
  if (!issue) return new Problem('internal')
  const field = String(issue.path[0] ?? '')
  const name = columnOf(field)
  const zh = field === 'email' ? '不是有效的邮箱地址。' : `内容不符合要求（${issue.message}）。`
  return unreadableCell(row, columns, name, row.text(name), new Fault({ en: `${issue.message}.`, zh }, correct))
}

export const correct = { en: 'Correct the cell, or leave it empty.', zh: '请更正该单元格，或留空。' }

/** A percentage as a plain decimal of at most four places: "12.5", "12,5 %". None has thousands, so that a comma is a decimal one. */
export function percentCell<Name extends string>(
  row: Row<Name>,
  columns: Readonly<Record<Name, Field>>,
  name: Name,
): string | undefined {
  const text = said(row.text(name))
  if (text === '') return undefined
  const percent = readDecimal(text.replace(/\s*[%％]$/, '').replace(/^(-?\d+),(\d+)$/, '$1.$2'), 'point')
  if (percent instanceof Fault) throw unreadableCell(row, columns, name, text, noPercent)
  return roundDecimal(percent, 4)
}

const noPercent = new Fault(
  { en: 'This is not a percentage.', zh: '不是有效的百分比。' },
  { en: 'Write it as 12.5 or 12.5%.', zh: '请写成 12.5 或 12.5%。' },
)
