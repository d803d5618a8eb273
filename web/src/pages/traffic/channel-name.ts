import { useQuery } from '@tanstack/react-query'
import { channelWordsQuery } from '../../api/channel-rules.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Names of kinds of traffic in the reader's language; the id itself until they are known. */
export function useTrafficChannel(): (id: string) => string {
  const { pick } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(channelWordsQuery(brand.id))
  return (id) => pick(data?.channels.find((channel) => channel.id === id)?.name) || id
}
