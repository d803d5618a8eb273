import { useQuery } from '@tanstack/react-query'
import { accepted } from '../address/query.ts'
import type { Query } from '../api/client.ts'
import { type Answer, catalogueQuery, type Definition, measureQuery } from '../api/measures.ts'
import { useView, useWorkspace } from '../shell/workspace.tsx'

export type Asked = {
  definition: Definition | undefined
  /** Parameters as they were sent, and as an export sends them again. */
  params: Query
  answer: Answer | undefined
  error: unknown
  pending: boolean
  /** The figures on screen belong to the question before, while the new one is asked. */
  stale: boolean
  retry: () => void
}

/** Asks one measure for what the address shows, with parameters of the card's own. */
export function useMeasure(id: string, own: Query = {}): Asked {
  const { brand } = useWorkspace()
  const { params: shown } = useView()
  const catalogue = useQuery(catalogueQuery(brand.id))
  const definition = catalogue.data?.get(id)
  const params = accepted({ ...shown, ...own }, definition?.params.properties)
  const answer = useQuery({ ...measureQuery(brand.id, id, params), enabled: definition !== undefined })
  return {
    definition,
    params,
    answer: answer.data,
    error: catalogue.error ?? answer.error,
    pending: catalogue.isPending || (definition !== undefined && answer.isPending),
    stale: answer.isPlaceholderData,
    retry: () => void (catalogue.error ? catalogue.refetch() : answer.refetch()),
  }
}
