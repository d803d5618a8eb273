import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Connection, createConnection, type Platform, type Told, updateConnection } from '../../api/connections.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

type Props = { platform: Platform; connection?: Connection; onClose: () => void }
type Values = Record<string, string>

/** Makes a connection, or changes one. Secrets that are there are not shown; what is left empty stays. */
export function ConnectionForm({ platform, connection, onClose }: Props) {
  const { t, pick } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [name, setName] = useState(connection?.name ?? '')
  const [settings, setSettings] = useState<Values>(connection?.settings ?? {})
  const [secrets, setSecrets] = useState<Values>({})
  const save = useMutation({
    mutationFn: () => {
      const given = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value.trim() !== ''))
      const fields = { name, settings, secrets: given }
      if (!connection) return createConnection(brand.id, platform.id, fields)
      const { secrets: _, ...rest } = fields
      return updateConnection(brand.id, connection.id, Object.keys(given).length ? fields : rest)
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['connections', brand.id] })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const title = connection
    ? t('connections.edit_title', { name: connection.name })
    : t('connections.connect_this', { platform: pick(platform.title) })
  return (
    <Dialog open wide onClose={onClose} title={title} description={pick(platform.doc)}>
      <form className="grid grid-cols-1 gap-4 sm:grid-cols-2" onSubmit={submit}>
        <Steps platform={platform} isOpen={!connection} />
        <TextField
          label={t('connections.name')}
          hint={t('connections.name_hint')}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {platform.settings.map((told) => (
          <SettingField
            key={told.name}
            told={told}
            value={settings[told.name] ?? ''}
            onChange={(value) => setSettings({ ...settings, [told.name]: value })}
          />
        ))}
        <p className="text-[13px] text-ink-2 sm:col-span-2">
          {t('connections.enough', { sets: setsOf(platform, pick).join(t('connections.enough_or')) })}
        </p>
        {platform.secrets.map((told) => (
          <SecretField
            key={told.name}
            told={told}
            since={connection?.secrets_set_at[told.name]}
            value={secrets[told.name] ?? ''}
            onChange={(value) => setSecrets({ ...secrets, [told.name]: value })}
          />
        ))}
        <p className="text-xs text-ink-3 sm:col-span-2">{t('connections.sealed')}</p>
        <DialogActions
          onClose={onClose}
          pending={save.isPending}
          error={save.error}
          action={connection ? t('action.save') : t('connections.connect_and_read')}
        />
      </form>
    </Dialog>
  )
}

/** Where somebody gets what is asked for, and how the same comes in without it. */
function Steps({ platform, isOpen }: { platform: Platform; isOpen: boolean }) {
  const { t, pick } = useTexts()
  return (
    <details open={isOpen} className="rounded-lg bg-sunken px-4 py-3 text-[13px] text-ink-2 sm:col-span-2">
      <summary className="cursor-pointer font-medium text-ink">{t('connections.steps')}</summary>
      <ol className="mt-2 flex list-decimal flex-col gap-1 pl-5">
        {platform.steps.map((step) => (
          <li key={step.en} className="[overflow-wrap:anywhere]">
            {pick(step)}
          </li>
        ))}
      </ol>
      <p className="mt-2">{pick(platform.by_file)}</p>
    </details>
  )
}

type FieldProps = { told: Told; value: string; onChange: (value: string) => void }

function SettingField({ told, value, onChange }: FieldProps) {
  const { t, pick } = useTexts()
  const common = { label: pick(told.label), hint: pick(told.hint), required: told.required, value }
  if (!told.choices) return <TextField {...common} maxLength={500} onChange={(event) => onChange(event.target.value)} />
  const choices = told.choices.map((one) => ({ value: one, label: one }))
  return (
    <SelectField
      {...common}
      choices={[{ value: '', label: t('connections.choose') }, ...choices]}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function SecretField({ told, since, value, onChange }: FieldProps & { since: string | undefined }) {
  const { t, pick, language } = useTexts()
  const { brand } = useWorkspace()
  const set = since && t('connections.set_on', { moment: showMoment(since, language, brand.time_zone) })
  return (
    <TextField
      label={pick(told.label)}
      hint={set ?? pick(told.hint)}
      type="password"
      autoComplete="off"
      required={told.required && !since}
      maxLength={8000}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** Sets of secrets of which each is enough: "Client id + Client secret + Refresh token". */
function setsOf({ secrets, enough }: Platform, pick: (text: Told['label'] | undefined) => string): string[] {
  const labelOf = (name: string) => pick(secrets.find((one) => one.name === name)?.label)
  return enough.map((set) => set.map(labelOf).join(' + '))
}
