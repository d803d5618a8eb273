import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { creatorsQuery } from '../../api/creators.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { noFilter } from '../creators/filters.tsx'

/** Chooses a creator of the book, of however many. */
export function CreatorPick({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const [search, setSearch] = useState('')
  const filter = { ...noFilter, search: useDeferredValue(search) }
  const { data } = useQuery(creatorsQuery(brand.id, filter, undefined))
  return (
    <>
      <TextField
        label={t('collaborations.find_creator')}
        placeholder={t('creators.search_hint')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <SelectField
        label={t('collaborations.creator')}
        required
        value={value}
        choices={[
          { value: '', label: '–' },
          ...(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  )
}
