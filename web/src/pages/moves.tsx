import { useQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { movesQuery, type NextMoves } from '../api/moves.ts'
import { PageTitle } from '../components/page-title.tsx'
import { ProblemView } from '../components/problem-view.tsx'
import { Empty, LoadingRows } from '../components/states.tsx'
import { showPeriod } from '../format/day.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useWorkspace } from '../shell/workspace.tsx'
import { ClosedMoves } from './moves/closed-moves.tsx'
import { DoneMoves } from './moves/done-moves.tsx'
import { MoveCard } from './moves/move-card.tsx'
import { TaskList } from './moves/task-list.tsx'

/** What is worth doing next, what brings most first, and what came of what was done. Tasks do not wait for moves, which take some seconds to find. */
export function MovesPage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(movesQuery(brand.id))
  return (
    <>
      <PageTitle>{t('moves.title')}</PageTitle>
      <div className="flex flex-col gap-4">
        {data ? (
          <Found found={data} />
        ) : error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingRows />
        )}
        <TaskList moves={data?.moves ?? []} />
        {data && data.done.length > 0 && <DoneMoves moves={data.done} />}
        {data && data.closed.length > 0 && <ClosedMoves moves={data.closed} />}
      </div>
    </>
  )
}

function Found({ found: { currency, days, failed, moves } }: { found: NextMoves }) {
  const { t, language, pick } = useTexts()
  return (
    <>
      <p className="max-w-3xl text-ink-2">
        {days ? t('moves.lead', { days: showPeriod(days.from, days.to, language) }) : t('moves.too_few_days')}
      </p>
      {failed.map(({ rule, name, problem }) => (
        <p key={rule} className="rounded-lg bg-warn-soft px-3 py-2 text-[13px] text-warn">
          {t('moves.not_asked', { what: pick(name), why: pick(problem) })}
        </p>
      ))}
      {moves.length > 0 && (
        <ol className="grid gap-4 xl:grid-cols-2">
          {moves.map((move, i) => (
            <li key={move.id} className="min-w-0">
              <MoveCard move={move} place={i + 1} currency={currency} />
            </li>
          ))}
        </ol>
      )}
      {days && moves.length === 0 && (
        <div className="card">
          <Empty icon={<ListChecks size={28} aria-hidden />} title={t('moves.none')}>
            {t('moves.none_hint')}
          </Empty>
        </div>
      )}
    </>
  )
}
