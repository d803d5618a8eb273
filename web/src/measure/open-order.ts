import { useNavigate } from '@tanstack/react-router'
import type { Row } from '../api/measures.ts'
import { keepView, useWorkspace } from '../shell/workspace.tsx'

/** The order of a row, with its entries, files and lines. */
export function useOpenOrder() {
  const navigate = useNavigate()
  const { brand } = useWorkspace()
  return ({ order_id, store }: Row) =>
    void navigate({
      to: '/$brand/orders/$order',
      params: { brand: brand.id, order: String(order_id) },
      search: (before: Record<string, string | undefined>) => ({
        ...keepView(before),
        ...(store ? { 'order.store': String(store) } : {}),
      }),
    })
}
