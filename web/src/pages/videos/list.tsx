import { useNavigate } from '@tanstack/react-router'
import { PageTitle } from '../../components/page-title.tsx'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { FiguresTable } from '../../measure/figures-table.tsx'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { Templates } from '../data/templates.tsx'
import { LivePages } from '../live/live-pages.tsx'

const figures = [
  'title',
  'platform',
  'seconds',
  'published_on',
  'views',
  'watched',
  'kept_half',
  'kept_end',
  'clicks',
  ['click_rate', 'click_low', 'click_high'],
  'visits',
  'orders',
  ['order_rate', 'order_low', 'order_high'],
  'net_sales',
  'cm3',
] as const

/** Videos with how much of them is watched and what their links brought. */
export function VideosPage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const navigate = useNavigate()
  return (
    <>
      <PageTitle>{t('nav.live')}</PageTitle>
      <LivePages />
      <MeasureCard
        id="video-performance"
        sentence
        tableless
        empty={
          <Empty
            title={t('videos.none')}
            action={<Templates of={['videos-table', 'video-retention', 'video-moments']} />}
          >
            {t('videos.none_hint')}
          </Empty>
        }
        render={(definition, answer) => (
          <FiguresTable
            definition={definition}
            answer={answer}
            figures={figures}
            name={(row) => String(row.title || row.video)}
            onRow={(row) =>
              void navigate({
                to: '/$brand/videos/$video',
                params: { brand: brand.id, video: String(row.video) },
                search: (before: Record<string, string | undefined>) => before,
              })
            }
          />
        )}
      />
    </>
  )
}
