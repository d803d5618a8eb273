import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { deleteFile, type Erasure, erasuresQuery, letIn } from '../../api/privacy.ts'
import { Badge } from '../../components/badge.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Erasures, newest first: how far each is, what it did, and the files that are still kept. */
export function Erasures() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(erasuresQuery(brand.id))
  return (
    <Card title={t('privacy.erasures')} note={t('privacy.erasures_note')}>
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows rows={2} />
      ) : data.items.length === 0 ? (
        <Empty title={t('privacy.no_erasures')} />
      ) : (
        <ul className="divide-y divide-line">
          {data.items.map((one) => (
            <OneErasure key={one.id} erasure={one} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function OneErasure({ erasure }: { erasure: Erasure }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const { id, status, step, report, error, named_by, requested_by, created_at, keep_out } = erasure
  const act = useAction(letIn, id)
  const steps = step ? ` · ${t(`privacy.step.${step}`)}` : ''
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <time className="text-[13px] text-ink-3" dateTime={created_at}>
          {showMoment(created_at, language, brand.time_zone)}
        </time>
        <span>{requested_by.name}</span>
        <span className="text-[13px] text-ink-3">{t(`privacy.naming.${named_by}`)}</span>
        <Badge tone={status === 'done' ? 'good' : status === 'failed' ? 'bad' : 'neutral'}>
          {t(`privacy.status.${status}`)}
          {steps}
        </Badge>
        {keep_out && status === 'done' && (
          <Confirm
            small
            kind="quiet"
            title={t('privacy.let_in_title')}
            description={t('privacy.let_in_text')}
            action={t('privacy.let_in')}
            onConfirm={act}
          >
            {t('privacy.let_in')}
          </Confirm>
        )}
      </div>
      {error && <p className="text-[13px] text-bad">{language === 'zh-CN' ? error.message_zh : error.message}</p>}
      {report && <Report report={report} />}
    </li>
  )
}

function Report({ report }: { report: NonNullable<Erasure['report']> }) {
  const { t, language } = useTexts()
  const told = report.tables.filter(({ rows }) => rows > 0)
  return (
    <div className="flex flex-col gap-2 text-[13px]">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {told.map(({ table, rows, left, done }) => (
          <li key={table}>
            <code className="text-xs text-ink-2">{table}</code>{' '}
            {t(`privacy.${done}`, { shown: rows.toLocaleString(language) })}
            {left > 0 && <span className="text-bad"> {t('privacy.left', { count: left })}</span>}
          </li>
        ))}
      </ul>
      {report.files.map((file) => (
        <KeptFile key={file.import_id} file={file} />
      ))}
    </div>
  )
}

function KeptFile({ file }: { file: NonNullable<Erasure['report']>['files'][number] }) {
  const { t } = useTexts()
  const act = useAction(deleteFile, file.import_id)
  return (
    <p className="flex flex-wrap items-center gap-2">
      <span className="break-all">{file.file_name}</span>
      <span className="text-ink-3">{t(`privacy.file.${file.state}`)}</span>
      {file.state !== 'deleted' && (
        <Confirm
          small
          kind="quiet"
          title={t('privacy.delete_file_title', { name: file.file_name })}
          description={t('privacy.delete_file_text')}
          action={t('privacy.delete_file')}
          onConfirm={act}
        >
          {t('privacy.delete_file')}
        </Confirm>
      )}
    </p>
  )
}

/** Does something with a thing of the brand, says how it went, and asks for the erasures again. */
function useAction(action: (brand: string, id: string) => Promise<undefined>, id: string): () => void {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const { mutate } = useMutation({
    mutationFn: () => action(brand.id, id),
    onSuccess: () => notify.done(t('settings.saved')),
    onError: notify.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: ['erasures', brand.id] }),
  })
  return () => mutate()
}
