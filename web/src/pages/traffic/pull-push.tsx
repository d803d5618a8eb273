import type { Query } from '../../api/client.ts'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { Definition as Info } from '../../components/definition.tsx'
import { showCell } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { useLocale } from '../../shell/workspace.tsx'
import { NoVisits } from './no-visits.tsx'

/** What each intent is judged by; the table has all figures of both. */
const own = {
  people_to_goods: { text: 'traffic.pull_own', columns: ['visits', 'found_share', 'conversion', 'value_per_visit'] },
  goods_to_people: {
    text: 'traffic.push_own',
    columns: ['visits', 'new_share', 'seconds_per_visit', 'views_per_visit', 'came_back_share'],
  },
} as const

/** People who look for goods beside goods put before people, each by its own measure. */
export function PullPushCard({ params }: { params: Query }) {
  return (
    <MeasureCard
      id="pull-push"
      params={params}
      empty={<NoVisits />}
      sentence
      render={(definition, answer) => (
        <div className="grid gap-4 sm:grid-cols-2">
          {answer.rows.map((row) => (
            <Intent key={String(row.intent)} row={row} definition={definition} answer={answer} />
          ))}
        </div>
      )}
    />
  )
}

function Intent({ row, definition, answer }: { row: Row; definition: Definition; answer: Answer }) {
  const { t, pick } = useTexts()
  const locale = useLocale(answer.currency)
  const id = String(row.intent) as keyof typeof own
  return (
    <section
      className="min-w-0 rounded-lg border border-line p-3"
      aria-label={pick(definition.columns.intent?.values?.[id])}
    >
      <h3 className="font-medium text-ink">{pick(definition.columns.intent?.values?.[id])}</h3>
      <p className="mb-2 text-[13px] text-ink-3">{t(own[id].text)}</p>
      <dl className="flex flex-col gap-1.5 text-[13px]">
        {own[id].columns.map((name) => {
          const column = definition.columns[name]
          return (
            <div key={name} className="flex items-baseline justify-between gap-3">
              <dt className="flex items-center gap-1 text-ink-2">
                {pick(column?.label)}
                {column?.doc && <Info of={pick(column.label)}>{pick(column.doc)}</Info>}
              </dt>
              <dd className="font-semibold tabular-nums text-ink">
                {showCell(row[name], column?.unit ?? 'count', locale)}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
