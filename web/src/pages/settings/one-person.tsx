import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { exportPerson, type FoundPerson, findPerson, namings, type PersonName } from '../../api/privacy.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { saveBlob } from '../../components/save-blob.ts'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { ErasePerson } from './erase-person.tsx'

/** Finds a person by any id, shows what belongs together, and hands it out or erases it. */
export function OnePerson() {
  const { t } = useTexts()
  const { brand, isOwner } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [name, setName] = useState<PersonName>({ by: 'customer', id: '', store: '' })
  const find = useMutation({ mutationFn: () => findPerson(brand.id, name) })
  const download = useMutation({
    mutationFn: () => exportPerson(brand.id, name),
    onSuccess: (zip) => saveBlob(zip, 'person.zip'),
    onError: notify.failed,
  })
  const change = (part: Partial<PersonName>) => {
    find.reset()
    setName({ ...name, ...part })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    find.mutate()
  }
  const accepted = () => {
    change({ id: '' })
    notify.done(t('privacy.accepted'))
    void queries.invalidateQueries({ queryKey: ['erasures', brand.id] })
  }
  return (
    <Card title={t('privacy.person')} note={t('privacy.person_note')}>
      <form className="grid items-end gap-3 sm:grid-cols-[12rem_1fr_auto]" onSubmit={submit}>
        <SelectField
          label={t('privacy.by')}
          value={name.by}
          choices={namings.map((value) => ({ value, label: t(`privacy.naming.${value}`) }))}
          onChange={(event) => change({ by: event.target.value as PersonName['by'] })}
        />
        <TextField
          label={t('privacy.id')}
          required
          autoComplete="off"
          maxLength={512}
          value={name.id}
          onChange={(event) => change({ id: event.target.value })}
        />
        <Button type="submit" kind="primary" disabled={find.isPending}>
          {t('privacy.find')}
        </Button>
        {name.by === 'order' && (
          <TextField
            label={t('privacy.store')}
            hint={t('privacy.store_hint')}
            value={name.store}
            onChange={(event) => change({ store: event.target.value })}
          />
        )}
      </form>
      {find.error && (
        <div className="mt-3">
          <ProblemView error={find.error} />
        </div>
      )}
      {find.data && (
        <div className="mt-4 flex flex-col gap-4">
          <Known found={find.data} />
          <div className="flex flex-wrap gap-2">
            <Button disabled={download.isPending} onClick={() => download.mutate()}>
              <Download size={16} aria-hidden />
              {t('privacy.export')}
            </Button>
            {isOwner && <ErasePerson name={name} onAccepted={accepted} />}
          </div>
        </div>
      )}
    </Card>
  )
}

const kinds = ['customers', 'orders', 'users', 'visitors', 'shared'] as const

function Known({ found: { person, tables } }: { found: FoundPerson }) {
  const { t, language } = useTexts()
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <dl className="flex flex-col gap-2">
        {kinds
          .filter((kind) => person[kind].length > 0)
          .map((kind) => (
            <div key={kind}>
              <dt className="text-[13px] text-ink-3">{t(`privacy.ids.${kind}`)}</dt>
              <dd className="font-mono text-xs break-all">{person[kind].join(', ')}</dd>
            </div>
          ))}
      </dl>
      <ul className="flex flex-col gap-1 text-[13px]">
        {tables.map(({ table, rows }) => (
          <li key={table} className="flex justify-between gap-3">
            <code className="text-xs text-ink-2">{table}</code>
            <span className="tabular-nums">{t('privacy.rows', { shown: rows.toLocaleString(language) })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
