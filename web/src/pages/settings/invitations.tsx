import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { invitationsQuery, invite, revokeInvitation } from '../../api/people.ts'
import type { Role } from '../../api/session.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { CopyOnce } from '../../components/copy-once.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { roles } from './roles.ts'

/** Invites a person by a link; Millpond mails reports only. */
export function Invitations() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('editor')
  const { data } = useQuery(invitationsQuery(brand.id))
  const settle = () => queries.invalidateQueries({ queryKey: ['invitations', brand.id] })
  const send = useMutation({
    mutationFn: () => invite(brand.id, { email, role }),
    onSuccess: () => setEmail(''),
    onSettled: settle,
  })
  const revoke = useMutation({
    mutationFn: (id: string) => revokeInvitation(brand.id, id),
    onSettled: settle,
    onError: notify.failed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <Card title={t('people.invite')} note={t('people.invite_hint')}>
      <form className="flex flex-wrap items-end gap-3" onSubmit={submit}>
        <div className="min-w-56 flex-1">
          <TextField
            label={t('people.email')}
            type="email"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </div>
        <SelectField
          label={t('people.role')}
          value={role}
          choices={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
          onChange={(event) => setRole(event.target.value as Role)}
        />
        <Button type="submit" kind="primary" disabled={send.isPending}>
          {t('people.send')}
        </Button>
      </form>
      <div className="mt-3 flex flex-col gap-3">
        {send.error && <ProblemView error={send.error} />}
        {send.data && <CopyOnce label={t('people.link')} value={send.data.link} />}
        {data && data.items.length > 0 && (
          <ul className="divide-y divide-line" aria-label={t('people.open_invitations')}>
            {data.items.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center gap-3 py-2">
                <span className="min-w-40 flex-1">{one.email}</span>
                <Badge>{t(`role.${one.role}`)}</Badge>
                <span className="text-[13px] text-ink-3">
                  {t('people.expires', { at: showMoment(one.expires_at, language, brand.time_zone) })}
                </span>
                <Button small kind="quiet" onClick={() => revoke.mutate(one.id)}>
                  {t('people.revoke')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}
