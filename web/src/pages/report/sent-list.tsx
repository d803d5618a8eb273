import { useQuery } from '@tanstack/react-query'
import { type SentReport, sentReportsQuery } from '../../api/report.ts'
import { Badge, type Tone } from '../../components/badge.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { addDays, showMoment, showPeriod } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

const tones: Record<SentReport['state'], Tone> = { sending: 'neutral', sent: 'good', failed: 'bad', unknown: 'warn' }

/** What was sent, to whom, and what became of it. */
export function SentList() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(sentReportsQuery(brand.id))
  return (
    <Card title={t('report.sent')}>
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows rows={3} />
      ) : data.items.length === 0 ? (
        <p className="text-ink-3">{t('report.none_sent')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {data.items.map((one) => (
            <Sent key={`${one.week} ${one.recipient}`} one={one} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Sent({ one }: { one: SentReport }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const moment = (instant: string) => showMoment(instant, language, brand.time_zone)
  const { week, recipient, state, reason, tries, next_try, at } = one
  return (
    <li className="flex flex-col gap-0.5 py-2">
      <div className="flex flex-wrap items-center gap-x-2">
        <span className="min-w-0 flex-1 break-all text-ink">{recipient}</span>
        <Badge tone={tones[state]}>{t(`report.state_${state}`)}</Badge>
      </div>
      <p className="text-[13px] text-ink-3">
        {showPeriod(week, addDays(week, 6), language)} · {moment(at)} · {t('report.tries', { shown: tries })}
      </p>
      {reason && <p className="break-words text-[13px] text-ink-2">{reason}</p>}
      {state === 'unknown' && <p className="text-[13px] text-ink-2">{t('report.may_be_there')}</p>}
      {next_try && <p className="text-[13px] text-ink-2">{t('report.next_try', { at: moment(next_try) })}</p>}
    </li>
  )
}
