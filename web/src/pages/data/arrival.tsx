import { useQuery } from '@tanstack/react-query'
import { CircleCheck, LoaderCircle } from 'lucide-react'
import { arrivalQuery, type Source } from '../../api/events.ts'
import { utc } from '../../api/orders.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { showMoment } from '../../format/day.ts'
import { useNames } from '../../format/names.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Whether events of the source arrive: waits for the first, then tells the latest. */
export function Arrival({ source }: { source: Source }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const nameOf = useNames()
  const { data, error, refetch } = useQuery(arrivalQuery(brand.id, source.id))
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  const event = data?.items[0]
  return (
    <p role="status" className="flex items-start gap-2 text-[13px] text-ink-2">
      {event ? (
        <>
          <CircleCheck size={16} className="mt-0.5 shrink-0 text-good" aria-hidden />
          <span>
            {t('sources.arrived', {
              name: nameOf('event', event.name),
              time: showMoment(utc(event.received_at), language, brand.time_zone),
            })}
          </span>
        </>
      ) : (
        <>
          <LoaderCircle
            size={16}
            className="mt-0.5 shrink-0 animate-spin text-ink-3 motion-reduce:animate-none"
            aria-hidden
          />
          <span>{t('sources.waiting')}</span>
        </>
      )}
    </p>
  )
}
