import { useQuery } from '@tanstack/react-query'
import { Repeat2 } from 'lucide-react'
import { assetReuseQuery, type ReuseFilter } from '../../api/asset-reuse.ts'
import { Card } from '../../components/card.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useReuseColumns } from './reuse-columns.tsx'

/** Proposals to show assets again or elsewhere, with their evidence and what forbids them. */
export function Reuse({ filter }: { filter: ReuseFilter }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(assetReuseQuery(brand.id, filter))
  const columns = useReuseColumns(filter.asset === '')
  const counted = (name: 'total' | 'compared' | 'alone' | 'left_out') =>
    data?.[name] ? t(`reuse.count_${name}`, { count: data[name] }) : ''
  const counts = [counted('total'), counted('compared'), counted('alone'), counted('left_out')].filter(Boolean)
  return (
    <Card
      flush
      title={t('reuse.title')}
      note={t('reuse.note')}
      {...(counts.length > 0 && { footer: counts.join(language.startsWith('zh') ? '' : ' ') })}
    >
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows rows={3} />
      ) : data.items.length ? (
        <DataTable label={t('reuse.title')} items={data.items} columns={columns} pageSize={20} />
      ) : (
        <Empty icon={<Repeat2 size={28} aria-hidden />} title={t('reuse.none')}>
          {t('reuse.none_hint')}
        </Empty>
      )}
    </Card>
  )
}
