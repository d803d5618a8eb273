import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Source, utc } from '../../api/orders.ts'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** The lines of files that an order was read from. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const columns = useMemo<DataColumn<Source>[]>(
    () => [
      {
        id: 'fact',
        header: t('order.fact'),
        value: (one) => one.fact,
        cell: (one) => t(`words.fact.${one.fact}`, { defaultValue: one.fact }),
      },
      {
        id: 'file',
        header: t('imports.file'),
        value: (one) => one.file_name,
        cell: (one) =>
          one.import ? (
            <Link
              to="/$brand/data/imports/$id"
              params={{ brand: brand.id, id: one.import }}
              className="text-accent hover:underline"
            >
              {one.file_name}
            </Link>
          ) : (
            t('order.stated')
          ),
      },
      {
        id: 'line',
        header: t('quarantine.line'),
        right: true,
        value: (one) => one.line_no,
        cell: (one) => one.line_no,
      },
      {
        id: 'says',
        header: t('order.says'),
        cell: (one) => (
          <span className="inline-block max-w-96 truncate align-bottom">
            {one.removed ? t('order.removed', { line: one.says }) : one.says}
          </span>
        ),
      },
      {
        id: 'as_of',
        header: t('order.as_of'),
        value: (one) => one.as_of,
        cell: (one) => showMoment(utc(one.as_of), language, brand.time_zone),
      },
    ],
    [t, language, brand],
  )
  return <DataTable label={t('order.sources')} items={sources} columns={columns} />
}
