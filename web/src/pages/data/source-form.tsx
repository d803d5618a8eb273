import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { createSource, type SourceKind, sourceKinds } from '../../api/events.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Makes a source; `onMade` gets its id. */
export function SourceForm({ onMade }: { onMade: (id: string) => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<SourceKind>('web')
  const make = useMutation({
    mutationFn: () => createSource(brand.id, { name, kind }),
    onSuccess: async ({ id }) => {
      setName('')
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['sources', brand.id] }),
        queries.invalidateQueries({ queryKey: ['webhooks', brand.id] }),
      ])
      onMade(id)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <Card title={t('sources.make')} note={t('sources.make_hint')}>
      <form className="flex flex-wrap items-end gap-3" onSubmit={submit}>
        <div className="min-w-56 flex-1">
          <TextField
            label={t('sources.name')}
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <SelectField
          label={t('sources.kind')}
          value={kind}
          choices={sourceKinds.map((one) => ({ value: one, label: t(`sources.kind_${one}`) }))}
          onChange={(event) => setKind(event.target.value as SourceKind)}
        />
        <Button type="submit" kind="primary" disabled={make.isPending}>
          {t('sources.make')}
        </Button>
      </form>
      {make.error && (
        <div className="mt-3">
          <ProblemView error={make.error} />
        </div>
      )}
    </Card>
  )
}
