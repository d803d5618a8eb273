import { useMemo } from 'react'
import type { Answer, Definition, Row } from '../api/measures.ts'
import { BasisBadge } from '../components/basis-badge.tsx'
import { type DataColumn, DataTable } from '../components/data-table.tsx'
import { Definition as Info } from '../components/definition.tsx'
import { numberOf, showCell } from '../format/value.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useLocale } from '../shell/workspace.tsx'
import { useAnswerNames, useColumnLabel } from './answer-names.ts'

type Props = {
  definition: Definition
  answer: Answer
  onRow?: ((row: Row) => void) | undefined
  opens?: ((row: Row) => boolean) | undefined
  pageSize?: number
}

/** What a cell says when it is pointed at: the whole text, and the value itself where it is called otherwise. */
function hoverOf(text: string, value: unknown): string {
  return typeof value === 'string' && value !== '' && value !== text ? `${text} · ${value}` : text
}

/** The rows of any measure, each column read by its unit; money that is not known is a dash. Where nothing is told apart, no column says by what. */
export function MeasureTable({ definition, answer, onRow, opens, pageSize = 15 }: Props) {
  const { pick } = useTexts()
  const locale = useLocale(answer.currency)
  const nameOf = useAnswerNames({ definition, answer })
  const labelOf = useColumnLabel({ definition, answer })
  const columns = useMemo<DataColumn<Row>[]>(
    () =>
      Object.entries(definition.columns)
        .filter(([name]) => name !== 'key' || answer.params.by !== 'none')
        .map(([name, column]) => {
          const numeric = column.unit !== 'text' && column.unit !== 'day'
          return {
            id: name,
            right: numeric,
            header: labelOf(name),
            mark: column.doc && <Info of={pick(column.label)}>{pick(column.doc)}</Info>,
            value: (row) => (numeric ? numberOf(row[name]) : String(row[name] ?? '')),
            cell: (row) => {
              if (name.endsWith('basis')) return <BasisBadge basis={String(row[name])} />
              if (numeric) return showCell(row[name], column.unit, locale)
              if (column.unit === 'day') return showCell(row[name], 'day', locale)
              const text = nameOf(name, row[name], row)
              return (
                <span
                  className="inline-block max-w-40 truncate align-bottom sm:max-w-72"
                  title={hoverOf(text, row[name])}
                >
                  {text}
                </span>
              )
            },
            ...(answer.rows.length > 1 && name in answer.totals
              ? {
                  footer: numeric
                    ? showCell(answer.totals[name], column.unit, locale)
                    : nameOf(name, answer.totals[name]),
                }
              : {}),
          }
        }),
    [definition, answer, locale, nameOf, labelOf, pick],
  )
  return (
    <DataTable
      label={pick(definition.title)}
      items={answer.rows}
      columns={columns}
      pageSize={pageSize}
      onRow={onRow}
      opens={opens}
    />
  )
}
