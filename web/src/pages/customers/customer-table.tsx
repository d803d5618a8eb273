import type { Answer, Definition, Row } from '../../api/measures.ts'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { Definition as Info } from '../../components/definition.tsx'
import { numberOf, showCell } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames, useColumnLabel } from '../../measure/answer-names.ts'
import { useDrill } from '../../measure/drill.ts'
import { useLocale } from '../../shell/workspace.tsx'

type Props = { definition: Definition; answer: Answer }

const plain = ['country', 'first_channel', 'last_day', 'order_days'] as const
const estimates = ['alive', 'orders', 'margin'] as const

/** Customers one by one, each expectation with its interval below it; a row leads to the customer's orders. */
export function CustomerTable({ definition, answer }: Props) {
  const { pick } = useTexts()
  const locale = useLocale(answer.currency)
  const nameOf = useAnswerNames({ definition, answer })
  const labelOf = useColumnLabel({ definition, answer })
  const drill = useDrill(answer)
  const show = (row: Row, name: string) => showCell(row[name], definition.columns[name]?.unit ?? 'text', locale)
  const head = (id: string) => ({
    id,
    header: labelOf(id),
    ...(definition.columns[id]?.doc && { mark: <Info of={labelOf(id)}>{pick(definition.columns[id]?.doc)}</Info> }),
  })
  const columns: DataColumn<Row>[] = [
    {
      ...head('customer_id'),
      value: (row) => String(row.customer_id),
      cell: (row) => (
        <span className="inline-block max-w-44 truncate align-bottom" title={String(row.customer_id)}>
          {String(row.customer_id)}
        </span>
      ),
    },
    ...plain.map((name): DataColumn<Row> => {
      const isCount = name === 'order_days'
      return {
        ...head(name),
        right: isCount,
        value: (row) => (isCount ? numberOf(row[name]) : String(row[name])),
        cell: (row) => (isCount ? show(row, name) : nameOf(name, row[name])),
      }
    }),
    ...estimates.map(
      (name): DataColumn<Row> => ({
        ...head(name),
        right: true,
        value: (row) => numberOf(row[name]),
        cell: (row) => (
          <>
            <span className="block">{show(row, name)}</span>
            {numberOf(row[name]) !== null && (
              <span className="block text-xs whitespace-nowrap text-ink-3">
                {show(row, `${name}_low`)} – {show(row, `${name}_high`)}
              </span>
            )}
          </>
        ),
      }),
    ),
  ]
  return (
    <div className="-mx-4 -mb-4">
      <DataTable label={pick(definition.title)} items={answer.rows} columns={columns} pageSize={10} onRow={drill} />
    </div>
  )
}
