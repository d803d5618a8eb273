import { useNavigate } from '@tanstack/react-router'
import { PageTitle } from '../../components/page-title.tsx'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { FiguresTable } from '../../measure/figures-table.tsx'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { ParamSettings } from '../../measure/param-settings.tsx'
import { productName } from '../../measure/product-name.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { Templates } from '../data/templates.tsx'
import { LivePages } from './live-pages.tsx'

const figures = [
  'title',
  'began_on',
  'host',
  ['margin_per_hour', 'per_hour_low', 'per_hour_high'],
  ['margin', 'margin_low', 'margin_high'],
  'orders',
  'net_sales',
  'fees',
  'returned',
  'average_viewers',
  'hours',
  ['extra', 'extra_low', 'extra_high'],
  'deterministic',
  'declared',
  'modelled',
  'platform',
  'country',
] as const

const compared = [
  'key',
  'sessions',
  'hours',
  'orders_per_hour',
  'average_viewers',
  'mean',
  ['margin_per_hour', 'low', 'high'],
] as const

const shown = [
  ...(['sku', 'margin', 'margin_per_minute', 'orders', 'units', 'net_sales', 'refunds', 'returned'] as const),
  ...(['sessions', 'minutes', 'clicks'] as const),
]

const next = [
  ...(['sku', 'place', 'from_minute', 'minutes', 'reason'] as const),
  ['margin_per_minute', 'low', 'high'] as const,
  ...(['sessions', 'minutes_shown', 'units', 'returned'] as const),
]

/** Live sessions of the period: each one, what tells them apart, what was shown, and what the next one could show. */
export function LivePage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const navigate = useNavigate()
  const none = (
    <Empty title={t('live_selling.none')} action={<Templates of={['live-sessions', 'live-moments']} />}>
      {t('live_selling.none_hint')}
    </Empty>
  )
  return (
    <>
      <PageTitle>{t('nav.live')}</PageTitle>
      <LivePages />
      <div className="flex flex-col gap-4">
        <MeasureCard
          id="live-sessions"
          sentence
          tableless
          empty={none}
          render={(definition, answer) => (
            <FiguresTable
              definition={definition}
              answer={answer}
              figures={figures}
              name={(row) => String(row.title || row.session)}
              onRow={(row) =>
                void navigate({
                  to: '/$brand/live/$day/$session',
                  params: { brand: brand.id, day: String(row.began_on), session: String(row.session) },
                  search: (before: Record<string, string | undefined>) => before,
                })
              }
            />
          )}
        />
        <MeasureCard
          id="live-comparison"
          controls={['by']}
          sentence
          tableless
          empty={<Empty title={t('live_selling.nothing_compared')}>{t('live_selling.nothing_compared_hint')}</Empty>}
          render={(definition, answer) => (
            <FiguresTable
              definition={definition}
              answer={answer}
              figures={compared}
              name={({ title }) => (title ? String(title) : undefined)}
            />
          )}
        />
        <MeasureCard
          id="live-products"
          empty={<Empty title={t('live_selling.nothing_shown')}>{t('live_selling.nothing_shown_hint')}</Empty>}
          render={(definition, answer) => (
            <FiguresTable definition={definition} answer={answer} figures={shown} name={productName} />
          )}
        />
        <div>
          <ParamSettings id="live-rundown" names={['length']} label={t('live_selling.next_length')} />
        </div>
        <MeasureCard
          id="live-rundown"
          own={['length']}
          sentence
          tableless
          empty={<Empty title={t('live_selling.no_rundown')}>{t('live_selling.no_rundown_hint')}</Empty>}
          render={(definition, answer) => (
            <FiguresTable definition={definition} answer={answer} figures={next} name={productName} />
          )}
        />
      </div>
    </>
  )
}
