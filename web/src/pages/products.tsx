import { useNavigate } from '@tanstack/react-router'
import { PageTitle } from '../components/page-title.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { MeasureCard } from '../measure/measure-card.tsx'
import { Sentence } from '../measure/sentence.tsx'
import { keepView, useWorkspace } from '../shell/workspace.tsx'
import { CommissionRoom } from './products/commission-room.tsx'

/** What each product sells, keeps and gets back, and which are bought together. */
export function ProductsPage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const navigate = useNavigate()
  return (
    <>
      <PageTitle>{t('nav.products')}</PageTitle>
      <Sentence id="product-table" />
      <div className="flex flex-col gap-4">
        <MeasureCard
          id="product-table"
          view="table"
          onRow={(row) =>
            void navigate({
              to: '/$brand/products/$sku',
              params: { brand: brand.id, sku: String(row.sku) },
              search: keepView,
            })
          }
        />
        <MeasureCard
          id="product-fit"
          controls={['by']}
          metrics={['fit', 'cm3_per_order', 'conversion', 'return_rate', 'came_back']}
          view="table"
          sentence
        />
        <CommissionRoom />
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <MeasureCard id="bought-together" sentence />
          <MeasureCard id="concentration" title={t('products.concentration')} params={{ of: 'products' }} sentence />
        </div>
      </div>
    </>
  )
}
