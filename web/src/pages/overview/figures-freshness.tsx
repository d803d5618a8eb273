import { useQuery, useQueryClient } from '@tanstack/react-query'
import { brandQuery, derive } from '../../api/brand.ts'
import { showAgo } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Freshness } from '../../measure/freshness.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'

/** How current the figures of orders are. */
export function FiguresFreshness() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const { data } = useQuery(brandQuery(brand.id))
  if (!data) return null
  const { derived_at: at, derive_status: status, stale } = data
  const state = status === 'failed' ? 'failed' : status === 'running' || stale ? 'running' : 'done'
  const done = !at
    ? t('freshness.never')
    : Date.now() - Date.parse(at) < 60_000
      ? t('freshness.just_now')
      : t('freshness.at', { ago: showAgo(at, language) })
  const again = () => void derive(brand.id).then(() => queries.invalidateQueries({ queryKey: ['brand', brand.id] }))
  return (
    <Freshness state={state} derivedAt={at} again={again}>
      {state === 'done' ? done : t(`freshness.${state}`)}
    </Freshness>
  )
}
