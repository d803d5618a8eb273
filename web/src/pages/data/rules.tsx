import { useQuery } from '@tanstack/react-query'
import { resourcesQuery } from '../../api/resources.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { StatedTable } from './stated-table.tsx'

/** Every table of rules that the server defines. */
export function RulesPage() {
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(resourcesQuery(brand.id))
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingRows />
  return (
    <div className="flex flex-col gap-4">
      {data.items.map((resource) => (
        <StatedTable key={resource.id} resource={resource} />
      ))}
    </div>
  )
}
