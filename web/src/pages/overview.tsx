import { PageTitle } from '../components/page-title.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { MeasureCard } from '../measure/measure-card.tsx'
import { ToldOnce } from '../measure/missing-rates.tsx'
import { Sentence } from '../measure/sentence.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { FiguresFreshness } from './overview/figures-freshness.tsx'
import { KeyFigures } from './overview/key-figures.tsx'
import { NothingYet } from './overview/nothing-yet.tsx'
import { Problems } from './overview/problems.tsx'

/** The state of the business on one page. */
export function OverviewPage() {
  const { t } = useTexts()
  const { extent } = useWorkspace()
  if (!extent) return <NothingYet />
  return (
    <>
      <PageTitle actions={<FiguresFreshness />}>{t('nav.overview')}</PageTitle>
      <Sentence id="sales-summary" />
      <ToldOnce>
        <div className="flex flex-col gap-4">
          <KeyFigures />
          <Problems />
          <div className="grid gap-4 xl:grid-cols-3">
            <MeasureCard
              id="sales-over-time"
              params={{ by: 'week' }}
              controls={['by']}
              metrics={['net_sales', 'orders', 'average_order', 'units', 'new_customers', 'refunds']}
              className="xl:col-span-2"
              height={280}
              sentence
            />
            <MeasureCard
              id="contribution"
              title={t('overview.kept_by_channel')}
              params={{ by: 'sales_channel' }}
              chart={{ kind: 'bar', y: ['cm3'] }}
              height={280}
            />
          </div>
          <div className="grid gap-4 xl:grid-cols-2">
            <MeasureCard id="market-table" chart={{ kind: 'bar', y: ['net_sales'] }} height={300} sentence />
            <MeasureCard
              id="product-table"
              title={t('overview.top_products')}
              params={{ limit: 12 }}
              chart={{ kind: 'bar', x: 'sku', y: ['net_sales'] }}
              height={300}
            />
          </div>
        </div>
      </ToldOnce>
    </>
  )
}
