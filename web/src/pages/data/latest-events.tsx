import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import { type EventFilter, eventsFileUrl, type KeptEvent, latestEventsQuery, sourcesQuery } from '../../api/events.ts'
import { utc } from '../../api/orders.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import type { DataColumn } from '../../components/data-table.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { LongText } from '../../components/long-text.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SaveCsv } from '../../components/save-csv.tsx'
import { Empty } from '../../components/states.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { EventName } from './event-name.tsx'

type Props = { filter: EventFilter; onFilter: (filter: EventFilter) => void }

/** The latest events, by source, name or person. */
export function LatestEvents({ filter, onFilter }: Props) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const sources = useQuery(sourcesQuery(brand.id)).data?.items
  const asked = useDeferredValue(filter)
  const wanted = { ...asked, name: asked.name.trim(), person: asked.person.trim() }
  const found = useInfiniteQuery(latestEventsQuery(brand.id, wanted))
  const columns = useMemo<DataColumn<KeptEvent>[]>(() => {
    const nameOf = new Map(sources?.map(({ id, name }) => [id, name]))
    return [
      {
        id: 'at',
        header: t('events.at'),
        cell: (one) => showMoment(utc(one.at), language, brand.time_zone, 'medium'),
      },
      { id: 'name', header: t('events.name'), cell: (one) => <EventName name={one.name} /> },
      {
        id: 'person',
        header: t('events.person'),
        cell: (one) => (
          <span className="inline-block max-w-48 truncate align-bottom" title={one.user_id || one.anonymous_id}>
            {one.user_id || one.anonymous_id}
          </span>
        ),
      },
      {
        id: 'page',
        header: t('events.page'),
        cell: (one) => (
          <span className="inline-block max-w-64 truncate align-bottom" title={one.host + one.path}>
            {one.host + one.path || '–'}
          </span>
        ),
      },
      {
        id: 'source',
        header: t('events.source'),
        cell: (one) =>
          one.source === 'links' ? t('events.own_links') : (nameOf.get(one.source) ?? t('events.ended_source')),
      },
      {
        id: 'props',
        header: t('events.properties'),
        cell: (one) => <LongText text={told(one)} />,
      },
    ]
  }, [t, language, brand.time_zone, sources])
  const bind = (name: keyof EventFilter) => ({
    value: filter[name],
    onChange: (event: { target: { value: string } }) => onFilter({ ...filter, [name]: event.target.value }),
  })
  return (
    <Card
      flush
      title={t('events.latest')}
      actions={
        <>
          <SaveCsv href={eventsFileUrl(brand.id, wanted)} name="events.csv" label={t('events.file')} />
          <Button small disabled={found.isFetching} onClick={() => void found.refetch()}>
            {t('events.refresh')}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 px-4 pb-3 sm:grid-cols-3">
        <SelectField
          label={t('events.source')}
          choices={[
            { value: '', label: t('events.any_source') },
            ...(sources ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...bind('source')}
        />
        <TextField label={t('events.name')} placeholder="order_completed" {...bind('name')} />
        <TextField label={t('events.person')} placeholder={t('events.person_hint')} {...bind('person')} />
      </div>
      <PagedTable
        label={t('events.latest')}
        query={found}
        columns={columns}
        pageSize={25}
        empty={<Empty title={t('events.none_found')} />}
      />
    </Card>
  )
}

/** What came with an event, in a line. */
function told({ order_id: order, bot_reasons: bot, props }: KeptEvent): string {
  const pairs = [...(order ? [['order_id', order]] : []), ...(bot.length ? [['bot', bot.join('+')]] : [])]
  return [...pairs, ...Object.entries(props)].map(([name, value]) => `${name}=${value}`).join(', ')
}
