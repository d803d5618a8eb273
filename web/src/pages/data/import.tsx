import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { connectorsQuery } from '../../api/connectors.ts'
import { busy, type Import, importQuery } from '../../api/imports.ts'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { showBytes } from '../../format/bytes.ts'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { ImportActions } from './import-actions.tsx'
import { ImportCounts } from './import-counts.tsx'
import { ImportPreview } from './import-preview.tsx'
import { StatusBadge } from './import-status.tsx'
import { LiveProgress } from './live-progress.tsx'
import { MappingEditor } from './mapping-editor.tsx'
import { Quarantine } from './quarantine.tsx'

/** One import: what is in the file, what is odd, what became of it. */
export function ImportPage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { id } = useParams({ from: '/$brand/data/imports/$id' })
  const { data: item, error, refetch } = useQuery(importQuery(brand.id, id))
  return (
    <>
      <Link
        to="/$brand/data/imports"
        params={{ brand: brand.id }}
        className="mb-3 inline-flex items-center gap-1 text-[13px] text-ink-2 hover:text-ink"
      >
        <ArrowLeft size={14} aria-hidden />
        {t('imports.list')}
      </Link>
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : item ? (
        <Detail item={item} />
      ) : (
        <LoadingRows />
      )}
    </>
  )
}

function Detail({ item }: { item: Import }) {
  const { t, language, pick } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const { data: connectors } = useQuery(connectorsQuery)
  const connector = connectors?.items.find((one) => one.id === item.connector)
  const mappable = canEdit && (item.status === 'unmapped' || item.status === 'ready')
  return (
    <div className="flex flex-col gap-4">
      <section className="card p-4" aria-label={item.file_name}>
        <div className="flex flex-wrap items-start gap-3">
          <div className="min-w-0 flex-1">
            <h2 className="flex flex-wrap items-center gap-2 text-base font-semibold break-all">
              {item.file_name}
              {item.table_name && <span className="font-normal text-ink-3">{item.table_name}</span>}
              <StatusBadge status={item.status} />
            </h2>
            <p className="text-[13px] text-ink-3">
              {[
                pick(connector?.title),
                showBytes(item.file_bytes, language),
                showMoment(item.created_at, language, brand.time_zone),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          {canEdit && <ImportActions item={item} />}
        </div>
        {busy.includes(item.status) && (
          <div className="mt-4">
            <LiveProgress key={item.status} item={item} />
          </div>
        )}
        {item.error && (
          <p role="alert" className="mt-3 rounded-lg bg-bad-soft px-3 py-2">
            {language === 'zh-CN' ? (item.error.message_zh ?? item.error.message) : item.error.message}{' '}
            <code className="text-xs text-ink-3">{item.error.code}</code>
          </p>
        )}
        {item.counts && <ImportCounts counts={item.counts} />}
      </section>
      {mappable && item.header && (
        <MappingEditor
          key={`${item.id}-${item.connector}-${item.status}`}
          item={item}
          header={item.header}
          connectors={connectors?.items ?? []}
        />
      )}
      {(item.preview?.rows ?? 0) > 0 && (
        <Card title={t('preview.title')}>
          <ImportPreview preview={item.preview ?? {}} />
        </Card>
      )}
      {(item.counts?.quarantined ?? 0) > 0 && <Quarantine item={item} />}
    </div>
  )
}
