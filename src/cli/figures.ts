import { fromMinor } from '../kernel/money.ts'
import type { Column } from '../measure/define.ts'
import { table } from './output.ts'

/** Rows as text with titles: money in units of the currency, shares in percent, what is not known as a dash. */
export function figureTable(
  columns: Readonly<Record<string, Pick<Column, 'unit' | 'label'>>>,
  rows: readonly Readonly<Record<string, unknown>>[],
  currency: string,
): string {
  const named = Object.entries(columns)
  return table(
    named.map(([key, { label, unit }]) => ({
      key,
      title: unit === 'money' ? `${label.en} (${currency})` : label.en,
      right: unit !== 'text' && unit !== 'day',
    })),
    rows.map((row) => Object.fromEntries(named.map(([key, { unit }]) => [key, figure(row[key], unit, currency)]))),
  )
}

function figure(value: unknown, unit: Column['unit'], currency: string): unknown {
  if (typeof value !== 'number') return value
  if (unit === 'money') return fromMinor(BigInt(Math.round(value)), currency)
  return unit === 'share' ? `${(value * 100).toFixed(1)}%` : Number(value.toFixed(4))
}
