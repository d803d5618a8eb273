import type { Answer, Definition, Row } from '../api/measures.ts'
import { type DataColumn, DataTable } from '../components/data-table.tsx'
import { Definition as Info } from '../components/definition.tsx'
import { numberOf, showCell } from '../format/value.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useLocale } from '../shell/workspace.tsx'
import { useAnswerNames, useColumnLabel } from './answer-names.ts'

/** A column of an answer, and the columns that hold the ends of its interval. */
export type Figure = string | readonly [name: string, low: string, high: string]

type Props = {
  definition: Definition
  answer: Answer
  figures: readonly Figure[]
  pageSize?: number
  onRow?: (row: Row) => void
  /** What the first column shows instead of its value; undefined for the value. */
  name?: (row: Row) => string | undefined
}

/** Some columns of an answer that has many, figures with their interval below them. */
export function FiguresTable({ definition, answer, figures, pageSize = 15, onRow, name: nameFor }: Props) {
  const { t, pick } = useTexts()
  const locale = useLocale(answer.currency)
  const nameOf = useAnswerNames({ definition, answer })
  const labelOf = useColumnLabel({ definition, answer })
  const columns = figures.map((figure, place): DataColumn<Row> => {
    const [name, low, high] = typeof figure === 'string' ? [figure] : figure
    const spec = definition.columns[name]
    const numeric = spec?.unit !== 'text' && spec?.unit !== 'day'
    const show = (row: Row, column: string) => showCell(row[column], spec?.unit ?? 'text', locale)
    const text = (row: Row) => {
      const named = place === 0 ? nameFor?.(row) : undefined
      return named ?? (row[name] === '' && !spec?.values ? '–' : nameOf(name, row[name], row))
    }
    return {
      id: name,
      right: numeric,
      wraps: numeric,
      header: labelOf(name),
      ...(spec?.doc && { mark: <Info of={labelOf(name)}>{pick(spec.doc)}</Info> }),
      ...(numeric && answer.rows.length > 1 && name in answer.totals && { footer: show(answer.totals, name) }),
      value: (row) => (numeric ? numberOf(row[name]) : text(row)),
      cell: (row) =>
        numeric ? (
          <>
            <span className="block whitespace-nowrap">{show(row, name)}</span>
            {low && high && numberOf(row[low]) !== null && numberOf(row[name]) !== null && (
              <span className="block text-xs whitespace-nowrap text-ink-3">
                {t('figure.between', { low: show(row, low), high: show(row, high) })}
              </span>
            )}
          </>
        ) : (
          <span className="inline-block max-w-40 truncate align-bottom sm:max-w-64" title={text(row)}>
            {text(row)}
          </span>
        ),
    }
  })
  return (
    <div className="-mx-4">
      <DataTable
        label={pick(definition.title)}
        items={answer.rows}
        columns={columns}
        pageSize={pageSize}
        {...(onRow && { onRow })}
      />
    </div>
  )
}
