import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { saveTierRules, socialPlatforms, type TierRule, tierRulesQuery } from '../../api/creators.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { platformName } from './platform-name.ts'

const bounds = ['micro', 'mid', 'macro', 'mega'] as const

/** Which audience makes which tier: for all platforms, and for those that differ. */
export function TierRules({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(tierRulesQuery(brand.id))
  return (
    <Dialog open wide onClose={onClose} title={t('creators.tiers')} description={t('creators.tiers_hint')}>
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Form rules={data.rules} onClose={onClose} />
      ) : (
        <LoadingRows rows={3} />
      )}
    </Dialog>
  )
}

function Form({ rules, onClose }: { rules: TierRule[]; onClose: () => void }) {
  const { t, language } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [draft, setDraft] = useState(rules)
  const save = useMutation({
    mutationFn: () => saveTierRules(brand.id, draft),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['creators', brand.id] })
      void queries.invalidateQueries({ queryKey: ['measure', brand.id] })
      notify.done(t('creators.saved'))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const set = (at: number, part: Partial<TierRule>) =>
    setDraft(draft.map((rule, place) => (place === at ? { ...rule, ...part } : rule)))
  const free = socialPlatforms.filter((one) => !draft.some(({ platform }) => platform === one))
  const [first] = draft
  const [next] = free
  return (
    <form className="mt-2 flex flex-col gap-4" onSubmit={submit}>
      {draft.map((rule, at) => (
        <div key={rule.platform} className="flex flex-wrap items-end gap-2">
          <div className="grid min-w-0 flex-1 grid-cols-2 gap-2 sm:grid-cols-5">
            <SelectField
              label={t('creators.platform')}
              value={rule.platform}
              disabled={rule.platform === '' || !canEdit}
              choices={
                rule.platform === ''
                  ? [{ value: '', label: t('creators.tiers_others') }]
                  : [rule.platform, ...free].map((value) => ({ value, label: platformName(value, language) }))
              }
              onChange={(event) => set(at, { platform: event.target.value })}
            />
            {bounds.map((bound) => (
              <TextField
                key={bound}
                type="number"
                min={1}
                step={1}
                required
                readOnly={!canEdit}
                label={t('creators.tier_from', { tier: t(`creators.tier_${bound}`) })}
                value={rule[bound] || ''}
                onChange={(event) => set(at, { [bound]: Number(event.target.value) })}
              />
            ))}
          </div>
          {rule.platform !== '' && canEdit && (
            <IconButton label={t('creators.remove')} onClick={() => setDraft(draft.filter((_, place) => place !== at))}>
              <X size={16} />
            </IconButton>
          )}
        </div>
      ))}
      {save.error && <ProblemView error={save.error} />}
      {canEdit && (
        <div className="flex flex-wrap justify-end gap-2">
          {first && next && (
            <Button onClick={() => setDraft([...draft, { ...first, platform: next }])}>
              {t('creators.platform')} +
            </Button>
          )}
          <Button type="submit" kind="primary" disabled={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      )}
    </form>
  )
}
