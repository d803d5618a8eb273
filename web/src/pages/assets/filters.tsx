import { type AssetFilter, assetChannels } from '../../api/assets.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'

const kinds = ['video', 'picture', 'text'] as const
const rights = ['breached', 'expiring', 'allowed', 'expired', 'unknown'] as const
const states = ['active', 'archived', 'all'] as const

export const noFilter: AssetFilter = {
  ...{ search: '', kind: '', channel: '', right: '', sku: '', market: '' },
  state: 'active',
}

/** Which assets the library shows. */
export function AssetFilters({ value, onChange }: { value: AssetFilter; onChange: (value: AssetFilter) => void }) {
  const { t } = useTexts()
  const bind = (name: keyof AssetFilter) => ({
    value: value[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...value, [name]: event.target.value }),
  })
  const any = { value: '', label: t('assets.any') }
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-4 xl:grid-cols-7">
      <TextField label={t('assets.search')} placeholder={t('assets.search_hint')} {...bind('search')} />
      <SelectField
        label={t('assets.kind')}
        choices={[any, ...kinds.map((one) => ({ value: one, label: t(`assets.kind_${one}`) }))]}
        {...bind('kind')}
      />
      <SelectField
        label={t('assets.right')}
        choices={[any, ...rights.map((one) => ({ value: one, label: t(`assets.filter_${one}`) }))]}
        {...bind('right')}
      />
      <SelectField
        label={t('assets.channel')}
        choices={[any, ...assetChannels.map((one) => ({ value: one, label: t(`assets.channel_${one}`) }))]}
        {...bind('channel')}
      />
      <TextField label={t('assets.sku')} {...bind('sku')} />
      <TextField label={t('assets.market')} maxLength={2} placeholder="US" {...bind('market')} />
      <SelectField
        label={t('assets.state')}
        choices={states.map((one) => ({ value: one, label: t(`assets.state_${one}`) }))}
        {...bind('state')}
      />
    </div>
  )
}
