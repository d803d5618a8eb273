import { useNavigate } from '@tanstack/react-router'
import type { Row } from '../api/measures.ts'
import { keepView, useWorkspace } from '../shell/workspace.tsx'

/** Somebody's visits over time, or the orders of a customer who was never seen on the site. */
export function useOpenPerson() {
  const navigate = useNavigate()
  const { brand } = useWorkspace()
  return ({ person, customer_id }: Row) => {
    if (person) {
      void navigate({ to: '/$brand/traffic/people/$person', params: { brand: brand.id, person: String(person) } })
    } else {
      const customer = String(customer_id).replace(/[\\,]/g, '\\$&')
      const search = (now: Record<string, string | undefined>) => ({
        ...keepView(now),
        from: '2000-01-01',
        customer_id: customer,
      })
      void navigate({ to: '/$brand/orders', params: { brand: brand.id }, search })
    }
  }
}
