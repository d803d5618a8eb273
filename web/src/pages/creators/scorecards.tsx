import { type ReactNode, useState } from 'react'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { Card } from '../../components/card.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { Definition as Info } from '../../components/definition.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { Empty } from '../../components/states.tsx'
import { numberOf } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames } from '../../measure/answer-names.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { CreatorLink } from './creator-link.tsx'
import { CreatorPages } from './creator-pages.tsx'
import { figures, further, useFigure } from './figures.tsx'
import { SignalRules, Signals } from './signals.tsx'

const mostCompared = 4

/** What creators reach, move, bring and cost: one card for all, and up to four side by side. */
export function ScorecardsPage() {
  const { t } = useTexts()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const choose = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id) && next.size < mostCompared) next.add(id)
    setChosen(next)
  }
  return (
    <>
      <PageTitle>{t('nav.creators')}</PageTitle>
      <CreatorPages />
      <div className="flex flex-col gap-4">
        <MeasureCard
          id="creator-scorecard"
          controls={['platform', 'tier', 'sort']}
          chart={{ kind: 'bar' }}
          tableless
          sentence
          empty={<Empty title={t('creators.no_posts')}>{t('creators.no_posts_hint')}</Empty>}
          render={(definition, answer) => (
            <>
              <ScorecardTable definition={definition} answer={answer} chosen={chosen} onChoose={choose} />
              <SideBySide definition={definition} answer={answer} chosen={chosen} />
            </>
          )}
        />
        <SignalRules />
      </div>
    </>
  )
}

type Shown = { definition: Definition; answer: Answer; chosen: ReadonlySet<string> }

function ScorecardTable({ definition, answer, chosen, onChoose }: Shown & { onChoose: (id: string) => void }) {
  const { t, pick } = useTexts()
  const nameOf = useAnswerNames({ definition, answer })
  const { figure } = useFigure({ definition, answer })
  const head = (id: string) => ({
    id,
    header: pick(definition.columns[id]?.label),
    ...(definition.columns[id]?.doc && {
      mark: <Info of={pick(definition.columns[id]?.label)}>{pick(definition.columns[id]?.doc)}</Info>,
    }),
  })
  const columns: DataColumn<Row>[] = [
    {
      ...head('name'),
      value: (row) => String(row.name),
      cell: (row) => (
        <span className="flex items-center gap-2">
          <input
            type="checkbox"
            aria-label={t('creators.choose_one', { name: String(row.name) })}
            checked={chosen.has(String(row.creator))}
            disabled={!chosen.has(String(row.creator)) && chosen.size >= mostCompared}
            onChange={() => onChoose(String(row.creator))}
          />
          <CreatorLink id={String(row.creator)} name={String(row.name)} />
        </span>
      ),
    },
    ...(['platform', 'tier'] as const).map(
      (name): DataColumn<Row> => ({
        ...head(name),
        value: (row) => String(row[name]),
        cell: (row) => nameOf(name, row[name]),
      }),
    ),
    ...figures.map(
      ([name, interval, beside]): DataColumn<Row> => ({
        ...head(name),
        right: true,
        value: (row) => numberOf(row[name]),
        cell: (row) => figure(row, name, interval, beside),
      }),
    ),
    { ...head('signals'), cell: (row) => <Signals of={String(row.signals)} /> },
  ]
  return (
    <div className="-mx-4">
      <DataTable label={pick(definition.title)} items={answer.rows} columns={columns} pageSize={15} />
    </div>
  )
}

/** The creators that are chosen, a column each. */
function SideBySide({ definition, answer, chosen }: Shown) {
  const { t, pick } = useTexts()
  const nameOf = useAnswerNames({ definition, answer })
  const { figure, show } = useFigure({ definition, answer })
  const rows = answer.rows.filter((row) => chosen.has(String(row.creator)))
  if (rows.length === 0) return <p className="pt-3 text-[13px] text-ink-3">{t('creators.compare_hint')}</p>
  const lines: { label: string; cell: (row: Row) => ReactNode }[] = [
    {
      label: pick(definition.columns.tier?.label),
      cell: (row) => `${nameOf('platform', row.platform)} · ${nameOf('tier', row.tier)}`,
    },
    { label: pick(definition.columns.category?.label), cell: (row) => String(row.category) || '–' },
    ...figures.map(([name, interval, beside]) => ({
      label: pick(definition.columns[name]?.label),
      cell: (row: Row) => figure(row, name, interval, beside),
    })),
    ...further.map((name) => ({ label: pick(definition.columns[name]?.label), cell: (row: Row) => show(row, name) })),
    { label: pick(definition.columns.signals?.label), cell: (row) => <Signals of={String(row.signals)} /> },
  ]
  return (
    <Card flush className="mt-4" title={t('creators.compare')}>
      <div className="overflow-x-auto">
        <table className="w-full text-[13px]" aria-label={t('creators.compare')}>
          <thead>
            <tr className="bg-sunken text-ink-2">
              <th scope="col" className="px-4 py-1.5 text-left font-medium">
                {pick(definition.columns.name?.label)}
              </th>
              {rows.map((row) => (
                <th key={String(row.creator)} scope="col" className="px-3 py-1.5 text-right font-medium text-ink">
                  {String(row.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ label, cell }) => (
              <tr key={label} className="border-t border-line">
                <th scope="row" className="px-4 py-1.5 text-left font-normal text-ink-2">
                  {label}
                </th>
                {rows.map((row) => (
                  <td key={String(row.creator)} className="px-3 py-1.5 text-right">
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
