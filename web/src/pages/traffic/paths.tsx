import { useCallback, useMemo } from 'react'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { flowOf, isFollowed } from '../../charts/flow.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { MeasureChart } from '../../measure/measure-chart.tsx'
import { Sentence } from '../../measure/sentence.tsx'
import { useView } from '../../shell/workspace.tsx'
import { useTrafficFilter } from './filtered.ts'
import { FlowLevels } from './flow-levels.tsx'
import { NoVisits } from './no-visits.tsx'
import { PathStart } from './path-start.tsx'
import { TrafficFilter } from './traffic-filter.tsx'
import { useFollow } from './use-narrower.ts'

const own = ['at', 'depth', 'branches', 'direction', 'bots'] as const

/** What visits do next, or did before, step by step. */
export function PathsPage() {
  const { t } = useTexts()
  const { cards } = useView()
  const { params } = useTrafficFilter()
  const start = useFollow()
  const set = Object.fromEntries(
    own.flatMap((name) => (cards[`paths.${name}`] ? [[name, cards[`paths.${name}`]]] : [])),
  )
  const follow = useCallback((step: string) => isFollowed(step) && start(step), [start])
  return (
    <>
      <Sentence id="paths" params={{ ...params, ...set }} />
      <TrafficFilter />
      <PathStart />
      <MeasureCard
        id="paths"
        params={params}
        controls={['direction', 'bots']}
        own={['at', 'depth', 'branches']}
        empty={<NoVisits />}
        onRow={(row: Row) => follow(String(row.to))}
        render={(definition, answer) => (
          <>
            <div className="hidden md:block">
              <Bands definition={definition} answer={answer} onFollow={follow} />
            </div>
            <div className="md:hidden">
              <FlowLevels definition={definition} answer={answer} onFollow={follow} />
            </div>
          </>
        )}
      />
      <p className="mt-3 text-[13px] text-ink-3">{t('paths.hint')}</p>
    </>
  )
}

type BandsProps = { definition: Definition; answer: Answer; onFollow: (step: string) => void }

function Bands({ definition, answer, onFollow }: BandsProps) {
  const backward = answer.params.direction === 'backward'
  const chart = useMemo(() => ({ backward }), [backward])
  const nodes = useMemo(() => flowOf(answer.rows, definition.chart).nodes, [answer, definition])
  const pick = useCallback((place: number) => onFollow(nodes[place]?.step ?? '(other)'), [nodes, onFollow])
  return <MeasureChart definition={definition} answer={answer} height={380} chart={chart} onNode={pick} />
}
