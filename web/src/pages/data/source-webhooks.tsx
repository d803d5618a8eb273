import { useQuery } from '@tanstack/react-query'
import type { Source } from '../../api/events.ts'
import { refusedWebhooksQuery, type WebhookState, webhooksQuery } from '../../api/webhooks.ts'
import { Copyable } from '../../components/copyable.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { WebhookSecret } from './webhook-secret.tsx'

/** The webhooks of a shop: where it sends them, what signs them, and what came of them. */
export function SourceWebhooks({ source, open }: { source: Source; open: boolean }) {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const { data, error, refetch } = useQuery(webhooksQuery(brand.id))
  const state = data?.items.find((one) => one.source === source.id)
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!state) return null
  return (
    <section className="flex flex-col gap-3" aria-label={t('sources.webhook_title')}>
      {open && <h3 className="text-sm font-medium">{t('sources.webhook_title')}</h3>}
      {(open || state.has_secret) && <StateLine state={state} />}
      {open && (
        <>
          <p className="text-ink-2">{t(`sources.webhook_steps_${source.kind}`)}</p>
          <Copyable
            label={t('sources.webhook_address')}
            value={`${window.location.origin}/v1/webhooks/${source.kind}/${source.id}`}
          />
          {canEdit && <WebhookSecret source={source} hasSecret={state.has_secret} />}
          {state.refused > 0 && <RefusedList source={source.id} />}
        </>
      )}
    </section>
  )
}

function StateLine({ state }: { state: WebhookState }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const { has_secret, last_at, ...counts } = state
  const time = last_at && showMoment(last_at, language, brand.time_zone)
  const text = !has_secret
    ? t('sources.webhook_none')
    : time
      ? t('sources.webhook_state', { ...counts, time })
      : t('sources.webhook_never')
  return (
    <p role="status" className="text-[13px] text-ink-2">
      {text}
    </p>
  )
}

/** What could not be taken: what is wrong, and what mends it. */
function RefusedList({ source }: { source: string }) {
  const { t, pick, language } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(refusedWebhooksQuery(brand.id, source))
  if (!data) return null
  return (
    <div className="flex flex-col gap-2">
      <h4 className="text-[13px] font-medium">{t('sources.webhook_refused')}</h4>
      <ul className="flex flex-col gap-2 text-[13px]">
        {data.items.map(({ id, topic, received_at, fault }) => (
          <li key={id} className="rounded-lg bg-sunken p-3">
            <p className="text-ink-3">
              {showMoment(received_at, language, brand.time_zone)} · {topic} · {fault.field}{' '}
              <code className="break-all">{fault.value || '∅'}</code>
            </p>
            <p>{pick(fault.reason)}</p>
            <p className="text-ink-2">{pick(fault.remedy)}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
