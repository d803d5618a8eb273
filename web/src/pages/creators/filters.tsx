import { type CreatorFilter, socialPlatforms, tiers } from '../../api/creators.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { platformName } from './platform-name.ts'

const states = ['active', 'archived', 'all'] as const
const sorts = ['name', 'audience', 'updated'] as const

export const noFilter: CreatorFilter = {
  ...{ search: '', platform: '', tier: '', category: '', market: '', language: '' },
  state: 'active',
  sort: 'audience',
}

/** Which creators the list shows, and in which order. */
export function CreatorFilters({
  value,
  onChange,
}: {
  value: CreatorFilter
  onChange: (value: CreatorFilter) => void
}) {
  const { t, language } = useTexts()
  const bind = (name: keyof CreatorFilter) => ({
    value: value[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...value, [name]: event.target.value }),
  })
  const any = { value: '', label: t('creators.any') }
  return (
    <div className="grid grid-cols-2 gap-3 px-4 pb-3 sm:grid-cols-4 xl:grid-cols-7">
      <TextField label={t('creators.search')} placeholder={t('creators.search_hint')} {...bind('search')} />
      <SelectField
        label={t('creators.platform')}
        choices={[any, ...socialPlatforms.map((one) => ({ value: one, label: platformName(one, language) }))]}
        {...bind('platform')}
      />
      <SelectField
        label={t('creators.tier')}
        choices={[any, ...tiers.map((one) => ({ value: one, label: t(`creators.tier_${one}`) }))]}
        {...bind('tier')}
      />
      <TextField label={t('creators.category')} {...bind('category')} />
      <TextField label={t('creators.market')} maxLength={2} placeholder="US" {...bind('market')} />
      <SelectField
        label={t('creators.state')}
        choices={states.map((one) => ({ value: one, label: t(`creators.state_${one}`) }))}
        {...bind('state')}
      />
      <SelectField
        label={t('creators.sort')}
        choices={sorts.map((one) => ({ value: one, label: t(`creators.sort_${one}`) }))}
        {...bind('sort')}
      />
    </div>
  )
}
