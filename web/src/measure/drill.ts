import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Answer, Row } from '../api/measures.ts'
import { useWorkspace } from '../shell/workspace.tsx'

/** Opens the orders behind a row of an answer; undefined where its rows have no way down. */
export function useDrill(answer: Answer | undefined): ((row: Row) => void) | undefined {
  const navigate = useNavigate()
  const { brand } = useWorkspace()
  const open = useCallback(
    (row: Row) => {
      const place = answer?.rows.indexOf(row) ?? -1
      const filters = answer?.orders?.[place]
      if (!filters) return
      void navigate({
        to: '/$brand/orders',
        params: { brand: brand.id },
        search: (before: Record<string, string | undefined>) => ({ ...before, period: undefined, ...filters }),
      })
    },
    [answer, brand.id, navigate],
  )
  return answer?.orders ? open : undefined
}
