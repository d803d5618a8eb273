import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { Row } from '../../api/measures.ts'
import { PageTitle } from '../../components/page-title.tsx'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { FigureTiles } from '../../measure/figure-tiles.tsx'
import { FiguresTable } from '../../measure/figures-table.tsx'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { useOpenOrder } from '../../measure/open-order.ts'
import { useMeasure } from '../../measure/use-measure.ts'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'
import { Templates } from '../data/templates.tsx'

const tiles = [
  'views',
  'watched',
  'kept_end',
  'clicks',
  ['click_rate', 'click_low', 'click_high'],
  'visits',
  'orders',
  ['order_rate', 'order_low', 'order_high'],
  'net_sales',
  'cm3',
] as const
const parts = [
  'second',
  'until',
  'moment',
  'shows',
  'watching',
  'peers',
  'kept',
  // The interval is that of the others.
  ['peers_kept', 'low', 'high'],
  'verdict',
  'clicks',
] as const
const versions = [
  'figure',
  'other_title',
  'this_one',
  'that_one',
  ['difference', 'low', 'high'],
  'verdict',
  'views',
  'other_views',
] as const

/** One video: its curve with what it shows and sold, its versions, and the brief for the next cut. */
export function VideoPage() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const { video } = useParams({ from: '/$brand/videos/$video' })
  const asked = useMeasure('video-performance')
  const row = asked.answer?.rows.find((one) => one.video === video)
  const openOrder = useOpenOrder()
  const none = (
    <Empty title={t('videos.no_curve')} action={<Templates of={['video-retention', 'video-moments']} />}>
      {t('videos.no_curve_hint')}
    </Empty>
  )
  const said = (one: Row) => String(language.startsWith('zh') ? one.chinese : one.english)
  return (
    <>
      <Link
        to="/$brand/videos"
        params={{ brand: brand.id }}
        search={keepView}
        className="mb-2 inline-flex items-center gap-1 text-[13px] text-ink-2 hover:text-ink"
      >
        <ArrowLeft size={14} aria-hidden />
        {t('videos.title')}
      </Link>
      <PageTitle>{String(row?.title || video)}</PageTitle>
      <div className="flex flex-col gap-4">
        {row && asked.definition && asked.answer && (
          <FigureTiles
            title={t('videos.brought')}
            definition={asked.definition}
            answer={asked.answer}
            row={row}
            figures={tiles}
            note={row.clicks === null ? t('videos.no_code') : t('videos.not_placed')}
          />
        )}
        <MeasureCard
          id="video-brief"
          params={{ video }}
          chart={{ kind: 'bar' }}
          tableless
          empty={<Empty title={t('videos.no_brief')}>{t('videos.no_brief_hint')}</Empty>}
          render={(_, answer) => (
            <ol className="list-decimal space-y-1 pl-5">
              {answer.rows.map((one) => (
                <li key={String(one.place)}>{said(one)}</li>
              ))}
            </ol>
          )}
        />
        <MeasureCard id="video-seconds" params={{ video }} height={300} sentence empty={none} />
        <MeasureCard
          id="video-curve"
          title={t('videos.part_by_part')}
          params={{ video }}
          tableless
          empty={none}
          render={(definition, answer) => (
            <FiguresTable definition={definition} answer={answer} figures={parts} pageSize={20} />
          )}
        />
        <MeasureCard
          id="video-versions"
          params={{ video }}
          chart={{ kind: 'bar' }}
          tableless
          empty={<Empty title={t('videos.no_versions')}>{t('videos.no_versions_hint')}</Empty>}
          render={(definition, answer) => <FiguresTable definition={definition} answer={answer} figures={versions} />}
        />
        <MeasureCard
          id="video-orders"
          params={{ video }}
          view="table"
          empty={<Empty title={t('videos.no_orders')}>{t('videos.no_orders_hint')}</Empty>}
          onRow={openOrder}
        />
      </div>
    </>
  )
}
