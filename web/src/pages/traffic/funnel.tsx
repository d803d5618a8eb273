import { useNavigate } from '@tanstack/react-router'
import { listed, listText } from '../../address/view.ts'
import type { Row } from '../../api/measures.ts'
import { useNames } from '../../format/names.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { Sentence } from '../../measure/sentence.tsx'
import { useView, useWorkspace } from '../../shell/workspace.tsx'
import { useTrafficFilter } from './filtered.ts'
import { FunnelBars, type Loss } from './funnel-bars.tsx'
import { FunnelBuilder } from './funnel-builder.tsx'
import { NoVisits } from './no-visits.tsx'
import { TrafficFilter } from './traffic-filter.tsx'

const usual = ['product_viewed', 'product_added', 'checkout_started', 'order_completed']

/** A funnel of steps that the reader chooses, and who fell out of it. */
export function FunnelPage() {
  const { t } = useTexts()
  const { change } = useView()
  const { brand } = useWorkspace()
  const navigate = useNavigate()
  const nameOf = useNames()
  const openPerson = ({ person }: Row) =>
    void navigate({ to: '/$brand/traffic/people/$person', params: { brand: brand.id, person: String(person) } })
  const { steps, hours, asked, own, loss } = useFunnel()
  const setSteps = (next: readonly string[]) => void change({ 'funnel.steps': listText(next), ...lossAs(undefined) })
  return (
    <>
      <Sentence id="funnel" params={{ ...asked, ...own }} />
      <TrafficFilter />
      <div className="flex flex-col gap-4">
        <FunnelBuilder
          steps={steps}
          hours={hours}
          onSteps={setSteps}
          onHours={(next) => void change({ 'funnel.window_hours': next })}
        />
        <MeasureCard
          id="funnel"
          params={asked}
          controls={['by', 'bots']}
          empty={<NoVisits />}
          render={(definition, answer) => (
            <FunnelBars
              definition={definition}
              answer={answer}
              chosen={loss}
              onLoss={(next) => void change(lossAs(isSame(next, loss) ? undefined : next))}
            />
          )}
        />
        {loss && (
          <MeasureCard
            id="fallen-out"
            title={t('funnel.who', { step: nameOf('event', steps[loss.after - 1]) })}
            params={{ ...asked, ...own, after: loss.after, of: loss.of }}
            view="table"
            onRow={openPerson}
          />
        )}
      </div>
    </>
  )
}

/** The funnel as the address says it: what its measures are asked, and the loss that was chosen. */
function useFunnel() {
  const { cards } = useView()
  const { params } = useTrafficFilter()
  const set = listed(cards['funnel.steps'])
  const steps = set.length >= 2 ? set : usual
  const hours = cards['funnel.window_hours'] ?? '24'
  const own: Record<string, string> = {}
  for (const name of ['by', 'bots']) {
    const value = cards[`funnel.${name}`]
    if (value) own[name] = value
  }
  const after = Number(cards['fallen-out.after'] ?? 0)
  const loss = after >= 1 && after < steps.length ? { after, of: cards['fallen-out.of'] ?? '' } : undefined
  const asked = { steps: listText(steps), window_hours: hours, ...params }
  return { steps, hours, asked, own, loss }
}

function lossAs(loss: Loss | undefined): Record<string, string | undefined> {
  return { 'fallen-out.after': loss && String(loss.after), 'fallen-out.of': loss?.of || undefined }
}

function isSame(a: Loss, b: Loss | undefined): boolean {
  return a.after === b?.after && a.of === b.of
}
