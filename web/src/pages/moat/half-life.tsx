import { MeasureCard } from '../../measure/measure-card.tsx'
import { NotEstimated } from '../../measure/not-estimated.tsx'
import { useView } from '../../shell/workspace.tsx'

/** How soon first buyers have given half of what they give: by sales channel in bars, by the month of the first order as a curve. */
export function HalfLife() {
  const { cards } = useView()
  const byMonth = cards['cohort-half-life.by'] === 'month'
  return (
    <MeasureCard
      id="cohort-half-life"
      controls={['by']}
      chart={{ kind: byMonth ? 'line' : 'bar' }}
      empty={<NotEstimated />}
      sentence
    />
  )
}
