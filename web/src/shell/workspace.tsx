import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { daysOf, type Extent } from '../address/period.ts'
import { measureParams } from '../address/query.ts'
import { readCards, readView, type View } from '../address/view.ts'
import { extentQuery } from '../api/extent.ts'
import type { Brand, Session } from '../api/session.ts'
import { LoadingRows } from '../components/states.tsx'
import { dayIn } from '../format/day.ts'
import type { Locale } from '../format/value.ts'
import { useTexts } from '../i18n/use-texts.ts'

type Workspace = {
  session: Session
  brand: Brand
  today: string
  extent: Extent
  canEdit: boolean
  isOwner: boolean
}

const Context = createContext<Workspace | undefined>(undefined)

/** The brand that the pages below speak of, and the days it has. */
export function WorkspaceProvider({
  session,
  brand,
  children,
}: {
  session: Session
  brand: Brand
  children: ReactNode
}) {
  const { data: extent, isPending } = useQuery(extentQuery(brand.id))
  const workspace = useMemo<Workspace>(
    () => ({
      session,
      brand,
      today: dayIn(brand.time_zone),
      extent: extent ?? undefined,
      canEdit: brand.role !== 'viewer',
      isOwner: brand.role === 'owner',
    }),
    [session, brand, extent],
  )
  // Presets end on the last day with data: asking before that day is known would ask everything twice.
  if (isPending) return <LoadingRows />
  return <Context value={workspace}>{children}</Context>
}

export function useWorkspace(): Workspace {
  const workspace = useContext(Context)
  if (!workspace) throw new Error('useWorkspace needs a WorkspaceProvider above it')
  return workspace
}

/** How money of an answer is written; its currency need not be the brand's. */
export function useLocale(currency: string): Locale {
  const { language } = useTexts()
  return useMemo(() => ({ language, currency }), [language, currency])
}

/** What the address shows, the days and parameters it stands for, and how to change it. */
export function useView() {
  const { today, extent } = useWorkspace()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  return useMemo(() => {
    const view = readView(search)
    return {
      view,
      cards: readCards(search),
      search,
      days: daysOf(view, today, extent),
      params: measureParams(view, today, extent),
      /** Changes parts of the address; undefined removes a part. */
      change: (part: Record<string, string | undefined>) =>
        navigate({
          to: '.',
          search: (before: Record<string, string | undefined>) => ({ ...before, ...part }),
          replace: true,
        }),
    }
  }, [search, today, extent, navigate])
}

/** Parts of an address that stay when another page is opened. */
export function keepView(search: Record<string, unknown>): View {
  return readView(search)
}
