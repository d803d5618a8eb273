import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { ApiProblem } from '../api/problem.ts'
import { sessionQuery } from '../api/session.ts'
import { queries } from '../queries.ts'
import { BrandFrame } from '../shell/brand-frame.tsx'
import { NotFound } from '../shell/not-found.tsx'
import { RouteProblem } from '../shell/route-problem.tsx'

type Search = Record<string, string | undefined>
const anySearch = (search: Record<string, unknown>): Search =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )

export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteProblem,
  validateSearch: anySearch,
})

/** Sends whoever is not signed in to the sign-in page, and back afterwards. */
export async function mustBeSignedIn({ location }: { location: { href: string } }): Promise<void> {
  try {
    await queries.ensureQueryData(sessionQuery)
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) {
      throw redirect({ to: '/sign-in', search: { next: location.href } })
    }
    throw error
  }
}

export const brand = createRoute({
  getParentRoute: () => root,
  path: '/$brand',
  beforeLoad: mustBeSignedIn,
  component: BrandFrame,
})
export const under = { getParentRoute: () => brand } as const
