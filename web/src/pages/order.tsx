import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { orderQuery, utc } from '../api/orders.ts'
import { Card } from '../components/card.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { ProblemView } from '../components/problem-view.tsx'
import { LoadingRows } from '../components/states.tsx'
import { showMoment } from '../format/day.ts'
import { useNames } from '../format/names.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { RateNote } from '../shell/rate-note.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { Entries } from './orders/entries.tsx'
import { Sources } from './orders/sources.tsx'

type Search = { 'order.store'?: string; 'order.rate_day'?: string; currency?: string }

/** One order: what the ledger says of it, how each amount is known, and the lines of files behind it. */
export function OrderPage() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const { order: id } = useParams({ from: '/$brand/orders/$order' })
  const search: Search = useSearch({ strict: false })
  const query = { store: search['order.store'], currency: search.currency, rate_day: search['order.rate_day'] }
  const router = useRouter()
  const nameOf = useNames()
  const { data, error, refetch } = useQuery(orderQuery(brand.id, id, query))
  const about = data && [
    showMoment(utc(data.ordered_at), language, brand.time_zone),
    nameOf('sales_channel', data.sales_channel),
    data.store,
    nameOf('country', data.country),
    data.customer_id && t('order.customer', { id: data.customer_id, rank: data.customer_rank }),
  ]
  return (
    <>
      <button
        type="button"
        className="mb-2 inline-flex items-center gap-1 text-[13px] text-ink-2 hover:text-ink"
        onClick={() => router.history.back()}
      >
        <ArrowLeft size={14} aria-hidden />
        {t('action.back')}
      </button>
      <PageTitle>{t('order.title', { id })}</PageTitle>
      {about && <p className="mb-4 text-ink-2">{about.filter(Boolean).join(' · ')}</p>}
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows />
      ) : (
        <div className="flex flex-col gap-4">
          {data.exchange && <RateNote exchange={data.exchange} />}
          <Card flush title={t('order.entries')} note={t('order.entries_note', { currency: data.currency })}>
            <Entries entries={data.entries} currency={data.currency} />
          </Card>
          <Card flush title={t('order.sources')} note={t('order.sources_note')}>
            <Sources sources={data.sources} />
          </Card>
        </div>
      )}
    </>
  )
}
