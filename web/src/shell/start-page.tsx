import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { sessionQuery } from '../api/session.ts'
import { Empty } from '../components/states.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { lastBrand } from './last-brand.ts'

/** Goes on to the brand that was open last. */
export function StartPage() {
  const { t } = useTexts()
  const { data: session } = useQuery(sessionQuery)
  if (!session) return null
  const brand = lastBrand(session.brands)
  if (!brand) return <Empty title={t('shell.no_brand')}>{t('shell.no_brand_hint')}</Empty>
  return <Navigate to="/$brand" params={{ brand: brand.id }} replace />
}
