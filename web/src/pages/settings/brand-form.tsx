import { type FormEvent, useId, useState } from 'react'
import type { BrandInput, KeptAddresses } from '../../api/brand.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useTexts } from '../../i18n/use-texts.ts'

type Props = {
  brand: Required<BrandInput>
  disabled?: boolean
  pending: boolean
  error: unknown
  onSave: (input: Required<BrandInput>) => void
}

const currencies = Intl.supportedValuesOf('currency')
const keptAddresses: readonly KeptAddresses[] = ['truncate', 'drop']
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')]

export function BrandForm({ brand, disabled = false, pending, error, onSave }: Props) {
  const { t } = useTexts()
  const list = useId()
  const [name, setName] = useState(brand.name)
  const [currency, setCurrency] = useState(brand.currency)
  const [zone, setZone] = useState(brand.time_zone)
  const [addresses, setAddresses] = useState(brand.ip_addresses)
  const [markets, setMarkets] = useState(brand.markets.join(', '))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave({
      name,
      currency,
      time_zone: zone,
      markets: markets
        .split(/[\s,，]+/)
        .filter(Boolean)
        .map((code) => code.toUpperCase()),
      ip_addresses: addresses,
    })
  }
  return (
    <form className="grid max-w-2xl gap-3 sm:grid-cols-2" onSubmit={submit}>
      <TextField
        label={t('settings.brand_name')}
        required
        disabled={disabled}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t('settings.currency')}
        hint={t('settings.currency_hint')}
        list={`${list}-currencies`}
        maxLength={3}
        required
        disabled={disabled}
        value={currency}
        onChange={(event) => setCurrency(event.target.value.toUpperCase())}
      />
      <TextField
        label={t('settings.zone')}
        hint={t('settings.zone_hint')}
        list={`${list}-zones`}
        required
        disabled={disabled}
        value={zone}
        onChange={(event) => setZone(event.target.value)}
      />
      <TextField
        label={t('settings.markets')}
        hint={t('settings.markets_hint')}
        disabled={disabled}
        value={markets}
        onChange={(event) => setMarkets(event.target.value)}
      />
      <SelectField
        label={t('settings.addresses')}
        hint={t('settings.addresses_hint')}
        disabled={disabled}
        value={addresses}
        choices={keptAddresses.map((value) => ({ value, label: t(`settings.addresses_${value}`) }))}
        onChange={(event) => setAddresses(event.target.value as KeptAddresses)}
      />
      <datalist id={`${list}-currencies`}>
        {currencies.map((code) => (
          <option key={code} value={code} />
        ))}
      </datalist>
      <datalist id={`${list}-zones`}>
        {zones.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {error ? (
        <div className="sm:col-span-2">
          <ProblemView error={error} />
        </div>
      ) : null}
      <div className="sm:col-span-2">
        <Button type="submit" kind="primary" disabled={disabled || pending}>
          {t('action.save')}
        </Button>
        {disabled && <span className="ml-3 text-[13px] text-ink-3">{t('settings.owner_only')}</span>}
      </div>
    </form>
  )
}
