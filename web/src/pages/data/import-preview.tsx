import { useMemo } from 'react'
import type { Preview } from '../../api/imports.ts'
import { utc } from '../../api/orders.ts'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { isDay, showDay, showMoment } from '../../format/day.ts'
import { countryName, useNames } from '../../format/names.ts'
import { showMoney, showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

type FirstRow = Preview['first_rows'][number]

/** What stands between the cells of a line, in words: a comma alone is hard to see. */
const delimiters: Readonly<Record<string, string>> = {
  ',': 'preview.comma',
  ';': 'preview.semicolon',
  '\t': 'preview.tab',
  '|': 'preview.pipe',
}

/** What the file holds, before any of it counts. */
export function ImportPreview({ preview }: { preview: Partial<Preview> }) {
  const { t, language } = useTexts()
  const facts = Object.entries(preview.facts ?? {})
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${t(`words.fact.${name}`, { defaultValue: name })} ${showNumber(count, language)}`)
  const amounts = (preview.totals ?? [])
    .filter(({ amount_minor }) => amount_minor !== '0')
    .map(({ amount_minor, currency }) => `${currency} ${showMoney(Number(amount_minor), { language, currency })}`)
  const list = (values: readonly string[]) =>
    values.slice(0, 12).join(t('preview.comma_between')) + (values.length > 12 ? ' …' : '')
  const number = (count: number | undefined) => (count ? showNumber(count, language) : '')
  const places = preview.orders?.places ?? 0
  const countries = list((preview.countries ?? []).map((code) => countryName(code, language)))
  const delimiter = preview.delimiter && (delimiters[preview.delimiter] ?? preview.delimiter)
  const lines = [
    [t('preview.facts'), facts.join(' · ')],
    [t('preview.documents'), number(preview.orders?.documents)],
    [t('preview.customers'), number(preview.orders?.customers)],
    [
      t('preview.period'),
      [...new Set([preview.period?.from, preview.period?.to])]
        .map((day) => (day ? showDay(day, language) : ''))
        .join(' – '),
    ],
    [t('preview.currencies'), (preview.currencies ?? []).join(', ')],
    [t('preview.amount'), amounts.join(' · ')],
    [t('preview.stores'), list(preview.stores ?? [])],
    [
      t('preview.countries'),
      places > 1 ? t('preview.places', { count: showNumber(places, language), list: countries }) : countries,
    ],
    [
      t('preview.read_as'),
      [preview.encoding?.toUpperCase(), delimiter && t(delimiter, { defaultValue: preview.delimiter })]
        .filter(Boolean)
        .join(' · '),
    ],
  ].filter(([, value]) => value)
  return (
    <>
      <dl className="mb-4 grid gap-x-8 gap-y-1.5 sm:grid-cols-2">
        {lines.map(([name, value]) => (
          <div key={name} className="flex gap-3">
            <dt className="w-24 shrink-0 text-[13px] leading-6 text-ink-3">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <FirstRows rows={preview.first_rows ?? []} />
    </>
  )
}

/** Columns that people look for come first; keys of the house do not come at all. */
const first = [
  'line_no',
  'ordered_at',
  'posted_at',
  'returned_at',
  'day',
  'order_id',
  'sku',
  'title',
  'quantity',
  'unit_price',
  'currency',
]
const placed = new Set([...first, 'line_key'])
/** Figures that come as texts, with as many digits as the file has. */
const amounts = new Set(['unit_price', 'unit_cost', 'rate'])
/** Columns whose values are words of Millpond. */
const named = new Set(['country', 'sales_channel', 'platform', 'line_kind', 'fulfilment', 'status'])
/** Columns that the warehouse keeps in UTC; people read them where the brand lives. */
const isMoment = (name: string) => name.endsWith('_at') || name === 'as_of'
const empty = new Set<unknown>([null, undefined, '', 0, '0'])

/** The first rows as they were understood; columns that are empty throughout are left out. */
function FirstRows({ rows }: { rows: readonly FirstRow[] }) {
  const { t, language } = useTexts()
  const nameOf = useNames()
  const { brand } = useWorkspace()
  const columns = useMemo<DataColumn<FirstRow>[]>(() => {
    const filled = Object.keys(rows[0] ?? {}).filter((name) => rows.some((row) => !empty.has(row[name])))
    const names = [...first.filter((name) => filled.includes(name)), ...filled.filter((name) => !placed.has(name))]
    const show = (row: FirstRow, name: string) => {
      const value = row[name] ?? ''
      if (value === '') return ''
      if (name.endsWith('_minor')) return showMoney(Number(value), { language, currency: String(row.currency) })
      if (isMoment(name)) return showMoment(utc(String(value)), language, brand.time_zone)
      if (isDay(String(value))) return showDay(String(value), language)
      return named.has(name) ? nameOf(name, value) : String(value)
    }
    return names.map((name) => ({
      id: name,
      header: name === 'line_no' ? t('quarantine.line') : t(`words.fact_column.${name}`, { defaultValue: name }),
      right:
        name.endsWith('_minor') ||
        amounts.has(name) ||
        rows.every((row) => row[name] === null || typeof row[name] === 'number'),
      cell: (row) => <span className="inline-block max-w-60 truncate align-bottom">{show(row, name)}</span>,
    }))
  }, [rows, t, language, nameOf, brand.time_zone])
  if (!rows.length) return null
  return (
    <div className="-mx-4">
      <DataTable label={t('preview.first_rows')} items={rows} columns={columns} />
    </div>
  )
}
