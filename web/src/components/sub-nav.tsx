import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useWorkspace } from '../shell/workspace.tsx'

export type SubPage = { to: NonNullable<LinkProps['to']>; text: string; exact?: boolean }

type Search = Record<string, string | undefined>
type Props = {
  label: string
  pages: readonly SubPage[]
  /** What of the address the other pages keep; nothing where it is not given. */
  keep?: (search: Search) => Search
}

/** Links between the pages of one part, under its heading. */
export function SubNav({ label, pages, keep }: Props) {
  const { brand } = useWorkspace()
  const bar = useOpenInSight()
  return (
    <nav ref={bar} aria-label={label} className="mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {pages.map(({ to, text, exact = false }) => (
          <li key={text}>
            <Link
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

/** On a narrow screen, the page that is open may be one of the last: it stands in the middle, its neighbours beside it. */
function useOpenInSight() {
  const bar = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is open where the path is another.
  useEffect(() => {
    const open = bar.current?.querySelector('[aria-current="page"]')
    open?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  return bar
}
