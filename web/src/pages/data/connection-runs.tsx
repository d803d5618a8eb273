import { useQuery } from '@tanstack/react-query'
import { type Connection, connectionRunsQuery, type Platform } from '../../api/connections.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { RunLine } from './run-line.tsx'

/** The last times that a connection was read, newest first. */
export function ConnectionRuns({ connection, platform }: { connection: Connection; platform: Platform | undefined }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(connectionRunsQuery(brand.id, connection.id))
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingRows rows={2} />
  return (
    <ul aria-label={t('connections.history')} className="flex flex-col divide-y divide-line border-t border-line">
      {data.items.map((run) => (
        <li key={run.id} className="py-3">
          <RunLine run={run} platform={platform} />
        </li>
      ))}
    </ul>
  )
}
