import { useMeasure } from '../measure/use-measure.ts'
import { RateNote } from './rate-note.tsx'
import { useView } from './workspace.tsx'

/** The rate of all figures of a page, which share their period; a list of orders that keeps another rate says so itself. */
export function ShownRate() {
  const { view, search } = useView()
  if (!view.currency || search.rate_day) return null
  return <AskedRate />
}

function AskedRate() {
  const { answer, stale } = useMeasure('sales-summary')
  if (!answer?.exchange || stale) return null
  return (
    <div className="basis-full sm:text-right">
      <RateNote exchange={answer.exchange} />
    </div>
  )
}
