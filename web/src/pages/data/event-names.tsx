import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type EventKind, eventNamesFileUrl, eventNamesQuery } from '../../api/events.ts'
import { utc } from '../../api/orders.ts'
import { Card } from '../../components/card.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { LongText } from '../../components/long-text.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { SaveCsv } from '../../components/save-csv.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { EventName } from './event-name.tsx'
import { EventProperties } from './event-properties.tsx'

const periods = [7, 30, 90]

/** Names of events of late: how many, when last, by whom and with what. A name opens to its days and properties, and leads to its events. */
export function EventNames({ onName }: { onName: (name: string) => void }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const [days, setDays] = useState(30)
  const [opened, setOpened] = useState<EventKind>()
  const { data, error, refetch } = useQuery(eventNamesQuery(brand.id, days))
  const columns = useMemo<DataColumn<EventKind>[]>(
    () => [
      {
        id: 'name',
        header: t('events.name'),
        value: (one) => one.name,
        cell: (one) => <EventName name={one.name} />,
      },
      {
        id: 'events',
        header: t('events.count'),
        right: true,
        value: (one) => one.events,
        cell: (one) => new Intl.NumberFormat(language).format(one.events),
      },
      {
        id: 'known',
        header: t('events.known'),
        right: true,
        value: (one) => one.known_share,
        cell: (one) =>
          new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(one.known_share),
      },
      {
        id: 'seen',
        header: t('events.last_seen'),
        value: (one) => one.last_seen,
        cell: (one) => showMoment(utc(one.last_seen), language, brand.time_zone),
      },
      {
        id: 'properties',
        header: t('events.properties'),
        cell: (one) => <LongText text={one.properties.map(({ name }) => name).join(', ')} />,
      },
    ],
    [t, language, brand.time_zone],
  )
  return (
    <Card
      flush
      title={t('events.names')}
      note={t('events.names_note')}
      actions={
        <>
          <Segmented
            label={t('events.days_choice')}
            value={String(days)}
            choices={periods.map((one) => ({ value: String(one), label: t('events.days_count', { days: one }) }))}
            onChange={(next) => setDays(Number(next))}
          />
          <SaveCsv href={eventNamesFileUrl(brand.id, days)} name="event-names.csv" label={t('events.names_file')} />
        </>
      }
    >
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows rows={3} />
      ) : data.items.length ? (
        <DataTable label={t('events.names')} items={data.items} columns={columns} pageSize={15} onRow={setOpened} />
      ) : (
        <Empty title={t('events.none', { days })}>{t('events.none_hint')}</Empty>
      )}
      {opened && (
        <EventProperties
          kind={opened}
          onClose={() => setOpened(undefined)}
          onShow={() => {
            setOpened(undefined)
            onName(opened.name)
          }}
        />
      )}
    </Card>
  )
}
