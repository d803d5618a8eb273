import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

type Props = { options: Record<string, string>; onChange: (options: Record<string, string>) => void }

const dateOrders = ['ymd', 'dmy', 'mdy', 'ydm']

/** What a file may not say about itself: its store, currency, zone, and how dates and decimals are written. */
export function ReadOptions({ options, onChange }: Props) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const set = (name: string, value: string) => {
    const { [name]: _, ...rest } = options
    onChange(value ? { ...rest, [name]: value } : rest)
  }
  const bind = (name: string) => ({
    value: options[name] ?? '',
    onChange: (event: { target: { value: string } }) => set(name, event.target.value),
  })
  const unsaid = { value: '', label: t('options.as_found') }
  return (
    <fieldset className="grid gap-3 sm:grid-cols-3">
      <legend className="mb-2 font-medium">{t('options.title')}</legend>
      <TextField label={t('options.store')} placeholder={t('options.as_found')} {...bind('store')} />
      <TextField label={t('options.currency')} placeholder={brand.currency} maxLength={3} {...bind('currency')} />
      <TextField label={t('options.time_zone')} placeholder={brand.time_zone} {...bind('timeZone')} />
      <SelectField
        label={t('options.date_order')}
        choices={[unsaid, ...dateOrders.map((one) => ({ value: one, label: t(`options.date_${one}`) }))]}
        {...bind('dateOrder')}
      />
      <SelectField
        label={t('options.decimal')}
        choices={[
          unsaid,
          { value: 'point', label: t('options.decimal_point') },
          { value: 'comma', label: t('options.decimal_comma') },
        ]}
        {...bind('decimal')}
      />
      <TextField label={t('options.country')} placeholder={t('options.as_found')} maxLength={2} {...bind('country')} />
    </fieldset>
  )
}
