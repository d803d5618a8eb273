import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sourcesQuery } from '../../api/events.ts'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { LagLine } from './lag.tsx'
import { SourceCard } from './source-card.tsx'
import { SourceForm } from './source-form.tsx'

/** Where events come from: make a source, put its snippet into the shop, and watch the first event arrive. */
export function SourcesPage() {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const { data, error, refetch } = useQuery(sourcesQuery(brand.id))
  const [open, setOpen] = useState<string>()
  return (
    <div className="flex flex-col gap-4">
      <LagLine />
      {canEdit && <SourceForm onMade={setOpen} />}
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows rows={3} />
      ) : data.items.length ? (
        <div className="grid items-start gap-4 xl:grid-cols-2">
          {data.items.map((source) => (
            <SourceCard
              key={source.id}
              source={source}
              open={open === source.id}
              onToggle={() => setOpen(open === source.id ? undefined : source.id)}
            />
          ))}
        </div>
      ) : (
        <Card title={t('data.sources')}>
          <Empty title={t('sources.none')}>{t('sources.none_hint')}</Empty>
        </Card>
      )}
    </div>
  )
}
