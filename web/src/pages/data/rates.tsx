import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { importsQuery } from '../../api/imports.ts'
import { ratesQuery } from '../../api/rates.ts'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { Coverage } from './rate-coverage.tsx'
import { RateFiles } from './rate-files.tsx'

/** Whether every amount can be converted, which days rates cover, and which files they come from. */
export function RatesPage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data: imports } = useQuery(importsQuery(brand.id))
  const { data: rates, error, refetch } = useQuery(ratesQuery(brand.id))
  const files = useMemo(
    () => imports?.items.filter(({ preview, status }) => status === 'committed' && preview?.facts?.rates),
    [imports],
  )
  return (
    <div className="flex flex-col gap-4">
      <Card title={t('rates.title')} note={t('rates.note', { currency: brand.currency })}>
        {error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : rates ? (
          <Coverage rates={rates} />
        ) : (
          <LoadingRows rows={2} />
        )}
      </Card>
      {files ? <RateFiles files={files} /> : <LoadingRows />}
    </div>
  )
}
