import { useInfiniteQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { type Import, type Quarantined, quarantineFile, quarantineQuery } from '../../api/imports.ts'
import { buttonLook } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import type { DataColumn } from '../../components/data-table.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Lines that could not be read: what is wrong, what mends it, and the lines as a file to correct and drop again. */
export function Quarantine({ item }: { item: Import }) {
  const { t, pick, language } = useTexts()
  const { brand } = useWorkspace()
  const found = useInfiniteQuery(quarantineQuery(brand.id, item.id))
  const columns = useMemo<DataColumn<Quarantined>[]>(
    () => [
      {
        id: 'line',
        header: t('quarantine.line'),
        right: true,
        value: (one) => one.line_no,
        cell: (one) => one.line_no,
      },
      { id: 'field', header: t('quarantine.field'), value: (one) => one.field, cell: (one) => one.field },
      {
        id: 'value',
        header: t('quarantine.value'),
        value: (one) => one.value,
        cell: (one) => <code className="inline-block max-w-48 truncate align-bottom text-xs">{one.value || '∅'}</code>,
      },
      {
        id: 'reason',
        header: t('quarantine.reason'),
        value: (one) => pick(one.reason),
        cell: (one) => pick(one.reason),
      },
      {
        id: 'remedy',
        header: t('quarantine.remedy'),
        cell: (one) => <span className="text-ink-2">{pick(one.remedy)}</span>,
      },
    ],
    [pick, t],
  )
  return (
    <Card
      flush
      title={t('quarantine.title')}
      note={t('quarantine.note')}
      actions={
        <a
          className={buttonLook('plain', true)}
          href={quarantineFile(brand.id, item.id, language)}
          download={`quarantine-${item.file_name}.csv`}
        >
          <Download size={14} aria-hidden />
          {t('quarantine.download')}
        </a>
      }
    >
      <PagedTable label={t('quarantine.title')} query={found} columns={columns} pageSize={15} />
    </Card>
  )
}
