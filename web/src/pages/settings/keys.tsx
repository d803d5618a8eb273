import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { type ApiKey, createKey, keysQuery, revokeKey, type Scope } from '../../api/people.ts'
import { actionsColumn } from '../../components/actions-column.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { CopyOnce } from '../../components/copy-once.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { Assistants } from './assistants.tsx'

const scopes: readonly Scope[] = ['read', 'write', 'admin']

/** Keys for programs; each is shown once, when it is made. */
export function KeysPage() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<Scope>('read')
  const { data, error, refetch } = useQuery(keysQuery(brand.id))
  const settle = () => queries.invalidateQueries({ queryKey: ['keys', brand.id] })
  const make = useMutation({
    mutationFn: () => createKey(brand.id, { name, scopes: [scope] }),
    onSuccess: () => setName(''),
    onSettled: settle,
  })
  const { mutate: revoke } = useMutation({
    mutationFn: (id: string) => revokeKey(brand.id, id),
    onSettled: settle,
    onError: notify.failed,
  })
  const columns = useMemo<DataColumn<ApiKey>[]>(
    () => [
      { id: 'name', header: t('keys_page.name'), value: (one) => one.name, cell: (one) => one.name },
      { id: 'prefix', header: t('keys_page.prefix'), cell: (one) => <code className="text-xs">{one.prefix}…</code> },
      {
        id: 'scopes',
        header: t('keys_page.scope'),
        cell: (one) => one.scopes.map((each) => t(`scope.${each}`)).join(', '),
      },
      {
        id: 'used',
        header: t('keys_page.used'),
        value: (one) => one.last_used_at,
        cell: (one) =>
          one.last_used_at ? showMoment(one.last_used_at, language, brand.time_zone) : t('keys_page.never'),
      },
      actionsColumn(t, (one) => (
        <Confirm
          small
          kind="quiet"
          title={t('keys_page.revoke_title', { name: one.name })}
          description={t('keys_page.revoke_text')}
          action={t('keys_page.revoke')}
          onConfirm={() => revoke(one.id)}
        >
          {t('keys_page.revoke')}
        </Confirm>
      )),
    ],
    [t, language, brand.time_zone, revoke],
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <div className="flex flex-col gap-4">
      <Card title={t('keys_page.make')} note={t('keys_page.make_hint')}>
        <form className="flex flex-wrap items-end gap-3" onSubmit={submit}>
          <div className="min-w-56 flex-1">
            <TextField
              label={t('keys_page.name')}
              required
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </div>
          <SelectField
            label={t('keys_page.scope')}
            value={scope}
            choices={scopes.map((one) => ({ value: one, label: t(`scope.${one}`) }))}
            onChange={(event) => setScope(event.target.value as Scope)}
          />
          <Button type="submit" kind="primary" disabled={make.isPending}>
            {t('keys_page.make')}
          </Button>
        </form>
        <div className="mt-3 flex flex-col gap-3">
          {make.error && <ProblemView error={make.error} />}
          {make.data && <CopyOnce label={t('keys_page.once')} value={make.data.key} />}
        </div>
      </Card>
      <Card flush title={t('settings.keys')}>
        {error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingRows />
        ) : data.items.length ? (
          <DataTable label={t('settings.keys')} items={data.items} columns={columns} />
        ) : (
          <Empty title={t('keys_page.none')} />
        )}
      </Card>
      <Assistants />
    </div>
  )
}
