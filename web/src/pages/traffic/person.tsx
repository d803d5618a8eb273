import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { utc } from '../../api/orders.ts'
import {
  isUnknown,
  mayBecomeKnown,
  type TimelineOrder,
  type TimelineVisit,
  timelineQuery,
} from '../../api/people-seen.ts'
import { Badge } from '../../components/badge.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, Skeleton } from '../../components/states.tsx'
import { showMoment } from '../../format/day.ts'
import { useNames } from '../../format/names.ts'
import { showCell } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { OrderLink } from '../orders/order-link.tsx'
import { useTrafficChannel } from './channel-name.ts'
import { BotMark, LikenessMark } from './visitor-marks.tsx'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The person was reached from the page of who is here now. */
    justSeen?: boolean
  }
}

/** One person: the ids that were joined and why, and every visit with its steps. */
export function PersonPage() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const { person } = useParams({ from: '/$brand/traffic/people/$person' })
  const justSeen = useLocation({ select: ({ state }) => state.justSeen === true })
  const { data, error, errorUpdateCount, refetch } = useQuery(timelineQuery(brand.id, person, justSeen))
  const channelOf = useTrafficChannel()
  if (isUnknown(error)) {
    return mayBecomeKnown(justSeen, errorUpdateCount) ? (
      <Empty title={t('people.not_yet')}>{t('people.not_yet_hint')}</Empty>
    ) : (
      <Empty title={t('people.unknown')}>{t('people.unknown_hint')}</Empty>
    )
  }
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton className="min-h-60 w-full" />
  const { person: who, ids, visits, orders } = data
  const isAlike = who.known_by === 'likeness'
  const someAlike = !isAlike && [...ids, ...visits].some(({ known_by }) => known_by === 'likeness')
  const moment = (at: string) => showMoment(utc(at), language, brand.time_zone)
  return (
    <div className="flex flex-col gap-4">
      <Link
        to="/$brand/traffic/people"
        params={{ brand: brand.id }}
        className="inline-flex items-center gap-1 text-[13px] text-ink-2 hover:text-ink"
      >
        <ArrowLeft size={14} aria-hidden />
        {t('people.title')}
      </Link>
      <h2 className="break-all text-base font-semibold">{who.user_id || who.anonymous_id || who.person}</h2>
      <p className="text-ink-2">
        {t('people.sentence', {
          visits: who.visits,
          orders: who.orders,
          first: moment(who.first_at),
          channel: channelOf(who.first_channel),
        })}
      </p>
      {(isAlike || someAlike || who.is_bot) && (
        <p className="flex flex-wrap items-baseline gap-2 text-[13px] text-ink-2">
          {who.is_bot && <BotMark reasons={who.bot_reasons} />}
          <LikenessMark by={who.known_by} />
          {isAlike && t('people.likeness_hint')}
          {someAlike && t('people.likeness_some')}
        </p>
      )}
      {ids.length > 0 && (
        <Card title={t('people.ids')} note={t('people.ids_note')}>
          <ul className="flex flex-col gap-1 text-[13px]">
            {ids.map(({ person: id, edge, since, known_by }) => (
              <li key={id} className="flex flex-wrap items-baseline gap-2">
                <code>{id}</code>
                {known_by === 'likeness' ? (
                  <LikenessMark by={known_by} />
                ) : (
                  <Badge tone="good">{t('people.deterministic')}</Badge>
                )}
                <span className="text-ink-2">{t(`people.edge_${edge}`, { at: moment(since) })}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={t('people.timeline')} flush>
        <ol className="divide-y divide-line">
          {visits.map((visit) => (
            <Visit key={visit.started_at} visit={visit} orders={orders} />
          ))}
        </ol>
      </Card>
    </div>
  )
}

/** A visit on the timeline: when, what brought it, and its steps in order. */
function Visit({ visit, orders }: { visit: TimelineVisit; orders: readonly TimelineOrder[] }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const nameOf = useNames()
  const channelOf = useTrafficChannel()
  const about = [
    visit.utm_source || visit.referrer_host,
    visit.utm_campaign,
    visit.code,
    visit.in_app,
    visit.device && nameOf('device', visit.device),
    visit.country && nameOf('country', visit.country),
  ]
  return (
    <li className="px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <time className="font-medium tabular-nums" dateTime={utc(visit.started_at)}>
          {showMoment(utc(visit.started_at), language, brand.time_zone)}
        </time>
        <span>{channelOf(visit.channel)}</span>
        <span className="text-[13px] text-ink-3">{about.filter(Boolean).join(' · ')}</span>
        <span className="text-[13px] text-ink-3">
          {showCell(visit.engaged_seconds, 'seconds', { language, currency: brand.currency })}
        </span>
        <LikenessMark by={visit.known_by} />
        {visit.bot_reasons.length > 0 && <BotMark reasons={visit.bot_reasons} />}
      </p>
      <ol className="mt-1.5 flex flex-wrap gap-1 text-[13px]" aria-label={t('people.steps')}>
        {visit.steps.map((step, i) => (
          <li
            key={`${visit.step_ms[i]}${step}`}
            className="max-w-full truncate rounded bg-sunken px-1.5 py-0.5"
            title={`${step} · ${t('people.after', {
              time: showCell((visit.step_ms[i] ?? 0) / 1000, 'seconds', { language, currency: brand.currency }),
            })}`}
          >
            {step.startsWith('/') ? step : nameOf('event', step)}
          </li>
        ))}
      </ol>
      {visit.order_ids.length > 0 && (
        <p className="mt-1.5 flex flex-wrap gap-x-2 text-[13px]">
          <span className="text-good">{t('people.ordered')}</span>
          {visit.order_ids.map((id) => (
            <Ordered key={id} id={id} order={orders.find((one) => one.told_as === id)} />
          ))}
        </p>
      )}
    </li>
  )
}

/** An order as a visit told it; it leads to its page where the books have it. */
function Ordered({ id, order }: { id: string; order: TimelineOrder | undefined }) {
  const { t } = useTexts()
  if (!order) return <span className="text-ink-3">{t('people.order_not_booked', { order: id })}</span>
  return (
    <OrderLink order={order.order_id} store={order.store}>
      {id}
    </OrderLink>
  )
}
