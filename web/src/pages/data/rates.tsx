import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useMemo } from 'react'
import { presetDays } from '../../address/period.ts'
import { importsQuery } from '../../api/imports.ts'
import { measureQuery } from '../../api/measures.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { showDay } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { RateFiles } from './rate-files.tsx'

/** Whether every amount can be converted, and which files the rates come from. */
export function RatesPage() {
  const { t, language } = useTexts()
  const { brand, today, extent } = useWorkspace()
  const all = presetDays('all', today, extent)
  const { data: imports } = useQuery(importsQuery(brand.id))
  // Any measure over all days says which rates are missing; this one is the cheapest.
  const check = useQuery(measureQuery(brand.id, 'sales-summary', { from: all.from, to: all.to }))
  const files = useMemo(
    () => imports?.items.filter(({ preview, status }) => status === 'committed' && preview?.facts?.rates),
    [imports],
  )
  const missing = check.error instanceof ApiProblem && check.error.code === 'missing_rate' ? check.error : undefined
  const range = `${showDay(all.from, language)} – ${showDay(all.to, language)}`
  return (
    <div className="flex flex-col gap-4">
      <Card title={t('rates.title')} note={t('rates.note', { currency: brand.currency })}>
        {missing ? (
          <div role="alert" className="rounded-lg bg-warn-soft px-4 py-3">
            <p className="font-medium">
              {t('rates.missing', { currency: missing.details.currency, day: missing.details.day })}
            </p>
            <p className="text-ink-2">{t('rates.missing_hint')}</p>
          </div>
        ) : check.error ? (
          <ProblemView error={check.error} onRetry={() => void check.refetch()} />
        ) : check.data ? (
          <p className="flex items-center gap-2">
            <CircleCheck size={17} className="text-good" aria-hidden />
            {t('rates.complete', { range })}
          </p>
        ) : (
          <LoadingRows rows={1} />
        )}
      </Card>
      {files ? <RateFiles files={files} /> : <LoadingRows />}
    </div>
  )
}
