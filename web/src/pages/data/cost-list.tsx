import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type Cost, costsQuery, removeCost } from '../../api/facts.ts'
import { actionsColumn } from '../../components/actions-column.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showDay } from '../../format/day.ts'
import { countryName } from '../../format/names.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { CostForm } from './cost-form.tsx'

/** Costs of products with the day from which each is true; earlier orders keep the cost of their day. */
export function CostList({ search }: { search: string }) {
  const { t, language } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [adding, setAdding] = useState(false)
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(costsQuery(brand.id, search))
  const { mutate: remove } = useMutation({
    mutationFn: (cost: Cost) => removeCost(brand.id, cost),
    onSettled: () => queries.invalidateQueries({ queryKey: ['facts', brand.id] }),
    onError: notify.failed,
  })
  const columns = useMemo<DataColumn<Cost>[]>(
    () => [
      {
        id: 'sku',
        header: 'SKU',
        value: (one) => one.sku,
        cell: (one) => <span className="font-medium">{one.sku}</span>,
      },
      {
        id: 'country',
        header: t('filter.country'),
        value: (one) => one.country,
        cell: (one) => (one.country ? countryName(one.country, language) : t('stated.any')),
      },
      {
        id: 'from',
        header: t('costs.from'),
        value: (one) => one.valid_from,
        cell: (one) =>
          one.valid_from.startsWith('1970-01-01') ? t('costs.always') : showDay(one.valid_from, language),
      },
      {
        id: 'cost',
        header: t('costs.unit_cost'),
        right: true,
        value: (one) => Number(one.unit_cost),
        cell: (one) =>
          new Intl.NumberFormat(language, {
            style: 'currency',
            currency: one.currency,
            maximumFractionDigits: 4,
          }).format(Number(one.unit_cost)),
      },
      ...(canEdit
        ? [
            actionsColumn(t, (one: Cost) => (
              <Confirm
                small
                kind="quiet"
                title={t('costs.remove_title', { sku: one.sku })}
                description={t('costs.remove_text')}
                action={t('action.remove')}
                onConfirm={() => remove(one)}
              >
                {t('action.remove')}
              </Confirm>
            )),
          ]
        : []),
    ],
    [t, language, canEdit, remove],
  )
  const items = data?.pages.flatMap((page) => page.items)
  return (
    <Card
      flush
      title={t('costs.title')}
      note={t('costs.note')}
      actions={
        canEdit && (
          <Button small onClick={() => setAdding(true)}>
            <Plus size={14} aria-hidden />
            {t('costs.add')}
          </Button>
        )
      }
    >
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !items ? (
        <LoadingRows />
      ) : items.length ? (
        <DataTable label={t('costs.title')} items={items} columns={columns} more={hasNextPage} />
      ) : (
        <Empty title={t('costs.none')}>{t('costs.none_hint')}</Empty>
      )}
      {hasNextPage && (
        <div className="border-t border-line p-2 text-center">
          <Button small onClick={() => void fetchNextPage()}>
            {t('action.more')}
          </Button>
        </div>
      )}
      {adding && <CostForm onClose={() => setAdding(false)} />}
    </Card>
  )
}
