import { useInfiniteQuery } from '@tanstack/react-query'
import { behindParams } from '../address/behind.ts'
import { ordersQuery } from '../api/orders.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { ProblemView } from '../components/problem-view.tsx'
import { Empty, LoadingRows } from '../components/states.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { RateNote } from '../shell/rate-note.tsx'
import { useView, useWorkspace } from '../shell/workspace.tsx'
import { Narrowed } from './orders/narrowed.tsx'
import { OrderTable } from './orders/order-table.tsx'
import { OrderTotals } from './orders/order-totals.tsx'

/** The orders behind a figure, with totals that are the figure. */
export function OrdersPage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { params, search } = useView()
  const { compare: _, ...shown } = params
  const narrowed = behindParams(search)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    ordersQuery(brand.id, { ...shown, ...narrowed }),
  )
  const first = data?.pages[0]
  const items = data?.pages.flatMap((page) => page.items)
  return (
    <>
      <PageTitle>{t('orders.title')}</PageTitle>
      <Narrowed params={narrowed} />
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="flex flex-col gap-4">
          {first?.exchange && narrowed.rate_day && <RateNote exchange={first.exchange} />}
          {first?.totals && <OrderTotals totals={first.totals} currency={first.currency} />}
          <Card flush title={t('orders.list')} note={t('orders.note')}>
            {!first || !items ? (
              <LoadingRows />
            ) : items.length === 0 ? (
              <Empty title={t('orders.none')}>{t('figure.empty_hint')}</Empty>
            ) : (
              <OrderTable items={items} currency={first.currency} exchange={first.exchange} />
            )}
            {hasNextPage && (
              <div className="border-t border-line p-3 text-center">
                <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  {t('action.more')}
                </Button>
              </div>
            )}
          </Card>
        </div>
      )}
    </>
  )
}
