import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import {
  type Declaration,
  type DeclarationPages,
  declarationsFileUrl,
  declarationsKey,
  declarationsQuery,
  withdrawDeclaration,
} from '../../api/declarations.ts'
import { chatApps } from '../../api/links.ts'
import { utc } from '../../api/orders.ts'
import { actionsColumn } from '../../components/actions-column.tsx'
import { Badge } from '../../components/badge.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import type { DataColumn } from '../../components/data-table.tsx'
import { TextField } from '../../components/field.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SaveCsv } from '../../components/save-csv.tsx'
import { Empty } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { OrderLink } from '../orders/order-link.tsx'

/** Codes that people said in chats, for which orders or customers, and taking one back. */
export function LinkDeclarations() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const [search, setSearch] = useState('')
  const query = useInfiniteQuery(declarationsQuery(brand.id, useDeferredValue(search.trim())))
  return (
    <Card
      flush
      title={t('declarations.list')}
      note={t('declarations.note')}
      actions={
        <SaveCsv
          href={declarationsFileUrl(brand.id, search.trim())}
          name="declarations.csv"
          label={t('declarations.file')}
        />
      }
    >
      <div className="px-4 pb-3 sm:w-1/3">
        <TextField
          label={t('declarations.search')}
          placeholder={t('declarations.search_hint')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <PagedTable
        label={t('declarations.list')}
        query={query}
        columns={useColumns()}
        empty={<Empty title={t('declarations.none')}>{t('declarations.none_hint')}</Empty>}
      />
    </Card>
  )
}

function useColumns(): DataColumn<Declaration>[] {
  const { t, language } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const withdraw = useWithdraw()
  return useMemo(() => {
    const text = (id: 'customer_id' | 'by', header: string): DataColumn<Declaration> => ({
      id,
      header,
      value: (one) => one[id],
      cell: (one) => <span className="inline-block max-w-44 truncate align-bottom">{one[id] || '–'}</span>,
    })
    const place = (one: Declaration) =>
      chatApps.some((app) => app === one.said_in) ? t(`links.kind_${one.said_in}`) : one.said_in || '–'
    return [
      { id: 'code', header: t('links.code'), value: (one) => one.code, cell: (one) => <code>{one.code}</code> },
      {
        id: 'order_id',
        header: t('orders.order'),
        value: (one) => one.order_id,
        cell: (one) => <Order of={one} />,
      },
      text('customer_id', t('orders.customer')),
      { id: 'said_in', header: t('declarations.said_in'), value: place, cell: place },
      {
        id: 'at',
        header: t('declarations.at'),
        value: (one) => one.at,
        cell: (one) => showMoment(utc(one.at), language, brand.time_zone),
      },
      text('by', t('declarations.by')),
      ...(canEdit
        ? [
            actionsColumn(t, (one: Declaration) => (
              <Confirm
                small
                kind="quiet"
                title={t('declarations.withdraw_title', { code: one.code })}
                description={t('declarations.withdraw_text')}
                action={t('declarations.withdraw')}
                onConfirm={() => withdraw(one)}
              >
                {t('declarations.withdraw')}
              </Confirm>
            )),
          ]
        : []),
    ]
  }, [t, language, brand, canEdit, withdraw])
}

/** The order that a code was said for; it leads to its page once the books have it. */
function Order({ of: { order_id: order, store, order_missing: isMissing } }: { of: Declaration }) {
  const { t } = useTexts()
  if (!order) return '–'
  if (!isMissing) return <OrderLink order={order} store={store} />
  return (
    <>
      {order} <Badge tone="warn">{t('declarations.no_order_yet')}</Badge>
    </>
  )
}

function useWithdraw() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const { mutate } = useMutation({
    mutationFn: (one: Declaration) => withdrawDeclaration(brand.id, one),
    onSuccess: (_done, { id }) => {
      // The warehouse knows of it within seconds; the list shows it now.
      queries.setQueriesData<DeclarationPages>({ queryKey: declarationsKey(brand.id) }, (before) => {
        const without = ({ items, ...page }: DeclarationPages['pages'][number]) => ({
          ...page,
          items: items.filter((one) => one.id !== id),
        })
        return before && { ...before, pages: before.pages.map(without) }
      })
      notify.done(t('declarations.withdrawn'))
    },
    onError: notify.failed,
  })
  return mutate
}
