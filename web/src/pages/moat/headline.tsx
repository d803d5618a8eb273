import type { Row } from '../../api/measures.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Empty, Skeleton } from '../../components/states.tsx'
import { showDay } from '../../format/day.ts'
import { numberOf, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useMeasure } from '../../measure/use-measure.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import type { DarkTest } from './use-dark-test.ts'

/** How much of the margin stands if the paying stops, as the latest test says; or what is missing to say it. */
export function Headline({ test: { state, run } }: { test: DarkTest }) {
  const { t, pick } = useTexts()
  const { canEdit } = useWorkspace()
  const { answer, error, pending, retry } = useMeasure('dark-test')
  const row = answer?.rows[0]
  const progress = state.data?.progress ?? null
  const isRunning = run.isPending || progress !== null
  return (
    <Card
      title={t('moat.headline_title')}
      note={<Badge tone="neutral">{t('moat.estimate')}</Badge>}
      actions={
        canEdit && (
          <Button small disabled={isRunning} onClick={() => run.mutate(undefined)}>
            {t('moat.run')}
          </Button>
        )
      }
    >
      {isRunning && (
        <div className="mb-3">
          <p className="mb-1 text-[13px] text-ink-2">{t('moat.progress')}</p>
          <ProgressBar label={t('moat.progress')} share={progress ?? undefined} />
        </div>
      )}
      {run.error && <ProblemView error={run.error} />}
      {error ? (
        <ProblemView error={error} onRetry={retry} />
      ) : pending ? (
        <Skeleton className="h-24 w-full" />
      ) : !row ? (
        <Empty title={t('moat.none')}>{t('moat.none_hint')}</Empty>
      ) : row.missing ? (
        <Empty title={t('moat.too_little')}>{pick(answer?.sentence)}</Empty>
      ) : (
        <Share row={row} />
      )}
    </Card>
  )
}

function Share({ row }: { row: Row }) {
  const { t, language } = useTexts()
  const share = (name: string) => {
    const value = numberOf(row[name])
    return value === null ? '–' : showShare(value, language)
  }
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <strong className="text-4xl font-semibold">{share('share')}</strong>
        <span className="text-ink-2">{t('moat.headline')}</span>
      </p>
      <p className="text-[13px] text-ink-2">
        {t('moat.interval', { low: share('share_low'), high: share('share_high') })}
      </p>
      <p className="text-[13px] text-ink-3">
        {t('moat.tested', {
          day: showDay(String(row.tested_on), language),
          last: showDay(String(row.last_day), language),
        })}
      </p>
    </div>
  )
}
