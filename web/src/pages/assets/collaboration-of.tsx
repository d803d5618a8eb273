import { useQuery } from '@tanstack/react-query'
import type { Asset } from '../../api/assets.ts'
import { collaborationsQuery } from '../../api/collaborations.ts'
import { SelectField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { noFilter } from '../collaborations/filters.tsx'

type Props = { asset: Asset; value: string; onChange: (value: string) => void }

/** The collaboration from which an asset came: those of its maker, or all where the maker has none. */
export function CollaborationOf({ asset, value, onChange }: Props) {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const { data } = useQuery(collaborationsQuery(brand.id, { ...noFilter, state: 'all' }))
  const all = data?.items ?? []
  const ofMaker = all.filter(({ creator }) => creator.id === asset.creator?.id)
  const choices = (ofMaker.length ? ofMaker : all).map(({ id, title, creator }) => ({
    value: id,
    label: `${creator.name} · ${title}`,
  }))
  const own = asset.collaboration
  const missing = own && !choices.some((one) => one.value === own.id) ? [{ value: own.id, label: own.title }] : []
  return (
    <SelectField
      label={t('assets.collaboration')}
      value={value}
      disabled={!canEdit}
      choices={[{ value: '', label: t('assets.no_collaboration') }, ...missing, ...choices]}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
