import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  type LifecycleRules,
  lifecycleRulesQuery,
  type MovedStages,
  type StatedThresholds,
  saveThresholds,
  type ThresholdName,
  thresholdNames,
  tryThresholds,
} from '../../api/lifecycle.ts'
import { catalogueQuery } from '../../api/measures.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Skeleton } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useView, useWorkspace } from '../../shell/workspace.tsx'

/** Where stages begin: what is fitted to the brand's own rhythm, and what the brand states instead. */
export function Definitions({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(lifecycleRulesQuery(brand.id))
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('lifecycle.definitions')}
      description={t('lifecycle.definitions_hint')}
    >
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Form key={data.version} rules={data} onClose={onClose} />
      ) : (
        <Skeleton className="h-60 w-full" />
      )}
    </Dialog>
  )
}

type Draft = Record<ThresholdName, string>

function Form({ rules, onClose }: { rules: LifecycleRules; onClose: () => void }) {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const { params } = useView()
  const [draft, setDraft] = useState(() => draftOf(rules))
  const attempt = useMutation({ mutationFn: () => tryThresholds(brand.id, statedIn(draft), String(params.to)) })
  const save = useSave(rules, draft, onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const change = (name: ThresholdName, value: string) => {
    attempt.reset()
    setDraft({ ...draft, [name]: value })
  }
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <div className="grid gap-3 sm:grid-cols-2">
        {thresholdNames.map((name) => (
          <TextField
            key={name}
            type="number"
            min={1}
            step={1}
            label={t(`lifecycle.${name}`)}
            hint={<Default name={name} rules={rules} />}
            placeholder={String(rules.defaults.thresholds[name])}
            readOnly={!canEdit}
            value={draft[name]}
            onChange={(event) => change(name, event.target.value)}
          />
        ))}
      </div>
      {attempt.data && <Moved told={attempt.data} />}
      {(attempt.error ?? save.error) && <ProblemView error={attempt.error ?? save.error} />}
      {canEdit && (
        <div className="flex flex-wrap justify-end gap-2">
          <Button disabled={attempt.isPending} onClick={() => attempt.mutate()}>
            {t('lifecycle.try')}
          </Button>
          <Button type="submit" kind="primary" disabled={save.isPending}>
            {t('lifecycle.save')}
          </Button>
        </div>
      )}
    </form>
  )
}

function useSave(rules: LifecycleRules, draft: Draft, onClose: () => void) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: () => saveThresholds(brand.id, statedIn(draft), rules.version),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['lifecycle-rules', brand.id] })
      void queries.invalidateQueries({ queryKey: ['measure', brand.id] })
      notify.done(t('lifecycle.saved'))
      onClose()
    },
  })
}

/** What holds where the field is empty, and where that comes from. */
function Default({ name, rules }: { name: ThresholdName; rules: LifecycleRules }) {
  const { t, language } = useTexts()
  const { thresholds, customers, is_fitted } = rules.defaults
  const value = showNumber(thresholds[name], language)
  if (name !== 'lapsing_days' && name !== 'lost_days') return t('lifecycle.usual', { value })
  if (!is_fitted) return t('lifecycle.not_fitted', { value, customers: showNumber(customers, language) })
  return t(`lifecycle.fitted_${name}`, { value, customers: showNumber(customers, language) })
}

/** How many people the thresholds in the form would put into another stage, and from which into which. */
function Moved({ told }: { told: MovedStages }) {
  const { t, language, pick } = useTexts()
  const { brand } = useWorkspace()
  const catalogue = useQuery(catalogueQuery(brand.id))
  const names = catalogue.data?.get('lifecycle-stages')?.columns.stage?.values
  const nameOf = (stage: string) => pick(names?.[stage]) || stage
  return (
    <div role="status" className="rounded-md bg-sunken px-3 py-2">
      <p className="font-medium">
        {t('lifecycle.moved', { moved: showNumber(told.moved, language), people: showNumber(told.people, language) })}
      </p>
      <ul className="mt-1 text-[13px] text-ink-2">
        {told.moves.slice(0, 6).map(({ from, to, people }) => (
          <li key={`${from} ${to}`}>
            {nameOf(from)} → {nameOf(to)}: {showNumber(people, language)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function draftOf({ thresholds }: LifecycleRules): Draft {
  return Object.fromEntries(thresholdNames.map((name) => [name, String(thresholds[name] ?? '')])) as Draft
}

/** Those that are filled in; an empty field leaves the threshold to the brand's rhythm. */
function statedIn(draft: Draft): StatedThresholds {
  const filled = thresholdNames.filter((name) => draft[name].trim() !== '')
  return Object.fromEntries(filled.map((name) => [name, Number(draft[name])]))
}
