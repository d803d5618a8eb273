import clsx from 'clsx'
import { useMemo } from 'react'
import { type Amount, type Entry, utc } from '../../api/orders.ts'
import { BasisBadge } from '../../components/basis-badge.tsx'
import { showMoment } from '../../format/day.ts'
import { type Locale, showMoney } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useLocale, useWorkspace } from '../../shell/workspace.tsx'
import { keyOf, mergeEntries } from './merge-entries.ts'

const levels = new Set(['price_paid', 'net_sales', 'cm1', 'cm2', 'cm3'])

/** Entries side by side, amounts below each other as they are walked; what is nothing everywhere is left out. */
export function Entries({ entries: all, currency }: { entries: readonly Entry[]; currency: string }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const locale = useLocale(currency)
  const entries = useMemo(() => mergeEntries(all), [all])
  const names = (entries[0]?.amounts ?? []).map(({ name }) => name)
  const amountOf = (entry: Entry, name: string) => entry.amounts.find((one) => one.name === name)
  const used = names.filter((name) => levels.has(name) || entries.some((entry) => amountOf(entry, name)?.amount))
  return (
    <section className="relative overflow-x-auto" aria-label={t('order.entries')} tabIndex={-1}>
      <table className="w-full border-collapse text-[13px]">
        <thead>
          <tr className="border-y border-line bg-sunken align-top">
            <th scope="col" className="sticky left-0 z-10 bg-sunken px-4 py-2 text-left font-medium text-ink-2">
              {t('order.amount')}
            </th>
            {entries.map((entry) => (
              <th key={keyOf(entry)} scope="col" className="min-w-44 px-4 py-2 text-right font-normal">
                <span className="block font-semibold">
                  {t(`words.entry.${entry.entry}`, { defaultValue: entry.entry })}
                </span>
                <span className="block text-ink-2">
                  {entry.sku
                    ? [entry.sku, entry.units ? `× ${entry.units}` : ''].join(' ')
                    : t(`words.line_kind.${entry.line_kind}`, { defaultValue: entry.line_kind })}
                </span>
                <span className="block text-xs text-ink-3">{showMoment(utc(entry.at), language, brand.time_zone)}</span>
              </th>
            ))}
            <th scope="col" className="sticky right-0 z-10 min-w-32 bg-sunken px-4 py-2 text-right font-semibold">
              {t('order.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {used.map((name) => (
            <tr
              key={name}
              className={clsx('border-b border-line last:border-b-0', levels.has(name) && 'font-semibold')}
            >
              <th
                scope="row"
                className={clsx(
                  'sticky left-0 z-10 bg-surface px-4 py-1.5 text-left whitespace-nowrap',
                  levels.has(name) ? 'font-semibold' : 'pl-7 font-normal text-ink-2',
                )}
              >
                {t(`words.step.${name}`)}
              </th>
              {entries.map((entry) => (
                <AmountCell key={keyOf(entry)} amount={amountOf(entry, name)} locale={locale} />
              ))}
              <AmountCell amount={totalOf(entries, name)} locale={locale} total />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What all entries add up to; unknown where one of them is. */
function totalOf(entries: readonly Entry[], name: string): Amount {
  const amounts = entries.map((entry) => entry.amounts.find((one) => one.name === name)?.amount ?? null)
  const known = amounts.filter((amount) => amount !== null)
  const amount = known.length === amounts.length ? known.reduce((sum, one) => sum + one, 0) : null
  return { name, amount, basis: '' }
}

type CellProps = { amount: Amount | undefined; locale: Locale; total?: boolean }

/** One amount; the total stays in sight beside any number of entries. */
function AmountCell({ amount, locale, total = false }: CellProps) {
  const look = clsx('px-4 py-1.5 text-right whitespace-nowrap', total && 'sticky right-0 z-10 bg-surface')
  if (!amount?.amount) return <td className={clsx(look, 'text-ink-3')}>–</td>
  return (
    <td className={look}>
      {amount.basis && (
        <span className="mr-2">
          <BasisBadge basis={amount.basis} />
        </span>
      )}
      {showMoney(amount.amount, locale)}
    </td>
  )
}
