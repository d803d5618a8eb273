import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Product, productsQuery } from '../../api/facts.ts'
import { Card } from '../../components/card.tsx'
import type { DataColumn } from '../../components/data-table.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Products that were listed, by import or by hand. */
export function ProductList({ search }: { search: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const found = useInfiniteQuery(productsQuery(brand.id, search))
  const columns = useMemo<DataColumn<Product>[]>(
    () => [
      {
        id: 'sku',
        header: 'SKU',
        value: (one) => one.sku,
        cell: (one) => (
          <Link
            to="/$brand/products/$sku"
            params={{ brand: brand.id, sku: one.sku }}
            className="font-medium text-accent hover:underline"
          >
            {one.sku}
          </Link>
        ),
      },
      {
        id: 'title',
        header: t('costs.product'),
        value: (one) => one.title,
        cell: (one) => <span className="inline-block max-w-72 truncate align-bottom">{one.title || '–'}</span>,
      },
      { id: 'category', header: t('costs.category'), value: (one) => one.category, cell: (one) => one.category || '–' },
    ],
    [t, brand.id],
  )
  return (
    <Card flush title={t('costs.products')} note={t('costs.products_note')}>
      <PagedTable
        label={t('costs.products')}
        query={found}
        columns={columns}
        empty={<Empty title={t('costs.no_products')}>{t('costs.no_products_hint')}</Empty>}
      />
    </Card>
  )
}
