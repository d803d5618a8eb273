import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { sessionQuery } from '../api/session.ts'
import { LoadingRows } from '../components/states.tsx'
import { rememberBrand } from './last-brand.ts'
import { Layout } from './layout.tsx'
import { NotFound } from './not-found.tsx'
import { WorkspaceProvider } from './workspace.tsx'

/** Everything below the address of a brand; another brand's address looks like one that does not exist. */
export function BrandFrame() {
  const { brand: id } = useParams({ from: '/$brand' })
  const { data: session } = useQuery(sessionQuery)
  const brand = session?.brands.find((one) => one.id === id)
  useEffect(() => {
    if (brand) rememberBrand(brand.id)
  }, [brand])
  if (!session) return <LoadingRows />
  if (!brand) return <NotFound />
  return (
    <WorkspaceProvider key={brand.id} session={session} brand={brand}>
      <Layout />
    </WorkspaceProvider>
  )
}
