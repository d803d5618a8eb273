import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type LinkSettings, linkSettingsQuery, saveLinkSettings } from '../../api/links.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Where short links live: a domain of the brand's own, and where those lead that are over. */
export function LinkAddress() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(linkSettingsQuery(brand.id))
  return (
    <Card title={t('links.address')} note={t('links.address_note')}>
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <AddressForm settings={data} />
      ) : (
        <LoadingRows rows={1} />
      )}
    </Card>
  )
}

function AddressForm({ settings }: { settings: LinkSettings }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(settings)
  const save = useMutation({
    mutationFn: () => saveLinkSettings(brand.id, draft),
    onSuccess: async (saved) => {
      setDraft(saved)
      queries.setQueryData(linkSettingsQuery(brand.id).queryKey, saved)
      await queries.invalidateQueries({ queryKey: ['links', brand.id] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="flex flex-wrap items-end gap-3" onSubmit={submit}>
      <div className="min-w-64 flex-1">
        <TextField
          label={t('links.base_url')}
          placeholder="https://go.shop.example"
          value={draft.base_url}
          onChange={(event) => setDraft({ ...draft, base_url: event.target.value })}
        />
      </div>
      <div className="min-w-64 flex-1">
        <TextField
          label={t('links.fallback')}
          placeholder="https://"
          value={draft.fallback}
          onChange={(event) => setDraft({ ...draft, fallback: event.target.value })}
        />
      </div>
      <Button type="submit" kind="primary" disabled={save.isPending}>
        {t('action.save')}
      </Button>
      {save.error && <ProblemView error={save.error} />}
    </form>
  )
}
