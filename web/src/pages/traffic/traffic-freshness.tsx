import { useQuery, useQueryClient } from '@tanstack/react-query'
import { deriveTraffic, trafficQuery } from '../../api/traffic.ts'
import { showAgo } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Freshness } from '../../measure/freshness.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'

/** How current visits are. */
export function TrafficFreshness() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const { data } = useQuery(trafficQuery(brand.id))
  if (!data) return null
  const { derived_at: at, status } = data
  const state = status === 'failed' || status === 'running' ? status : 'done'
  const done = at ? t('traffic.at', { ago: showAgo(at, language) }) : t('traffic.never')
  const again = () =>
    void deriveTraffic(brand.id).then(() => queries.invalidateQueries({ queryKey: ['traffic', brand.id] }))
  return (
    <Freshness state={state} derivedAt={at} again={again}>
      {state === 'done' ? done : t(`traffic.${state}`)}
    </Freshness>
  )
}
