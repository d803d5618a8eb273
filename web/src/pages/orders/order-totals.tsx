import type { OrderTotals as Totals } from '../../api/orders.ts'
import { showMoney, showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useLocale } from '../../shell/workspace.tsx'

/** What all orders behind the figure add up to, and the part that belongs to no order. */
export function OrderTotals({ totals, currency }: { totals: Totals; currency: string }) {
  const { t, language } = useTexts()
  const locale = useLocale(currency)
  const money = (minor: number | null) => (minor === null ? '–' : showMoney(minor, locale))
  const loose = totals.without_order.other_fees + totals.without_order.marketing
  const figures = [
    ['orders.orders', showNumber(totals.orders, language)],
    ['orders.entries', showNumber(totals.entries, language)],
    ['orders.units', showNumber(totals.units, language)],
    ['words.step.price_paid', money(totals.price_paid)],
    ['words.step.net_sales', money(totals.net_sales)],
    ['orders.refunds', money(totals.refunds)],
    ['words.step.cm1', money(totals.cm1)],
    ['words.step.cm2', money(totals.cm2)],
    ['words.step.cm3', money(totals.cm3)],
    ...(loose ? [['orders.without_order', money(loose)]] : []),
  ] as [string, string][]
  return (
    <dl className="card flex flex-wrap gap-x-8 gap-y-2 px-4 py-3" aria-label={t('orders.totals')}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt className="text-[13px] text-ink-3">{t(name)}</dt>
          <dd className="font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
