import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Product, productsQuery } from '../../api/facts.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Products that were listed, by import or by hand. */
export function ProductList({ search }: { search: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(productsQuery(brand.id, search))
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
  const items = data?.pages.flatMap((page) => page.items)
  return (
    <Card flush title={t('costs.products')} note={t('costs.products_note')}>
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !items ? (
        <LoadingRows />
      ) : items.length ? (
        <DataTable label={t('costs.products')} items={items} columns={columns} />
      ) : (
        <Empty title={t('costs.no_products')}>{t('costs.no_products_hint')}</Empty>
      )}
      {hasNextPage && (
        <div className="border-t border-line p-2 text-center">
          <Button small onClick={() => void fetchNextPage()}>
            {t('action.more')}
          </Button>
        </div>
      )}
    </Card>
  )
}
