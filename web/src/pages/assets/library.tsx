import { useQuery } from '@tanstack/react-query'
import { Images } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { assetsQuery } from '../../api/assets.ts'
import { Card } from '../../components/card.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { TablePager } from '../../components/table-pager.tsx'
import { useCursors } from '../../components/use-cursors.ts'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { AssetCard } from './asset-card.tsx'
import { AssetPages } from './asset-pages.tsx'
import { AssetFilters, noFilter } from './filters.tsx'
import { UploadAssets } from './upload.tsx'
import { RightWarnings } from './warnings.tsx'

const pageSize = 60

/** The library: what has to be seen to first, then all videos, pictures and texts. */
export function AssetLibraryPage() {
  const { t } = useTexts()
  const { canEdit } = useWorkspace()
  return (
    <>
      <PageTitle>{t('nav.assets')}</PageTitle>
      <AssetPages />
      <div className="flex flex-col gap-4">
        <RightWarnings />
        {canEdit && <UploadAssets />}
        <Library />
      </div>
    </>
  )
}

function Library() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const [filter, setFilter] = useState(noFilter)
  const { cursor, toFirst, pager } = useCursors()
  const asked = useDeferredValue(filter)
  const { data, error, refetch } = useQuery(assetsQuery(brand.id, asked, cursor))
  const note = data && t('assets.total', { number: showNumber(data.total, language) })
  return (
    <Card title={t('assets.library')} note={note}>
      <AssetFilters
        value={filter}
        onChange={(next) => {
          setFilter(next)
          toFirst()
        }}
      />
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows />
      ) : data.items.length ? (
        <ul className="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-6">
          {data.items.map((asset) => (
            <li key={asset.id} className="min-w-0">
              <AssetCard asset={asset} />
            </li>
          ))}
        </ul>
      ) : (
        <Empty icon={<Images size={28} aria-hidden />} title={t('assets.none')}>
          {t('assets.none_hint')}
        </Empty>
      )}
      {data && data.total > pageSize && <TablePager {...pager(data, pageSize)} />}
    </Card>
  )
}
