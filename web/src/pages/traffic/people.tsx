import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { utc } from '../../api/orders.ts'
import { type KnownPerson, peopleFileUrl, peopleQuery } from '../../api/people-seen.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { SaveCsv } from '../../components/save-csv.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { showMoment } from '../../format/day.ts'
import { useNames } from '../../format/names.ts'
import { showCell } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useView, useWorkspace } from '../../shell/workspace.tsx'
import { BotsChoice, useBots } from './bots-choice.tsx'
import { useTrafficChannel } from './channel-name.ts'
import { NoVisits } from './no-visits.tsx'
import { BotMark, LikenessMark } from './visitor-marks.tsx'

const perPage = 50

/** People who visit, seen last first; found by any id that their events carry. */
export function PeoplePage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { cards, change } = useView()
  const navigate = useNavigate()
  const [page, setPage] = useState(0)
  const id = cards['people.id'] ?? ''
  // Who is looked for by an id is found even where it is a bot.
  const { bots, setBots } = useBots('people', id.trim() ? 'include' : 'exclude')
  const sought = { id: id.trim(), bots }
  const { data, error, refetch } = useQuery(peopleQuery(brand.id, { bots, id: useDeferredValue(sought.id) }, page))
  const columns = usePersonColumns()
  const find = (next: string) => {
    setPage(0)
    void change({ 'people.id': next || undefined })
  }
  return (
    <Card
      title={t('people.title')}
      flush
      actions={
        <>
          <BotsChoice
            bots={bots}
            onChange={(next) => {
              setPage(0)
              setBots(next)
            }}
          />
          <SaveCsv href={peopleFileUrl(brand.id, sought)} name="people.csv" label={t('people.file')} />
        </>
      }
    >
      <div className="max-w-md px-4 pb-3">
        <TextField
          label={t('people.find')}
          hint={t('people.find_hint')}
          value={id}
          onChange={(event) => find(event.target.value)}
        />
      </div>
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows rows={5} />
      ) : data.items.length ? (
        <DataTable
          label={t('people.title')}
          items={data.items}
          columns={columns}
          pageSize={perPage}
          onRow={({ person }) =>
            void navigate({ to: '/$brand/traffic/people/$person', params: { brand: brand.id, person } })
          }
        />
      ) : id ? (
        <Empty title={t('people.none_found')} />
      ) : bots === 'only' ? (
        <Empty title={t('people.no_bots')} />
      ) : (
        <NoVisits />
      )}
      {data && (page > 0 || data.items.length === perPage) && (
        <div className="flex justify-center gap-2 border-t border-line p-2">
          <Button small disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('people.newer')}
          </Button>
          <Button small disabled={data.items.length < perPage} onClick={() => setPage(page + 1)}>
            {t('people.older')}
          </Button>
        </div>
      )}
    </Card>
  )
}

function nameOfPerson({ user_id: user, anonymous_id: anonymous, person }: KnownPerson): string {
  return user || anonymous || person
}

function usePersonColumns(): DataColumn<KnownPerson>[] {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const nameOf = useNames()
  const channelOf = useTrafficChannel()
  return useMemo(() => {
    const locale = { language, currency: brand.currency }
    return [
      {
        id: 'who',
        header: t('people.who'),
        cell: (one) => (
          <span className="inline-flex max-w-full items-baseline gap-1.5">
            <span className="inline-block max-w-80 truncate align-bottom max-sm:max-w-40" title={nameOfPerson(one)}>
              {nameOfPerson(one)}
            </span>
            <LikenessMark by={one.known_by} />
            {one.is_bot && <BotMark reasons={one.bot_reasons} />}
          </span>
        ),
      },
      {
        id: 'last',
        header: t('people.last_at'),
        value: (one) => one.last_at,
        cell: (one) => showMoment(utc(one.last_at), language, brand.time_zone),
      },
      {
        id: 'visits',
        header: t('people.visits'),
        right: true,
        value: (one) => one.visits,
        cell: (one) => showCell(one.visits, 'count', locale),
      },
      {
        id: 'orders',
        header: t('people.orders'),
        right: true,
        value: (one) => one.orders,
        cell: (one) => showCell(one.orders, 'count', locale),
      },
      {
        id: 'engaged',
        header: t('people.engaged'),
        right: true,
        value: (one) => one.engaged_seconds,
        cell: (one) => showCell(one.engaged_seconds, 'seconds', locale),
      },
      { id: 'first', header: t('people.first_channel'), cell: (one) => channelOf(one.first_channel) },
      { id: 'latest', header: t('people.last_channel'), cell: (one) => channelOf(one.last_channel) },
      { id: 'country', header: t('people.country'), cell: (one) => nameOf('country', one.country) },
    ]
  }, [t, language, brand, nameOf, channelOf])
}
