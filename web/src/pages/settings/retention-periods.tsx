import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  applyRetention,
  type Expired,
  type KeptKind,
  keptKinds,
  type Periods,
  type Retention,
  retentionQuery,
  savePeriods,
} from '../../api/privacy.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** How long each kind of facts is kept; owners change it, and see what would go before it goes. */
export function RetentionPeriods() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(retentionQuery(brand.id))
  const applied =
    data?.applied_at && t('privacy.applied', { at: showMoment(data.applied_at, language, brand.time_zone) })
  return (
    <Card title={t('privacy.retention')} note={applied || t('privacy.retention_note')}>
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <PeriodsForm key={JSON.stringify(data.periods)} saved={data} />
      ) : (
        <LoadingRows rows={3} />
      )}
    </Card>
  )
}

type Drafts = Record<KeptKind, string>

function PeriodsForm({ saved }: { saved: Retention }) {
  const { t } = useTexts()
  const { brand, isOwner } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [drafts, setDrafts] = useState(() => draftsOf(saved))
  const settle = () => queries.invalidateQueries({ queryKey: ['retention', brand.id] })
  const save = useMutation({
    mutationFn: () => savePeriods(brand.id, periodsOf(drafts)),
    onSuccess: () => notify.done(t('settings.saved')),
    onSettled: settle,
  })
  const look = useMutation({
    mutationFn: () => applyRetention(brand.id, { dry_run: true, periods: periodsOf(drafts) }),
  })
  const apply = useMutation({
    mutationFn: () => applyRetention(brand.id, { dry_run: false }),
    onSuccess: () => {
      look.reset()
      notify.done(t('privacy.applied_now'))
    },
    onSettled: settle,
  })
  const isChanged = keptKinds.some((kind) => drafts[kind] !== draftsOf(saved)[kind])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const problem = save.error ?? look.error ?? apply.error
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <div className="grid gap-3 sm:grid-cols-3">
        {keptKinds.map((kind) => (
          <TextField
            key={kind}
            type="number"
            min={1}
            max={36500}
            disabled={!isOwner}
            label={t(`privacy.kept.${kind}`)}
            placeholder={t('privacy.for_ever')}
            value={drafts[kind]}
            onChange={(event) => {
              look.reset()
              setDrafts({ ...drafts, [kind]: event.target.value })
            }}
          />
        ))}
      </div>
      <p className="text-[13px] text-ink-3">{t('privacy.orders_stay')}</p>
      {problem && <ProblemView error={problem} />}
      {isOwner && (
        <div className="flex flex-wrap gap-2">
          <Button type="submit" kind="primary" disabled={!isChanged || save.isPending}>
            {t('action.save')}
          </Button>
          <Button disabled={look.isPending} onClick={() => look.mutate()}>
            {t('privacy.dry_run')}
          </Button>
          <Confirm
            disabled={isChanged || apply.isPending}
            title={t('privacy.apply_title')}
            description={t('privacy.apply_text')}
            action={t('privacy.apply')}
            onConfirm={() => apply.mutate()}
          >
            {t('privacy.apply')}
          </Confirm>
        </div>
      )}
      {look.data && <WouldGo items={look.data.items} />}
    </form>
  )
}

function WouldGo({ items }: { items: readonly Expired[] }) {
  const { t, language } = useTexts()
  const some = items.filter(({ rows }) => rows > 0)
  if (some.length === 0) return <p>{t('privacy.nothing_goes')}</p>
  return (
    <ul className="flex flex-col gap-1">
      {some.map(({ kind, rows, days, keeps_from }) => (
        <li key={kind}>
          {t('privacy.would_go', {
            kind: t(`privacy.kept.${kind}`),
            shown: rows.toLocaleString(language),
            first: days[0]?.day,
            last: days.at(-1)?.day,
            keeps_from,
          })}
        </li>
      ))}
    </ul>
  )
}

const draftsOf = ({ periods }: Retention): Drafts =>
  Object.fromEntries(keptKinds.map((kind) => [kind, String(periods[kind] ?? '')])) as Drafts

const periodsOf = (drafts: Drafts): Periods =>
  Object.fromEntries(keptKinds.map((kind) => [kind, drafts[kind] === '' ? null : Number(drafts[kind])]))
