import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { sessionQuery } from '../api/session.ts'
import { FirstBrand } from '../pages/first-brand.tsx'
import { lastBrand } from './last-brand.ts'

/** Goes on to the brand that was open last, or makes the first one. */
export function StartPage() {
  const { data: session } = useQuery(sessionQuery)
  if (!session) return null
  const brand = lastBrand(session.brands)
  if (!brand) return <FirstBrand />
  return <Navigate to="/$brand" params={{ brand: brand.id }} replace />
}
