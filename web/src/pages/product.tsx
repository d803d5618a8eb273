import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { listText } from '../address/view.ts'
import { PageTitle } from '../components/page-title.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { MeasureCard } from '../measure/measure-card.tsx'
import { Sentence } from '../measure/sentence.tsx'
import { useMeasure } from '../measure/use-measure.ts'
import { WaterfallPanels } from '../measure/waterfall-panels.tsx'
import { keepView, useWorkspace } from '../shell/workspace.tsx'

/** One product: its sales, its walk to CM3, its markets, and what is bought with it. */
export function ProductPage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { sku } = useParams({ from: '/$brand/products/$sku' })
  const only = listText([sku])
  const { answer } = useMeasure('product-table', { sku: only })
  const title = answer?.rows[0]?.title
  const named = typeof title === 'string' && title !== '' && title !== sku
  return (
    <>
      <Link
        to="/$brand/products"
        params={{ brand: brand.id }}
        search={keepView}
        className="mb-2 inline-flex items-center gap-1 text-[13px] text-ink-2 hover:text-ink"
      >
        <ArrowLeft size={14} aria-hidden />
        {t('nav.products')}
      </Link>
      <PageTitle>
        {named ? <>{title} </> : sku}
        {named && <span className="text-[13px] font-normal text-ink-3">{sku}</span>}
      </PageTitle>
      <Sentence id="contribution" params={{ sku: only }} />
      <div className="grid gap-4 xl:grid-cols-2">
        <MeasureCard
          id="sales-over-time"
          params={{ sku: only, by: 'week' }}
          controls={['by']}
          metrics={['net_sales', 'units', 'orders', 'refunds']}
        />
        <MeasureCard
          id="contribution"
          title={t('product.by_market')}
          params={{ sku: only, by: 'country' }}
          view="table"
        />
        <MeasureCard
          id="waterfall"
          className="xl:col-span-2"
          params={{ sku: only, by: 'sales_channel' }}
          render={(definition, answered) => <WaterfallPanels definition={definition} answer={answered} scale="share" />}
        />
        <MeasureCard id="bought-together" params={{ with: sku, min_orders: 2 }} className="xl:col-span-2" />
      </div>
    </>
  )
}
