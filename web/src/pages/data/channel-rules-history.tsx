import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type RulesVersion, restoreRules } from '../../api/channel-rules.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

type Props = { versions: readonly RulesVersion[]; onLook: (version: RulesVersion) => void; onRestored: () => void }

/** Who saved which list and when; any of them can be looked at, and made to hold again. */
export function ChannelRulesHistory({ versions, onLook, onRestored }: Props) {
  const { t, language } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const restore = useMutation({
    mutationFn: (version: number) => restoreRules(brand.id, version),
    onSuccess: async ({ version }) => {
      await queries.invalidateQueries({ queryKey: ['channel-rules', brand.id] })
      void queries.invalidateQueries({ queryKey: ['brand', brand.id] })
      notify.done(t('channels.saved', { version }))
      onRestored()
    },
    onError: notify.failed,
  })
  return (
    <Card flush title={t('channels.history')} note={t('channels.history_note')}>
      <ul className="divide-y divide-line border-t border-line">
        {versions.map((one, i) => (
          <li key={one.version} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="font-medium">
              {one.version === 0 ? t('channels.defaults') : t('channels.version', { version: one.version })}
            </span>
            {i === 0 && <Badge tone="accent">{t('channels.holds')}</Badge>}
            <span className="text-[13px] text-ink-2">{t('channels.rules_count', { count: one.rules.length })}</span>
            {one.created_at && (
              <span className="text-[13px] text-ink-3">
                {one.created_by?.name} · {showMoment(one.created_at, language, brand.time_zone)}
              </span>
            )}
            {one.restored_from !== null && (
              <span className="text-[13px] text-ink-3">
                {one.restored_from === 0
                  ? t('channels.copy_of_defaults')
                  : t('channels.copy_of', { version: one.restored_from })}
              </span>
            )}
            <span className="min-w-40 flex-1 text-[13px] break-words text-ink-2">{one.note}</span>
            {i > 0 && (
              <span className="flex gap-1">
                <Button small kind="quiet" onClick={() => onLook(one)}>
                  {t('channels.look')}
                </Button>
                {canEdit && (
                  <Confirm
                    small
                    kind="quiet"
                    title={t('channels.restore_title')}
                    description={t('channels.restore_text')}
                    action={t('channels.restore')}
                    onConfirm={() => restore.mutate(one.version)}
                  >
                    {t('channels.restore')}
                  </Confirm>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
