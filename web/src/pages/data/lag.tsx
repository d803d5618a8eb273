import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, Clock } from 'lucide-react'
import { lagQuery } from '../../api/events.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { showBytes } from '../../format/bytes.ts'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** What was acknowledged and waits for the warehouse, and why. */
export function LagLine() {
  const { t, language, pick } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(lagQuery(brand.id))
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const { waiting_bytes: bytes, waiting_since: since, trouble } = data
  const Icon = trouble ? CircleAlert : bytes ? Clock : CircleCheck
  return (
    <div role="status" className="flex items-start gap-2 text-[13px] text-ink-2">
      <Icon size={16} className={`mt-0.5 shrink-0 ${trouble ? 'text-bad' : 'text-ink-3'}`} aria-hidden />
      <div className="min-w-0">
        <p>
          {bytes && since
            ? t('sources.lag', {
                bytes: showBytes(bytes, language),
                time: showMoment(since, language, brand.time_zone),
              })
            : t('sources.no_lag')}
        </p>
        {trouble && (
          <p className="text-bad">
            {t('sources.trouble')} {pick(trouble)}
          </p>
        )}
      </div>
    </div>
  )
}
