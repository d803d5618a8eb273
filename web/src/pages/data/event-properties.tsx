import { useMemo } from 'react'
import type { EventKind, EventProperty } from '../../api/events.ts'
import { Button } from '../../components/button.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { showDay } from '../../format/day.ts'
import { showNumber, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { EventDays } from './event-days.tsx'

type Props = { kind: EventKind; onClose: () => void; onShow: () => void }

/** One name of event: how often on which day, and what came with it, of which types and how often. */
export function EventProperties({ kind, onClose, onShow }: Props) {
  const { t, language } = useTexts()
  const most = kind.by_day.reduce((a, b) => (b.events > a.events ? b : a))
  const said = t('events.name_said', {
    events: showNumber(kind.events, language),
    days: kind.by_day.length,
    day: showDay(most.day, language, 'short'),
    most: showNumber(most.events, language),
  })
  return (
    <Dialog open wide onClose={onClose} title={kind.name} description={said}>
      <EventDays kind={kind} />
      {kind.properties.length ? (
        <>
          <p className="mt-3 mb-2 text-[13px] text-ink-2">
            {kind.looked_at === kind.events
              ? t('events.looked_at_all')
              : t('events.looked_at', { events: showNumber(kind.looked_at, language) })}
          </p>
          <PropertyTable kind={kind} />
          <p className="mt-2 text-[13px] text-ink-3">{t('events.property_note')}</p>
        </>
      ) : (
        <p className="mt-3 text-ink-2">{t('events.no_properties')}</p>
      )}
      <div className="mt-4 flex justify-end">
        <Button onClick={onShow}>{t('events.show_these')}</Button>
      </div>
    </Dialog>
  )
}

function PropertyTable({ kind }: { kind: EventKind }) {
  const { t, language } = useTexts()
  const columns = useMemo<DataColumn<EventProperty>[]>(
    () => [
      {
        id: 'name',
        header: t('events.property'),
        value: (one) => one.name,
        cell: (one) => (
          <code className="inline-block max-w-48 truncate align-bottom" title={one.name}>
            {one.name}
          </code>
        ),
      },
      {
        id: 'types',
        header: t('events.property_types'),
        cell: (one) => one.types.map((type) => t(`events.type.${type}`)).join(' · '),
      },
      {
        id: 'share',
        header: t('events.property_share'),
        right: true,
        value: (one) => one.share,
        cell: (one) => showShare(one.share, language),
      },
      {
        id: 'example',
        header: t('events.example'),
        cell: (one) =>
          one.example === null ? (
            <span className="text-ink-3">{t('events.no_example')}</span>
          ) : (
            <code className="inline-block max-w-72 truncate align-bottom" title={one.example}>
              {one.example}
            </code>
          ),
      },
    ],
    [t, language],
  )
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <DataTable label={t('events.properties')} items={kind.properties} columns={columns} pageSize={12} />
    </div>
  )
}
