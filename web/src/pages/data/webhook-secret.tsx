import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Source } from '../../api/events.ts'
import { setWebhookSecret } from '../../api/webhooks.ts'
import { Button } from '../../components/button.tsx'
import { CopyOnce } from '../../components/copy-once.tsx'
import { TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

const hourMs = 3_600_000

/** Sets what signs the webhooks: Shopify makes its own secret and shows it, for WooCommerce one is made here. */
export function WebhookSecret({ source, hasSecret }: { source: Source; hasSecret: boolean }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [given, setGiven] = useState('')
  const [until, setUntil] = useState<string>()
  const isShopify = source.kind === 'shopify'
  const change = useMutation({
    mutationFn: () => setWebhookSecret(brand.id, source.id, isShopify ? { secret: given } : {}),
    onSuccess: async () => {
      setGiven('')
      setUntil(hasSecret ? new Date(Date.now() + hourMs).toISOString() : undefined)
      await queries.invalidateQueries({ queryKey: ['webhooks', brand.id] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  const action = isShopify ? 'sources.webhook_keep' : hasSecret ? 'sources.webhook_rotate' : 'sources.webhook_make'
  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      <div className="flex flex-wrap items-end gap-3">
        {isShopify && (
          <div className="min-w-56 flex-1">
            <TextField
              label={t('sources.webhook_secret')}
              type="password"
              autoComplete="off"
              required
              minLength={16}
              maxLength={200}
              value={given}
              onChange={(event) => setGiven(event.target.value)}
            />
          </div>
        )}
        <Button type="submit" disabled={change.isPending}>
          {t(action)}
        </Button>
      </div>
      {isShopify && <p className="text-xs text-ink-3">{t('sources.webhook_secret_hint')}</p>}
      {change.data && !isShopify && <CopyOnce label={t('sources.webhook_secret_new')} value={change.data.secret} />}
      {until && (
        <p role="status" className="text-[13px] text-ink-2">
          {t('sources.webhook_secret_saved', { time: showMoment(until, language, brand.time_zone) })}
        </p>
      )}
      {change.error && <ProblemView error={change.error} />}
    </form>
  )
}
