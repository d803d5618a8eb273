import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react'
import { useEffect } from 'react'
import { deriveTraffic, trafficQuery } from '../../api/traffic.ts'
import { Button } from '../../components/button.tsx'
import { showAgo, showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** How current visits are; when they were brought up to date, everything on screen is asked anew. */
export function TrafficFreshness() {
  const { t, language } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const queries = useQueryClient()
  const { data } = useQuery(trafficQuery(brand.id))
  const derivedAt = data?.derived_at
  useEffect(() => {
    if (derivedAt) void queries.invalidateQueries({ queryKey: ['measure', brand.id] })
  }, [derivedAt, brand.id, queries])
  if (!data) return null
  const again = () =>
    void deriveTraffic(brand.id).then(() => queries.invalidateQueries({ queryKey: ['traffic', brand.id] }))
  if (data.status === 'failed') {
    return (
      <span className="flex items-center gap-2 text-[13px] text-bad">
        <CircleAlert size={15} aria-hidden />
        {t('traffic.failed')}
        {canEdit && (
          <Button small onClick={again}>
            {t('action.retry')}
          </Button>
        )}
      </span>
    )
  }
  const running = data.status === 'running'
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
        ? t('traffic.running')
        : data.derived_at
          ? t('traffic.at', { ago: showAgo(data.derived_at, language) })
          : t('traffic.never')}
    </span>
  )
}
