import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Exchange } from '../../api/measures.ts'
import { type OrderRow, utc } from '../../api/orders.ts'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { showMoment } from '../../format/day.ts'
import { useNames } from '../../format/names.ts'
import { showMoney, showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { keepView, useLocale, useWorkspace } from '../../shell/workspace.tsx'

type Props = { items: readonly OrderRow[]; currency: string; exchange: Exchange | undefined }

export function OrderTable({ items, currency, exchange }: Props) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const locale = useLocale(currency)
  const nameOf = useNames()
  const columns = useMemo<DataColumn<OrderRow>[]>(() => {
    const money = (id: 'price_paid' | 'net_sales' | 'refunds' | 'cm3', header: string): DataColumn<OrderRow> => ({
      id,
      header,
      right: true,
      value: (one) => one[id],
      cell: (one) => (one[id] === null ? '–' : showMoney(one[id], locale)),
    })
    return [
      {
        id: 'order',
        header: t('orders.order'),
        value: (one) => one.order_id,
        cell: (one) => (
          <Link
            to="/$brand/orders/$order"
            params={{ brand: brand.id, order: one.order_id }}
            search={(before) => ({
              ...keepView(before),
              'order.store': one.store,
              ...(exchange ? { 'order.rate_day': exchange.day } : {}),
            })}
            className="font-medium text-accent hover:underline"
          >
            {one.order_id}
          </Link>
        ),
      },
      {
        id: 'at',
        header: t('orders.at'),
        value: (one) => one.ordered_at,
        cell: (one) => showMoment(utc(one.ordered_at), language, brand.time_zone),
      },
      {
        id: 'channel',
        header: t('filter.sales_channel'),
        value: (one) => one.sales_channel,
        cell: (one) => nameOf('sales_channel', one.sales_channel),
      },
      {
        id: 'country',
        header: t('filter.country'),
        value: (one) => one.country,
        cell: (one) => nameOf('country', one.country),
      },
      {
        id: 'customer',
        header: t('orders.customer'),
        value: (one) => one.customer_id,
        cell: (one) => (
          <span className="inline-block max-w-44 truncate align-bottom">{nameOf('', one.customer_id)}</span>
        ),
      },
      {
        id: 'units',
        header: t('orders.units'),
        right: true,
        value: (one) => one.units,
        cell: (one) => showNumber(one.units, language),
      },
      money('price_paid', t('words.step.price_paid')),
      money('net_sales', t('words.step.net_sales')),
      money('refunds', t('orders.refunds')),
      money('cm3', t('words.step.cm3')),
    ]
  }, [t, language, brand, locale, exchange, nameOf])
  return <DataTable label={t('orders.list')} items={items} columns={columns} pageSize={50} />
}
