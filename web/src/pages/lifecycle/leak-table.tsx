import { useMemo } from 'react'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { Empty } from '../../components/states.tsx'
import { showNumber, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames, useColumnLabel } from '../../measure/answer-names.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { useView } from '../../shell/workspace.tsx'
import { askedValueOf, type ChosenPeople, isOfOneValue } from './use-chosen-people.ts'

type Props = { who: string; onChoose: (people: ChosenPeople) => void }

/** Where people fall silent: the flows into lapsing and lost, largest first, told apart by source, market, product or cohort. */
export function LeakTable({ who, onChoose }: Props) {
  const { t } = useTexts()
  const { cards } = useView()
  const by = cards['lifecycle-flows.by'] ?? 'channel'
  return (
    <MeasureCard
      id="lifecycle-flows"
      title={t('lifecycle.leaks')}
      params={{ who, by }}
      controls={['by']}
      tableless
      render={(definition, answer) => (
        <Leaks
          definition={definition}
          answer={answer}
          onOpen={(row) => onChoose({ before: String(row.from), stage: String(row.to), by, of: askedValueOf(row) })}
        />
      )}
    />
  )
}

function Leaks({ definition, answer, onOpen }: { definition: Definition; answer: Answer; onOpen: (row: Row) => void }) {
  const { t, language } = useTexts()
  const nameOf = useAnswerNames({ definition, answer })
  const labelOf = useColumnLabel({ definition, answer })
  const leaks = useMemo(
    () => answer.rows.filter(({ leaked }) => Number(leaked) > 0).sort((a, b) => Number(b.leaked) - Number(a.leaked)),
    [answer],
  )
  const columns = useMemo<DataColumn<Row>[]>(
    () => [
      ...(['key', 'from', 'to'] as const).map((name) => ({
        id: name,
        header: labelOf(name),
        cell: (row: Row) => nameOf(name, row[name]),
      })),
      {
        id: 'leaked',
        header: labelOf('people'),
        right: true,
        value: (row) => Number(row.leaked),
        cell: (row) => showNumber(Number(row.leaked), language),
      },
      {
        id: 'share',
        header: t('lifecycle.of_stage'),
        right: true,
        value: (row) => Number(row.share),
        cell: (row) => showShare(Number(row.share), language),
      },
    ],
    [labelOf, nameOf, language, t],
  )
  if (leaks.length === 0) return <Empty title={t('lifecycle.no_leaks')} />
  return (
    <div className="-mx-4">
      <DataTable
        label={t('lifecycle.leaks')}
        items={leaks}
        columns={columns}
        pageSize={10}
        onRow={onOpen}
        opens={isOfOneValue}
      />
    </div>
  )
}
