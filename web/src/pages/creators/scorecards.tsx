import type { Answer, Definition, Row } from '../../api/measures.ts'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { Definition as Info } from '../../components/definition.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { Empty } from '../../components/states.tsx'
import { numberOf } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames } from '../../measure/answer-names.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { useCompared } from './compared.ts'
import { Comparison } from './comparison.tsx'
import { CreatorLink } from './creator-link.tsx'
import { CreatorPages } from './creator-pages.tsx'
import { figures, useFigure } from './figures.tsx'
import { SignalRules, Signals } from './signals.tsx'

/** What creators reach, move, bring and cost: one card for all, and up to six side by side. */
export function ScorecardsPage() {
  const { t } = useTexts()
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
          render={(definition, answer) => <ScorecardTable definition={definition} answer={answer} />}
        />
        <Comparison />
        <SignalRules />
      </div>
    </>
  )
}

/** What a creator is chosen by stands before what it is made of: a table of all is wider than most screens. */
const deciding = ['reach', 'engagement', 'orders', 'cost_per_order', 'margin']
const decidingFirst = [
  ...figures.filter(([name]) => deciding.includes(name)),
  ...figures.filter(([name]) => !deciding.includes(name)),
]

function ScorecardTable({ definition, answer }: { definition: Definition; answer: Answer }) {
  const { t, pick } = useTexts()
  const { ids, isFull, toggle } = useCompared()
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
            checked={ids.includes(String(row.creator))}
            disabled={!ids.includes(String(row.creator)) && isFull}
            onChange={() => toggle(String(row.creator))}
          />
          <span className="flex flex-col items-start gap-0.5">
            <CreatorLink id={String(row.creator)} name={String(row.name)} />
            {row.signals !== '' && <Signals of={String(row.signals)} />}
          </span>
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
    ...decidingFirst.map(
      ([name, interval, beside]): DataColumn<Row> => ({
        ...head(name),
        right: true,
        value: (row) => numberOf(row[name]),
        cell: (row) => figure(row, name, interval, beside),
      }),
    ),
  ]
  return (
    <div className="-mx-4">
      <DataTable label={pick(definition.title)} items={answer.rows} columns={columns} pageSize={15} />
    </div>
  )
}
