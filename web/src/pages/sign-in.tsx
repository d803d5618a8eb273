import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { sessionQuery, signIn } from '../api/session.ts'
import { Button } from '../components/button.tsx'
import { TextField } from '../components/field.tsx'
import { ProblemView } from '../components/problem-view.tsx'
import { followAccount } from '../i18n/start.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Entrance } from './entrance.tsx'

export function SignInPage() {
  const { t } = useTexts()
  const search: { next?: string } = useSearch({ strict: false })
  const router = useRouter()
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: async ({ user }) => {
      await followAccount(user.locale)
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
      // Only an address of this page: "//elsewhere" and "https:" lead away.
      const next = search.next && /^\/(?!\/|sign-in)/.test(search.next) ? search.next : '/'
      router.history.push(next)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter.mutate({ email, password })
  }
  return (
    <Entrance title={t('sign_in.title')}>
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <TextField
          label={t('sign_in.email')}
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t('sign_in.password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {enter.error && <ProblemView error={enter.error} />}
        <Button type="submit" kind="primary" disabled={enter.isPending}>
          {t('sign_in.submit')}
        </Button>
      </form>
    </Entrance>
  )
}
