import { useQuery } from '@tanstack/react-query'
import { Coins } from 'lucide-react'
import { ratesQuery } from '../api/rates.ts'
import { Button } from '../components/button.tsx'
import { Menu, MenuChoice, MenuLabel } from '../components/menu.tsx'
import { currencyName } from '../format/names.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useView, useWorkspace } from './workspace.tsx'

/** The currency that money is shown in: the brand's, or any that has a rate. */
export function CurrencyPicker() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { view } = useView()
  const shown = view.currency ?? brand.currency
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
      <Choices shown={shown} />
    </Menu>
  )
}

/** Asks for the rates only once the menu is open; currencies in use come first. */
function Choices({ shown }: { shown: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(ratesQuery(brand.id))
  const rated = data?.items.filter(({ days }) => days > 0) ?? []
  const codes = (used: boolean) => rated.filter((one) => one.used === used).map(({ currency }) => currency)
  const groups = [
    { label: t('currency.own'), currencies: [brand.currency] },
    { label: t('currency.used'), currencies: codes(true) },
    { label: t('currency.others'), currencies: codes(false) },
  ]
  return (
    <>
      {groups.map(({ label, currencies }) => (
        <Group key={label} label={label} currencies={currencies} shown={shown} />
      ))}
      {data && rated.length === 0 && <p className="max-w-56 px-2.5 py-1 text-xs text-ink-3">{t('currency.none')}</p>}
    </>
  )
}

function Group({ label, currencies, shown }: { label: string; currencies: readonly string[]; shown: string }) {
  const { language } = useTexts()
  const { brand } = useWorkspace()
  const { change } = useView()
  if (!currencies.length) return null
  const choose = (currency: string) =>
    void change({ currency: currency === brand.currency ? undefined : currency, rate_day: undefined })
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      {currencies.map((currency) => (
        <MenuChoice key={currency} chosen={currency === shown} onSelect={() => choose(currency)}>
          <span className="w-9 font-medium">{currency}</span>
          <span className="text-ink-2">{currencyName(currency, language)}</span>
        </MenuChoice>
      ))}
    </>
  )
}
