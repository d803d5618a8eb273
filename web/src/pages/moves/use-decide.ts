import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Decision, decideOnMove } from '../../api/moves.ts'
import { useNotify } from '../../components/toasts.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Decides on moves, and shows the list anew. */
export function useDecide() {
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const { mutate, isPending } = useMutation({
    mutationFn: (decision: Decision) => decideOnMove(brand.id, decision),
    onSettled: () => queries.invalidateQueries({ queryKey: ['moves', brand.id] }),
    onError: notify.failed,
  })
  return { decide: mutate, isPending }
}
