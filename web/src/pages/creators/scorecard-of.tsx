import type { Answer, Definition, Row } from '../../api/measures.ts'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { figures, further, useFigure } from './figures.tsx'
import { SignalsInWords } from './signals.tsx'

/** The scorecard of one creator: each figure with its interval, on how much it rests, and what tier and category have. */
export function ScorecardOf({ id }: { id: string }) {
  const { t } = useTexts()
  return (
    <MeasureCard
      id="creator-scorecard"
      title={t('creators.scorecard')}
      params={{ creator: id, limit: 1 }}
      controls={['platform']}
      chart={{ kind: 'bar' }}
      tableless
      empty={<Empty title={t('creators.no_posts_of_one')}>{t('creators.no_posts_of_one_hint')}</Empty>}
      render={(definition, answer) => <Lines definition={definition} answer={answer} />}
    />
  )
}

const counts = new Set(['followers', 'posts', 'visits', 'orders', 'new_customers'])

function Lines({ definition, answer }: { definition: Definition; answer: Answer }) {
  const { t, pick } = useTexts()
  const { figure, show, restsOn } = useFigure({ definition, answer })
  const row = answer.rows[0] as Row
  const lines = [
    ...figures
      .filter(([name]) => !counts.has(name))
      .map(([name, ...more]) => ({ name, value: figure(row, name, ...more) })),
    ...further.map((name) => ({ name, value: show(row, name) })),
  ]
  return (
    <>
      <dl className="mb-3 flex flex-wrap gap-x-6 gap-y-2">
        {[...counts].map((name) => (
          <div key={name}>
            <dt className="text-xs text-ink-3">{pick(definition.columns[name]?.label)}</dt>
            <dd className="font-semibold">{show(row, name)}</dd>
          </div>
        ))}
      </dl>
      <table className="w-full text-[13px]" aria-label={t('creators.scorecard')}>
        <tbody>
          {lines.map(({ name, value }) => (
            <tr key={name} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal text-ink-2">
                {pick(definition.columns[name]?.label)}
                {restsOn(row, name) && <span className="block text-xs text-ink-3">{restsOn(row, name)}</span>}
              </th>
              <td className="py-1.5 text-right">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <SignalsInWords of={String(row.signals)} />
    </>
  )
}
