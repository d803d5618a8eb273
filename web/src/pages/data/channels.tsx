import { useQuery } from '@tanstack/react-query'
import { channelWordsQuery, rulesVersionsQuery } from '../../api/channel-rules.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { ChannelRulesEditor } from './channel-rules-editor.tsx'

/** By which rules a visit is of a channel: look, change, try, save, go back. */
export function ChannelsPage() {
  const { brand } = useWorkspace()
  const words = useQuery(channelWordsQuery(brand.id))
  const versions = useQuery(rulesVersionsQuery(brand.id))
  const error = words.error ?? versions.error
  if (error) {
    return <ProblemView error={error} onRetry={() => void Promise.all([words.refetch(), versions.refetch()])} />
  }
  const [current] = versions.data?.items ?? []
  if (!words.data || !versions.data || !current) return <LoadingRows />
  return <ChannelRulesEditor words={words.data} versions={versions.data.items} current={current} />
}
