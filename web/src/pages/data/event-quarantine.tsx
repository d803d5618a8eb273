import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { eventQuarantineFileUrl, eventQuarantineQuery, type QuarantinedEvent } from '../../api/events.ts'
import { utc } from '../../api/orders.ts'
import { Card } from '../../components/card.tsx'
import type { DataColumn } from '../../components/data-table.tsx'
import { LongText } from '../../components/long-text.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SaveCsv } from '../../components/save-csv.tsx'
import { Empty } from '../../components/states.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Events that could not be taken: what is wrong with each, what mends it, and the event as it came. */
export function EventQuarantine() {
  const { t, pick, language } = useTexts()
  const { brand } = useWorkspace()
  const found = useInfiniteQuery(eventQuarantineQuery(brand.id))
  const columns = useMemo<DataColumn<QuarantinedEvent>[]>(
    () => [
      {
        id: 'received',
        header: t('events.received'),
        cell: (one) => showMoment(utc(one.received_at), language, brand.time_zone, 'medium'),
      },
      { id: 'field', header: t('quarantine.field'), cell: (one) => one.field || '–' },
      {
        id: 'value',
        header: t('quarantine.value'),
        cell: (one) => <code className="inline-block max-w-40 truncate align-bottom text-xs">{one.value || '∅'}</code>,
      },
      { id: 'reason', header: t('quarantine.reason'), cell: (one) => pick(one.reason) },
      {
        id: 'remedy',
        header: t('quarantine.remedy'),
        cell: (one) => <span className="text-ink-2">{pick(one.remedy)}</span>,
      },
      {
        id: 'event',
        header: t('events.as_it_came'),
        cell: (one) => <LongText text={one.event} />,
      },
    ],
    [t, pick, language, brand.time_zone],
  )
  return (
    <Card
      flush
      title={t('events.quarantine')}
      note={t('events.quarantine_note')}
      actions={
        <SaveCsv
          href={eventQuarantineFileUrl(brand.id)}
          name="events-quarantine.csv"
          label={t('events.quarantine_file')}
        />
      }
    >
      <PagedTable
        label={t('events.quarantine')}
        query={found}
        columns={columns}
        pageSize={15}
        empty={<Empty title={t('events.no_quarantine')} />}
      />
    </Card>
  )
}
