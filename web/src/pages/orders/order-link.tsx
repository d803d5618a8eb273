import { Link } from '@tanstack/react-router'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'

type Props = { order: string; store: string; children?: string }

/** An order's id, or what it is called here, that leads to its page. */
export function OrderLink({ order, store, children = order }: Props) {
  const { brand } = useWorkspace()
  return (
    <Link
      to="/$brand/orders/$order"
      params={{ brand: brand.id, order }}
      search={(before) => ({ ...keepView(before), ...(store ? { 'order.store': store } : {}) })}
      className="text-accent hover:underline"
    >
      {children}
    </Link>
  )
}
