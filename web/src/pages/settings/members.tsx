import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { changeRole, type Member, membersQuery, removeMember } from '../../api/people.ts'
import type { Role } from '../../api/session.ts'
import { actionsColumn } from '../../components/actions-column.tsx'
import { Badge } from '../../components/badge.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { Invitations } from './invitations.tsx'
import { roles } from './roles.ts'

export function MembersPage() {
  const { t, language } = useTexts()
  const { brand, isOwner } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const { data, error, refetch } = useQuery(membersQuery(brand.id))
  const settle = {
    onSettled: () => queries.invalidateQueries({ queryKey: ['members', brand.id] }),
    onError: notify.failed,
  }
  const { mutate: setRole } = useMutation({
    mutationFn: ({ id, role }: { id: string; role: Role }) => changeRole(brand.id, id, role),
    ...settle,
  })
  const { mutate: remove } = useMutation({ mutationFn: (id: string) => removeMember(brand.id, id), ...settle })
  const columns = useMemo<DataColumn<Member>[]>(
    () => [
      { id: 'name', header: t('people.name'), value: (one) => one.name, cell: (one) => one.name },
      { id: 'email', header: t('people.email'), value: (one) => one.email, cell: (one) => one.email },
      {
        id: 'role',
        header: t('people.role'),
        value: (one) => one.role,
        cell: (one) =>
          isOwner ? (
            <select
              className="input !h-8 !w-auto"
              aria-label={t('people.role_of', { name: one.name })}
              value={one.role}
              onChange={(event) => setRole({ id: one.id, role: event.target.value as Role })}
            >
              {roles.map((role) => (
                <option key={role} value={role}>
                  {t(`role.${role}`)}
                </option>
              ))}
            </select>
          ) : (
            <Badge>{t(`role.${one.role}`)}</Badge>
          ),
      },
      {
        id: 'since',
        header: t('people.since'),
        value: (one) => one.created_at,
        cell: (one) => showMoment(one.created_at, language, brand.time_zone),
      },
      ...(isOwner
        ? [
            actionsColumn(t, (one: Member) => (
              <Confirm
                small
                kind="quiet"
                title={t('people.remove_title', { name: one.name })}
                description={t('people.remove_text')}
                action={t('action.remove')}
                onConfirm={() => remove(one.id)}
              >
                {t('action.remove')}
              </Confirm>
            )),
          ]
        : []),
    ],
    [t, language, brand.time_zone, isOwner, setRole, remove],
  )
  return (
    <div className="flex flex-col gap-4">
      <Card flush title={t('settings.members')} note={t('people.roles_hint')}>
        {error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <DataTable label={t('settings.members')} items={data.items} columns={columns} />
        ) : (
          <LoadingRows />
        )}
      </Card>
      {isOwner && <Invitations />}
    </div>
  )
}
