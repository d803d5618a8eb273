import { useQueryClient } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '../components/button.tsx'
import { showMoment } from '../format/day.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useWorkspace } from '../shell/workspace.tsx'

type Props = {
  state: 'failed' | 'running' | 'done'
  derivedAt: string | null
  /** What is said of the state. */
  children: string
  /** Tries again what failed. */
  again: () => void
}

/** How current derived figures are; when they were derived anew, everything on screen is asked anew. */
export function Freshness({ state, derivedAt, children, again }: Props) {
  const { t, language } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const queries = useQueryClient()
  useEffect(() => {
    if (derivedAt) void queries.invalidateQueries({ queryKey: ['measure', brand.id] })
  }, [derivedAt, brand.id, queries])
  if (state === 'failed') {
    return (
      <span className="flex items-center gap-2 text-[13px] text-bad">
        <CircleAlert size={15} aria-hidden />
        {children}
        {canEdit && (
          <Button small onClick={again}>
            {t('action.retry')}
          </Button>
        )}
      </span>
    )
  }
  return (
    <span
      role="status"
      className="flex items-center gap-1.5 text-[13px] text-ink-3"
      title={derivedAt ? showMoment(derivedAt, language, brand.time_zone) : ''}
    >
      {state === 'running' ? (
        <LoaderCircle size={15} className="animate-spin" aria-hidden />
      ) : (
        <CircleCheck size={15} className="text-good" aria-hidden />
      )}
      {children}
    </span>
  )
}
