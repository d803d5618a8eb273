import { useMutation, useQueryClient } from '@tanstack/react-query'
import { endSource, type Source } from '../../api/events.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { Copyable } from '../../components/copyable.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { Arrival } from './arrival.tsx'
import { SourceHosts } from './source-hosts.tsx'
import { SourceShop } from './source-shop.tsx'
import { SourceSnippets } from './source-snippets.tsx'
import { SourceWebhooks } from './source-webhooks.tsx'

type Props = { source: Source; open: boolean; onToggle: () => void }

/** A source: its key, whether its events arrive, and what to put into the shop. */
export function SourceCard({ source, open, onToggle }: Props) {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const { mutate: end } = useMutation({
    mutationFn: () => endSource(brand.id, source.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sources', brand.id] }),
    onError: notify.failed,
  })
  return (
    <Card
      label={source.name}
      title={source.name}
      note={<Badge>{t(`sources.kind_${source.kind}`)}</Badge>}
      actions={
        <>
          <Button small aria-expanded={open} onClick={onToggle}>
            {open ? t('sources.hide') : t('sources.set_up')}
          </Button>
          {canEdit && (
            <Confirm
              small
              kind="quiet"
              title={t('sources.end_title', { name: source.name })}
              description={t('sources.end_text')}
              action={t('sources.end')}
              onConfirm={() => end()}
            >
              {t('sources.end')}
            </Confirm>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Arrival source={source} />
        <Copyable label={t('sources.write_key')} value={source.write_key} />
        {open && (
          <>
            {source.kind !== 'server' && <SourceHosts source={source} />}
            <p className="text-ink-2">{t(`sources.steps_${source.kind}`)}</p>
            <SourceSnippets source={source} />
            {canEdit && <SourceShop source={source} />}
          </>
        )}
        {(source.kind === 'shopify' || source.kind === 'woocommerce') && <SourceWebhooks source={source} open={open} />}
      </div>
    </Card>
  )
}
