import { Link } from '@tanstack/react-router'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'

const look = 'max-w-32 truncate sm:max-w-48'

/** The name of a creator, which leads to their page; of somebody who is not in the book the name alone. */
export function CreatorLink({ id, name }: { id: string; name: string }) {
  const { brand } = useWorkspace()
  if (id === '' || id.includes('/')) return <span className={look}>{name}</span>
  return (
    <Link
      to="/$brand/creators/$creator"
      params={{ brand: brand.id, creator: id }}
      search={keepView}
      className={`${look} text-accent hover:underline`}
    >
      {name}
    </Link>
  )
}
