import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { acceptInvitation, sessionQuery } from '../api/session.ts'
import { Button } from '../components/button.tsx'
import { TextField } from '../components/field.tsx'
import { ProblemView } from '../components/problem-view.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { Entrance } from './entrance.tsx'

/** Where the link of an invitation leads: a name and a password make the account. */
export function AcceptInvitationPage() {
  const { t } = useTexts()
  const { token = '' }: { token?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: acceptInvitation,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
      await navigate({ to: '/' })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate({ token, name, password })
  }
  if (!token) return <Entrance title={t('accept.title')}>{t('accept.no_token')}</Entrance>
  return (
    <Entrance title={t('accept.title')}>
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <TextField
          label={t('accept.name')}
          autoComplete="name"
          required
          autoFocus
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('accept.password')}
          hint={t('accept.password_hint')}
          type="password"
          autoComplete="new-password"
          minLength={10}
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {accept.error && <ProblemView error={accept.error} />}
        <Button type="submit" kind="primary" disabled={accept.isPending}>
          {t('accept.submit')}
        </Button>
      </form>
    </Entrance>
  )
}
