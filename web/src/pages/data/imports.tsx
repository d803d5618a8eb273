import { useQuery } from '@tanstack/react-query'
import { importsQuery } from '../../api/imports.ts'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { CommitReady } from './commit-ready.tsx'
import { Connectors } from './connectors.tsx'
import { ImportList } from './import-list.tsx'
import { UploadBox } from './upload-box.tsx'

/** Files in, and what became of them. */
export function ImportsPage() {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const { data, error, refetch } = useQuery(importsQuery(brand.id))
  return (
    <div className="flex flex-col gap-4">
      {canEdit && <UploadBox />}
      <Card flush title={t('imports.list')} actions={canEdit && data && <CommitReady items={data.items} />}>
        {error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingRows />
        ) : data.items.length === 0 ? (
          <Empty title={t('imports.none')}>{t('imports.none_hint')}</Empty>
        ) : (
          <ImportList items={data.items} />
        )}
      </Card>
      <Connectors />
    </div>
  )
}
