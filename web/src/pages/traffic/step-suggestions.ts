import { useQuery } from '@tanstack/react-query'
import { eventNamesQuery } from '../../api/events.ts'
import { useMeasure } from '../../measure/use-measure.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

const days = 90

/** Steps that people may take: the names of the brand's events, and the pages that most visits land on. */
export function useStepSuggestions(): string[] {
  const { brand } = useWorkspace()
  const { data } = useQuery(eventNamesQuery(brand.id, days))
  const { answer } = useMeasure('traffic-table', { by: 'landing_page', limit: 50, compare: 'none' })
  const names = (data?.items ?? []).map(({ name }) => name)
  const pages = (answer?.rows ?? []).map(({ key }) => String(key)).filter(Boolean)
  return [...new Set([...names, ...pages])]
}
