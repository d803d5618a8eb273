import { useNavigate } from '@tanstack/react-router'
import type { Row } from '../../api/measures.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { filterText, keepTraffic } from './filtered.ts'

type Search = Record<string, string | undefined>

/** Where a row of the traffic table leads by what it is about: the filter that it sets, and what rows are about then. */
const narrower: Readonly<Record<string, { filter: string; by: string }>> = {
  channel: { filter: 'traffic.channel', by: 'campaign' },
  source: { filter: 'traffic.visit_source', by: 'campaign' },
  campaign: { filter: 'campaign', by: 'landing_page' },
  device: { filter: 'traffic.device', by: 'channel' },
  country: { filter: 'country', by: 'channel' },
}

/** Opens what a row of the traffic table is made of; undefined where nothing is narrower. */
export function useNarrower(by: string): ((row: Row) => void) | undefined {
  const navigate = useNavigate()
  const follow = useFollow()
  if (by === 'landing_page' || by === 'exit_page') return ({ key }) => key && follow(String(key))
  const next = narrower[by]
  if (!next) return undefined
  return ({ key }) =>
    void navigate({
      to: '.',
      search: (before: Search) => ({ ...before, [next.filter]: filterText(key), 'traffic-table.by': next.by }),
    })
}

/** Opens the paths from a page or an event, with the view and the filters of visits as they are. */
export function useFollow(): (at: string) => void {
  const navigate = useNavigate()
  const { brand } = useWorkspace()
  return (at) =>
    void navigate({
      to: '/$brand/traffic/paths',
      params: { brand: brand.id },
      search: (before: Search) => ({ ...keepTraffic(before), 'paths.at': at }),
    })
}
