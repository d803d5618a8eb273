import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Import } from '../../api/imports.ts'
import { Card } from '../../components/card.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { Empty } from '../../components/states.tsx'
import { showDay } from '../../format/day.ts'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Files of exchange rates that count, and the days they cover. */
export function RateFiles({ files }: { files: readonly Import[] }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const columns = useMemo<DataColumn<Import>[]>(
    () => [
      {
        id: 'file',
        header: t('imports.file'),
        value: (one) => one.file_name,
        cell: (one) => (
          <Link
            to="/$brand/data/imports/$id"
            params={{ brand: brand.id, id: one.id }}
            className="text-accent hover:underline"
          >
            {one.file_name}
          </Link>
        ),
      },
      {
        id: 'days',
        header: t('preview.period'),
        value: (one) => one.preview?.period?.from,
        cell: ({ preview }) =>
          preview?.period ? `${showDay(preview.period.from, language)} – ${showDay(preview.period.to, language)}` : '–',
      },
      {
        id: 'rows',
        header: t('rates.count'),
        right: true,
        value: (one) => one.preview?.facts?.rates,
        cell: (one) => showNumber(one.preview?.facts?.rates ?? 0, language),
      },
    ],
    [t, language, brand.id],
  )
  return (
    <Card flush title={t('rates.files')}>
      {files.length ? (
        <DataTable label={t('rates.files')} items={files} columns={columns} />
      ) : (
        <Empty title={t('rates.none')}>{t('rates.none_hint')}</Empty>
      )}
    </Card>
  )
}
