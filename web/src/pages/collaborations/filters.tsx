import { type CollaborationFilter, stages } from '../../api/collaborations.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'

export const noFilter: CollaborationFilter = { search: '', stage: '', of: 'all', due: 'any', state: 'active' }

type Props = { value: CollaborationFilter; onChange: (value: CollaborationFilter) => void }

/** Which collaborations are shown. */
export function CollaborationFilters({ value, onChange }: Props) {
  const { t } = useTexts()
  const bind = (name: keyof CollaborationFilter) => ({
    value: value[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...value, [name]: event.target.value }),
  })
  return (
    <div className="grid grid-cols-2 gap-3 px-4 pb-3 sm:grid-cols-5">
      <TextField label={t('creators.search')} placeholder={t('collaborations.search_hint')} {...bind('search')} />
      <SelectField
        label={t('collaborations.stage')}
        choices={[
          { value: '', label: t('creators.any') },
          ...stages.map((one) => ({ value: one, label: t(`collaborations.stage_${one}`) })),
        ]}
        {...bind('stage')}
      />
      <SelectField
        label={t('tasks.owner')}
        choices={(['all', 'mine', 'nobody'] as const).map((one) => ({
          value: one,
          label: t(`collaborations.of_${one}`),
        }))}
        {...bind('of')}
      />
      <SelectField
        label={t('collaborations.due')}
        choices={(['any', 'overdue', 'week', 'remind'] as const).map((one) => ({
          value: one,
          label: t(`collaborations.due_${one}`),
        }))}
        {...bind('due')}
      />
      <SelectField
        label={t('creators.state')}
        choices={(['active', 'archived', 'all'] as const).map((one) => ({
          value: one,
          label: t(`creators.state_${one}`),
        }))}
        {...bind('state')}
      />
    </div>
  )
}
