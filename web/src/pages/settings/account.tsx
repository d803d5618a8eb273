import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { sessionQuery, updateMe } from '../../api/session.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { chooseLanguage, type Language } from '../../i18n/start.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** One's own name, language and password. */
export function AccountPage() {
  const { t } = useTexts()
  const { session } = useWorkspace()
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card title={t('settings.account')} note={session.user.email}>
        <Profile />
      </Card>
      <Card title={t('account.change_password')}>
        <Password />
      </Card>
    </div>
  )
}

function Profile() {
  const { t, language } = useTexts()
  const { session } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [name, setName] = useState(session.user.name)
  const [chosen, setChosen] = useState<Language>(language)
  const save = useMutation({
    mutationFn: () => updateMe({ name, locale: chosen === 'en' ? 'en' : 'zh' }),
    onSuccess: async () => {
      await chooseLanguage(chosen)
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
      notify.done(t('settings.saved'))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      <TextField label={t('people.name')} required value={name} onChange={(event) => setName(event.target.value)} />
      <SelectField
        label={t('shell.language')}
        value={chosen}
        choices={[
          { value: 'zh-CN', label: '简体中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(event) => setChosen(event.target.value === 'en' ? 'en' : 'zh-CN')}
      />
      {save.error && <ProblemView error={save.error} />}
      <div>
        <Button type="submit" kind="primary" disabled={save.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}

function Password() {
  const { t } = useTexts()
  const notify = useNotify()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const save = useMutation({
    mutationFn: () => updateMe({ password, current_password: current }),
    onSuccess: () => {
      setCurrent('')
      setPassword('')
      notify.done(t('account.password_changed'))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      <TextField
        label={t('account.current')}
        type="password"
        autoComplete="current-password"
        required
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <TextField
        label={t('account.new')}
        hint={t('accept.password_hint')}
        type="password"
        autoComplete="new-password"
        minLength={10}
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {save.error && <ProblemView error={save.error} />}
      <div>
        <Button type="submit" kind="primary" disabled={save.isPending}>
          {t('account.change_password')}
        </Button>
      </div>
    </form>
  )
}
