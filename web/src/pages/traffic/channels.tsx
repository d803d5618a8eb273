import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { Sentence } from '../../measure/sentence.tsx'
import { NoVisits } from './no-visits.tsx'

/** Each kind of traffic: how much of it came, what it did, and what it left. */
export function TrafficChannelsPage() {
  const { t } = useTexts()
  return (
    <>
      <Sentence id="traffic-table" />
      <div className="flex flex-col gap-4">
        <MeasureCard
          id="traffic-table"
          controls={['by', 'bots']}
          view="table"
          empty={<NoVisits />}
          metrics={['visits', 'orders', 'net_sales', 'kept', 'engaged_seconds']}
        />
        <p className="text-[13px] text-ink-3">{t('traffic.value_note')}</p>
      </div>
    </>
  )
}
