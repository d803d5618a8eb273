import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { alikeQuery, creatorChangesQuery, mergeCreators, undoChange } from '../../api/creators.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Merges two creators and keeps the lists below up to date. */
export function useMerge() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: (both: { into: string; from: string }) => mergeCreators(brand.id, both),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['creators', brand.id] })
      notify.done(t('creators.merged'))
    },
    onError: notify.failed,
  })
}

/** Creators who may be one. */
export function Alike() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(alikeQuery(brand.id))
  const merge = useMerge()
  if (!data?.items.length) return null
  return (
    <Card title={t('creators.alike')}>
      <ul className="flex flex-col gap-2">
        {data.items.map(([into, ...others]) =>
          others.map((from) =>
            into ? (
              <li key={from.id} className="flex flex-wrap items-center gap-3">
                <span className="min-w-0 flex-1 truncate">
                  {into.name} · {from.name}
                </span>
                <Confirm
                  small
                  kind="plain"
                  title={t('creators.merge_into', { from: from.name, into: into.name })}
                  description={t('creators.merge_hint')}
                  action={t('creators.merge')}
                  disabled={merge.isPending}
                  onConfirm={() => merge.mutate({ into: into.id, from: from.id })}
                >
                  {t('creators.merge')}
                </Confirm>
              </li>
            ) : null,
          ),
        )}
      </ul>
    </Card>
  )
}

/** What was done last, with a way back. */
export function LastChanges() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const { data } = useQuery(creatorChangesQuery(brand.id))
  const undo = useMutation({
    mutationFn: (id: string) => undoChange(brand.id, id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['creators', brand.id] })
      notify.done(t('creators.undone'))
    },
    onError: notify.failed,
  })
  if (!data?.items.length) return null
  return (
    <Card title={t('creators.changes')} note={t('creators.changes_hint')}>
      <ul className="flex flex-col">
        {data.items.slice(0, 8).map((change) => (
          <li key={change.id} className="flex flex-wrap items-center gap-x-3 border-t border-line py-1.5 text-[13px]">
            <span className="min-w-0 flex-1 truncate">
              {t(`creators.kind_${change.kind}`)} · {change.about}
            </span>
            <span className="text-ink-3">
              {change.by.name} · {showMoment(change.at, language, brand.time_zone)}
            </span>
            {change.undone_at ? (
              <span className="text-ink-3">{t('creators.undone')}</span>
            ) : (
              <Button small disabled={undo.isPending} onClick={() => undo.mutate(change.id)}>
                {t('creators.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
