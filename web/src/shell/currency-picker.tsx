import { useQuery } from '@tanstack/react-query'
import { Coins } from 'lucide-react'
import { ratesQuery } from '../api/rates.ts'
import { Button } from '../components/button.tsx'
import { Menu, MenuChoice, MenuLabel } from '../components/menu.tsx'
import { currencyName } from '../format/names.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useView, useWorkspace } from './workspace.tsx'

/** The currency that money is shown in: the brand's, or any that has a rate; those in use come first. */
export function CurrencyPicker() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const { view, change } = useView()
  const { data } = useQuery(ratesQuery(brand.id))
  const shown = view.currency ?? brand.currency
  const rated = data?.items.filter(({ days }) => days > 0) ?? []
  const [used, others] = [rated.filter((one) => one.used), rated.filter((one) => !one.used)]
  const choice = (currency: string) => (
    <MenuChoice
      key={currency}
      chosen={currency === shown}
      onSelect={() =>
        void change({ currency: currency === brand.currency ? undefined : currency, rate_day: undefined })
      }
    >
      <span className="w-9 font-medium">{currency}</span>
      <span className="text-ink-2">{currencyName(currency, language)}</span>
    </MenuChoice>
  )
  return (
    <Menu
      label={t('currency.title')}
      trigger={
        <Button aria-label={t('currency.is', { currency: shown })}>
          <Coins size={15} className="hidden text-ink-3 sm:inline" aria-hidden />
          {shown}
        </Button>
      }
    >
      <MenuLabel>{t('currency.own')}</MenuLabel>
      {choice(brand.currency)}
      {used.length > 0 && <MenuLabel>{t('currency.used')}</MenuLabel>}
      {used.map(({ currency }) => choice(currency))}
      {others.length > 0 && <MenuLabel>{t('currency.others')}</MenuLabel>}
      {others.map(({ currency }) => choice(currency))}
      {data && rated.length === 0 && <p className="max-w-56 px-2.5 py-1 text-xs text-ink-3">{t('currency.none')}</p>}
    </Menu>
  )
}
