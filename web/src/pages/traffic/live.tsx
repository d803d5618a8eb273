import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { utc } from '../../api/orders.ts'
import type { Bots, LiveView } from '../../api/people-seen.ts'
import { liveQuery } from '../../api/people-seen.ts'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, Skeleton } from '../../components/states.tsx'
import { showClock } from '../../format/day.ts'
import { useNames } from '../../format/names.ts'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { BotsChoice, useBots } from './bots-choice.tsx'
import { useTrafficChannel } from './channel-name.ts'
import { NoVisits } from './no-visits.tsx'
import { BotMark } from './visitor-marks.tsx'

/** Who is in the shop now, from where, and doing what; asked again every few seconds. */
export function LivePage() {
  const { bots, setBots } = useBots('live')
  return (
    <div className="flex flex-col gap-4">
      <div className="flex max-w-full justify-end">
        <BotsChoice bots={bots} onChange={setBots} />
      </div>
      <Now bots={bots} />
    </div>
  )
}

function Now({ bots }: { bots: Bots }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(liveQuery(brand.id, bots))
  const nameOf = useNames()
  const channelOf = useTrafficChannel()
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton className="min-h-60 w-full" />
  if (data.events === 0 && bots === 'only') return <Empty title={t('live.no_bots')} />
  if (data.events === 0) return <NoVisits title={t('live.nobody')} connected={t('live.nobody_hint')} />
  const figures = [
    [t('live.people_now'), data.people_now],
    [t('live.people'), data.people],
    [t('live.carts'), data.carts],
    [t('live.orders'), data.orders],
  ] as const
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="flex flex-wrap gap-x-1 text-ink-2">
        <span>
          <Here live={data} />
        </span>
        {bots !== 'exclude' && <span>{t(`live.bots_${bots}`)}</span>}
      </p>
      <dl className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        {figures.map(([label, value]) => (
          <div key={label} className="card px-4 py-3">
            <dt className="text-[13px] text-ink-3">{label}</dt>
            <dd className="text-2xl font-semibold tabular-nums">{showNumber(value, language)}</dd>
          </div>
        ))}
      </dl>
      <Card
        title={t('live.minutes')}
        note={`${t(`live.minutes_note_${bots}`)} · ${t('live.most', { count: mostOf(data.minutes) })}`}
      >
        <Minutes minutes={data.minutes} />
      </Card>
      <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-4">
        <Ranked title={t('live.pages')} rows={data.pages} name={(key) => key || t('figure.none')} />
        <Ranked title={t('live.channels')} rows={data.channels} name={channelOf} empty={t('live.channels_soon')} />
        <Ranked title={t('live.countries')} rows={data.countries} name={(key) => nameOf('country', key)} />
        <Ranked title={t('live.devices')} rows={data.devices} name={(key) => nameOf('device', key)} />
      </div>
      <Card title={t('live.latest')} flush>
        <ol className="divide-y divide-line">
          {data.latest.map((one) => (
            <li
              key={`${one.at}${one.person}${one.name}${one.sku}${one.path}`}
              className="flex flex-wrap items-baseline gap-x-3 px-4 py-1.5 text-[13px]"
            >
              <time className="text-ink-3 tabular-nums" dateTime={utc(one.at)}>
                {showClock(utc(one.at), language, brand.time_zone, 'medium')}
              </time>
              <span title={one.name}>{nameOf('event', one.name)}</span>
              <span className="min-w-0 flex-1 truncate max-sm:order-last max-sm:basis-full" title={one.path}>
                {one.sku || one.path || '–'}
              </span>
              {one.bot_reasons.length > 0 && <BotMark reasons={one.bot_reasons} />}
              <span className="text-ink-3 max-sm:ml-auto">{one.country && nameOf('country', one.country)}</span>
              <Link
                to="/$brand/traffic/people/$person"
                params={{ brand: brand.id, person: one.person }}
                state={{ justSeen: true }}
                className="text-accent hover:underline"
              >
                {t('live.person')}
              </Link>
            </li>
          ))}
        </ol>
      </Card>
    </div>
  )
}

/** What there is to see, in a sentence. */
function Here({ live }: { live: LiveView }) {
  const { t, language } = useTexts()
  const number = (count: number) => showNumber(count, language)
  if (live.people_now === 0) return t('live.nobody_now', { people: number(live.people) })
  const seen = live.pages.find(({ key }) => key !== '')
  const people = number(live.people_now)
  if (!seen) return t('live.here_unseen', { people })
  return t('live.here', { people, page: seen.key, there: number(seen.people) })
}

function mostOf(minutes: LiveView['minutes']): number {
  return Math.max(0, ...minutes.map(({ people }) => people))
}

/** People of each minute as bars; their figures are read by those who cannot see them. */
function Minutes({ minutes }: { minutes: LiveView['minutes'] }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const most = Math.max(1, mostOf(minutes))
  const clock = (minute: string | undefined) => showClock(utc(minute ?? ''), language, brand.time_zone)
  return (
    <>
      <ul className="flex h-24 items-end gap-px border-b border-line" aria-label={t('live.minutes')}>
        {minutes.map(({ minute, people }) => {
          const text = `${clock(minute)}: ${people}`
          return (
            <li key={minute} className="flex h-full flex-1 items-end" title={text}>
              <span className="sr-only">{text}</span>
              <span
                aria-hidden
                className="w-full rounded-t-sm bg-accent"
                style={{ height: `${(100 * people) / most}%` }}
              />
            </li>
          )
        })}
      </ul>
      <p aria-hidden className="mt-1 flex justify-between text-xs text-ink-3 tabular-nums">
        <span>{clock(minutes[0]?.minute)}</span>
        <span>{clock(minutes.at(-1)?.minute)}</span>
      </p>
    </>
  )
}

type RankedProps = { title: string; rows: LiveView['pages']; name: (key: string) => string; empty?: string }

function Ranked({ title, rows, name, empty }: RankedProps) {
  const { t, language } = useTexts()
  const most = Math.max(1, ...rows.map(({ people }) => people))
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <Empty title={empty ?? t('figure.empty')} />
      ) : (
        <ol className="flex flex-col gap-1">
          {rows.map(({ key, people }) => (
            <li key={key} className="relative flex justify-between gap-2 px-1.5 py-1 text-[13px]">
              <span
                aria-hidden
                className="absolute inset-y-0 left-0 rounded bg-accent-soft"
                style={{ width: `${(100 * people) / most}%` }}
              />
              <span className="relative min-w-0 truncate" title={name(key)}>
                {name(key)}
              </span>
              <span className="relative tabular-nums">{showNumber(people, language)}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
