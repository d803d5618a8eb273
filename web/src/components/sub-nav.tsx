import { Link, type LinkProps } from '@tanstack/react-router'
import { useWorkspace } from '../shell/workspace.tsx'

export type SubPage = { to: NonNullable<LinkProps['to']>; text: string; exact?: boolean }

type Search = Record<string, string | undefined>
type Props = {
  label: string
  pages: readonly SubPage[]
  /** What of the address the other pages keep; nothing where it is not given. */
  keep?: (search: Search) => Search
}

/** On a narrow screen, the page that is open may be one of the last. */
const showActive = (link: HTMLAnchorElement | null) => {
  if (link?.dataset.status === 'active') link.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Links between the pages of one part, under its heading. */
export function SubNav({ label, pages, keep }: Props) {
  const { brand } = useWorkspace()
  return (
    <nav aria-label={label} className="mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {pages.map(({ to, text, exact = false }) => (
          <li key={text}>
            <Link
              ref={showActive}
              to={to}
              params={{ brand: brand.id }}
              {...(keep ? { search: keep } : {})}
              activeOptions={{ exact, includeSearch: false }}
              className="-mb-px block whitespace-nowrap border-b-2 border-transparent px-3 py-2 text-ink-2 hover:text-ink data-[status=active]:border-accent data-[status=active]:font-medium data-[status=active]:text-ink"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
