import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { Sentence } from '../../measure/sentence.tsx'
import { useView } from '../../shell/workspace.tsx'
import { useTrafficFilter } from './filtered.ts'
import { NoVisits } from './no-visits.tsx'
import { PullPushCard } from './pull-push.tsx'
import { TrafficFilter } from './traffic-filter.tsx'
import { useNarrower } from './use-narrower.ts'

/** Each kind of traffic: how much of it came, what it did, and what it left. */
export function TrafficChannelsPage() {
  const { t } = useTexts()
  const { cards } = useView()
  const { params } = useTrafficFilter()
  const narrow = useNarrower(cards['traffic-table.by'] ?? 'channel')
  return (
    <>
      <Sentence id="traffic-table" params={params} />
      <TrafficFilter />
      <div className="flex flex-col gap-4">
        <MeasureCard
          id="traffic-table"
          params={params}
          controls={['by', 'bots']}
          view="table"
          empty={<NoVisits />}
          metrics={['visits', 'orders', 'net_sales', 'kept', 'engaged_seconds']}
          {...(narrow ? { onRow: narrow } : {})}
        />
        <p className="text-[13px] text-ink-3">
          {t('traffic.value_note')} {t('traffic.narrow_hint')}
        </p>
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <MeasureCard
            id="visits-over-time"
            params={params}
            controls={['by', 'split']}
            metrics={['visits', 'people', 'engaged_seconds']}
            height={300}
            empty={<NoVisits />}
            sentence
          />
          <PullPushCard params={params} />
        </div>
      </div>
    </>
  )
}
