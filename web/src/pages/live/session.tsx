import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { PageTitle } from '../../components/page-title.tsx'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { FigureTiles } from '../../measure/figure-tiles.tsx'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { useOpenOrder } from '../../measure/open-order.ts'
import { useMeasure } from '../../measure/use-measure.ts'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'
import { Templates } from '../data/templates.tsx'

const tiles = [
  'viewers',
  'peak_viewers',
  'average_viewers',
  'comments',
  'clicks',
  'gifts',
  'stated_orders',
  'deterministic',
  'declared',
  'modelled',
  ['extra', 'extra_low', 'extra_high'],
  'net_sales',
  'refunds',
  'returned',
  'gift_income',
  'fees',
  ['margin', 'margin_low', 'margin_high'],
  ['margin_per_hour', 'per_hour_low', 'per_hour_high'],
] as const

/** One live session: its figures, its timeline, and the products that were shown. */
export function LiveSessionPage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const openOrder = useOpenOrder()
  const { day, session } = useParams({ from: '/$brand/live/$day/$session' })
  const of = { from: day, to: day }
  const asked = useMeasure('live-sessions', of)
  const row = asked.answer?.rows.find((one) => one.session === session)
  const none = <Empty title={t('live_selling.no_session')}>{t('live_selling.no_session_hint')}</Empty>
  return (
    <>
      <Link
        to="/$brand/live"
        params={{ brand: brand.id }}
        search={keepView}
        className="mb-2 inline-flex items-center gap-1 text-[13px] text-ink-2 hover:text-ink"
      >
        <ArrowLeft size={14} aria-hidden />
        {t('nav.live')}
      </Link>
      <PageTitle>{String(row?.title || session)}</PageTitle>
      <div className="flex flex-col gap-4">
        {row && asked.definition && asked.answer && (
          <FigureTiles
            title={t('live_selling.whole')}
            definition={asked.definition}
            answer={asked.answer}
            row={row}
            figures={tiles}
          />
        )}
        <MeasureCard
          id="live-timeline"
          params={{ ...of, session }}
          controls={['step']}
          metrics={['viewers', 'orders', 'comments', 'clicks', 'gifts', 'net_sales', 'margin']}
          empty={none}
        />
        <MeasureCard
          id="live-timeline"
          title={t('live_selling.step_by_step')}
          params={{ ...of, session }}
          view="table"
          chart={{ kind: 'table' }}
          empty={none}
        />
        <MeasureCard
          id="live-products"
          params={{ ...of, session }}
          view="table"
          empty={
            <Empty title={t('live_selling.nothing_shown')} action={<Templates of={['live-moments']} />}>
              {t('live_selling.nothing_shown_hint')}
            </Empty>
          }
        />
        <MeasureCard
          id="live-orders"
          params={{ ...of, session }}
          view="table"
          empty={<Empty title={t('live_selling.no_orders')}>{t('live_selling.no_orders_hint')}</Empty>}
          onRow={openOrder}
        />
      </div>
    </>
  )
}
