import { useMemo } from 'react'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { Definition as Info } from '../../components/definition.tsx'
import { numberOf, showCell } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames, useColumnLabel } from '../../measure/answer-names.ts'
import { useDrill } from '../../measure/drill.ts'
import { useLocale } from '../../shell/workspace.tsx'

type Props = { definition: Definition; answer: Answer; figure: string }

/** A channel, or whatever rows are about, with what each model gives it. */
type Line = { key: string; cost: Row[string] | undefined; byModel: ReadonlyMap<string, Row> }

/** One figure of every model side by side, with a bar for its size; each figure leads to the orders that were touched. */
export function ModelTable({ definition, answer, figure }: Props) {
  const { t, pick } = useTexts()
  const locale = useLocale(answer.currency)
  const nameOf = useAnswerNames({ definition, answer })
  const labelOf = useColumnLabel({ definition, answer })
  const lines = useMemo(() => linesOf(answer.rows), [answer.rows])
  const largest = Math.max(...answer.rows.map((row) => Math.abs(numberOf(row[figure]) ?? 0)))
  const column = definition.columns[figure]
  const show = (value: Row[string] | undefined) => showCell(value, column?.unit ?? 'count', locale)
  const total = answer.totals[figure]
  const columns: DataColumn<Line>[] = [
    {
      id: 'key',
      header: labelOf('key'),
      value: ({ key }) => nameOf('key', key),
      cell: ({ key }) => <span className="inline-block max-w-56 truncate align-bottom">{nameOf('key', key)}</span>,
      footer: t('attribution.total'),
    },
    ...modelsOf(answer.rows).map((model): DataColumn<Line> => {
      const name = nameOf('model', model)
      return {
        id: model,
        right: true,
        header: name,
        mark: <Info of={name}>{pick(definition.columns.model?.meanings?.[model])}</Info>,
        value: ({ byModel }) => numberOf(byModel.get(model)?.[figure]),
        cell: ({ key, byModel }) => (
          <Given
            answer={answer}
            row={byModel.get(model)}
            shown={show(byModel.get(model)?.[figure])}
            part={Math.abs(numberOf(byModel.get(model)?.[figure]) ?? 0) / (largest || 1)}
            about={`${nameOf('key', key)}, ${name}`}
          />
        ),
        ...(total === undefined ? {} : { footer: show(total) }),
      }
    }),
    {
      id: 'cost',
      right: true,
      header: labelOf('cost'),
      mark: <Info of={labelOf('cost')}>{pick(definition.columns.cost?.doc)}</Info>,
      value: ({ cost }) => numberOf(cost),
      cell: ({ cost }) => showCell(cost, 'money', locale),
      footer: showCell(answer.totals.cost, 'money', locale),
    },
  ]
  return (
    <div className="-mx-4 -mb-4">
      <DataTable label={t('attribution.models')} items={lines} columns={columns} pageSize={20} />
    </div>
  )
}

type GivenProps = { answer: Answer; row: Row | undefined; shown: string; part: number; about: string }

function Given({ answer, row, shown, part, about }: GivenProps) {
  const { t } = useTexts()
  const drill = useDrill(answer)
  const leads = row && answer.orders?.[answer.rows.indexOf(row)]
  const bar = (
    <span className="mt-0.5 ml-auto block w-20" aria-hidden>
      <span className="ml-auto block h-1 rounded-sm bg-accent/45" style={{ width: `${Math.round(part * 100)}%` }} />
    </span>
  )
  return (
    <span className="block min-w-20">
      {row && drill && leads ? (
        <button
          type="button"
          className="hover:text-accent hover:underline"
          onClick={() => drill(row)}
          aria-label={`${about}: ${t('figure.orders_behind', { value: shown })}`}
        >
          {shown}
        </button>
      ) : (
        shown
      )}
      {bar}
    </span>
  )
}

function modelsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(({ model }) => String(model)))]
}

/** Rows by what they are about, in the order of the first model. */
function linesOf(rows: readonly Row[]): Line[] {
  const lines = new Map<string, Line & { byModel: Map<string, Row> }>()
  for (const row of rows) {
    const key = String(row.key ?? '')
    const line = lines.get(key) ?? { key, cost: row.cost, byModel: new Map<string, Row>() }
    line.byModel.set(String(row.model), row)
    lines.set(key, line)
  }
  return [...lines.values()]
}
