import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react'
import { useEffect } from 'react'
import { brandQuery, derive } from '../../api/brand.ts'
import { Button } from '../../components/button.tsx'
import { showAgo, showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** How current the figures are; when they were rebuilt, everything on screen is asked anew. */
export function Freshness() {
  const { t, language } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const queries = useQueryClient()
  const { data } = useQuery(brandQuery(brand.id))
  const derivedAt = data?.derived_at
  useEffect(() => {
    if (derivedAt) void queries.invalidateQueries({ queryKey: ['measure', brand.id] })
  }, [derivedAt, brand.id, queries])
  if (!data) return null
  if (data.derive_status === 'failed') {
    return (
      <span className="flex items-center gap-2 text-[13px] text-bad">
        <CircleAlert size={15} aria-hidden />
        {t('freshness.failed')}
        {canEdit && (
          <Button
            small
            onClick={() =>
              void derive(brand.id).then(() => queries.invalidateQueries({ queryKey: ['brand', brand.id] }))
            }
          >
            {t('action.retry')}
          </Button>
        )}
      </span>
    )
  }
  const running = data.derive_status === 'running' || data.stale
  return (
    <span
      role="status"
      className="flex items-center gap-1.5 text-[13px] text-ink-3"
      title={data.derived_at ? showMoment(data.derived_at, language, brand.time_zone) : ''}
    >
      {running ? (
        <LoaderCircle size={15} className="animate-spin" aria-hidden />
      ) : (
        <CircleCheck size={15} className="text-good" aria-hidden />
      )}
      {running
        ? t('freshness.running')
        : !data.derived_at
          ? t('freshness.never')
          : Date.now() - Date.parse(data.derived_at) < 60_000
            ? t('freshness.just_now')
            : t('freshness.at', { ago: showAgo(data.derived_at, language) })}
    </span>
  )
}
