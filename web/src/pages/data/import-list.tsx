import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { connectorsQuery } from '../../api/connectors.ts'
import { busy, type Import } from '../../api/imports.ts'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { showBytes } from '../../format/bytes.ts'
import { showMoment } from '../../format/day.ts'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { StatusBadge } from './import-status.tsx'
import { LiveProgress } from './live-progress.tsx'

export function ImportList({ items }: { items: readonly Import[] }) {
  const { t, language, pick } = useTexts()
  const { brand } = useWorkspace()
  const { data: connectors } = useQuery(connectorsQuery)
  const columns = useMemo<DataColumn<Import>[]>(() => {
    const count = (value: number | undefined) => (value === undefined ? '–' : showNumber(value, language))
    const titleOf = (id: string | null) => pick(connectors?.items.find((one) => one.id === id)?.title) || '–'
    return [
      {
        id: 'file',
        header: t('imports.file'),
        value: (one) => one.file_name,
        cell: (one) => (
          <Link
            to="/$brand/data/imports/$id"
            params={{ brand: brand.id, id: one.id }}
            className="inline-block max-w-72 truncate align-bottom font-medium text-accent hover:underline"
          >
            {one.file_name}
            {one.table_name && <span className="font-normal text-ink-3"> · {one.table_name}</span>}
          </Link>
        ),
      },
      {
        id: 'status',
        header: t('imports.status'),
        value: (one) => one.status,
        cell: (one) => (
          <span className="flex items-center gap-2">
            <StatusBadge status={one.status} />
            {busy.includes(one.status) && <LiveProgress item={one} small />}
          </span>
        ),
      },
      {
        id: 'source',
        header: t('imports.source'),
        value: (one) => titleOf(one.connector),
        cell: (one) => titleOf(one.connector),
      },
      {
        id: 'rows',
        header: t('counts.rows_in'),
        right: true,
        value: (one) => one.counts?.rows_in,
        cell: (one) => count(one.counts?.rows_in),
      },
      {
        id: 'imported',
        header: t('counts.imported'),
        right: true,
        value: (one) => one.counts?.imported,
        cell: (one) => count(one.counts?.imported),
      },
      {
        id: 'there',
        header: t('counts.already_there'),
        right: true,
        value: (one) => one.counts?.already_there,
        cell: (one) => count(one.counts?.already_there),
      },
      {
        id: 'quarantined',
        header: t('counts.quarantined'),
        right: true,
        value: (one) => one.counts?.quarantined,
        cell: (one) => (
          <span className={one.counts?.quarantined ? 'text-warn' : ''}>{count(one.counts?.quarantined)}</span>
        ),
      },
      {
        id: 'size',
        header: t('imports.size'),
        right: true,
        value: (one) => one.file_bytes,
        cell: (one) => showBytes(one.file_bytes, language),
      },
      {
        id: 'at',
        header: t('imports.at'),
        value: (one) => one.created_at,
        cell: (one) => <span className="text-ink-2">{showMoment(one.created_at, language, brand.time_zone)}</span>,
      },
    ]
  }, [brand, connectors, language, pick, t])
  return <DataTable label={t('imports.list')} items={items} columns={columns} sort={{ id: 'at', desc: true }} />
}
