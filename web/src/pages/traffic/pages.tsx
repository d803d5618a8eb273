import type { Row } from '../../api/measures.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { Sentence } from '../../measure/sentence.tsx'
import { useView } from '../../shell/workspace.tsx'
import { useTrafficFilter } from './filtered.ts'
import { NoVisits } from './no-visits.tsx'
import { TrafficFilter } from './traffic-filter.tsx'
import { useFollow } from './use-narrower.ts'

/** Where visits begin and end, and the margin that is lost where they end. */
export function TrafficPagesPage() {
  const { t } = useTexts()
  const { cards } = useView()
  const { params } = useTrafficFilter()
  const follow = useFollow()
  const bots = cards['page-table.bots']
  const asked = { ...params, ...(bots ? { bots } : {}) }
  const open = ({ page }: Row) => follow(String(page))
  return (
    <>
      <Sentence id="page-table" params={asked} />
      <TrafficFilter />
      <div className="flex flex-col gap-4">
        <MeasureCard
          id="page-table"
          title={t('traffic.margin_lost')}
          params={asked}
          height={320}
          empty={<NoVisits />}
          onRow={open}
        />
        <MeasureCard
          id="page-table"
          title={t('traffic.all_pages')}
          params={params}
          controls={['bots']}
          view="table"
          empty={<NoVisits />}
          onRow={open}
        />
        <p className="text-[13px] text-ink-3">{t('traffic.page_hint')}</p>
      </div>
    </>
  )
}
