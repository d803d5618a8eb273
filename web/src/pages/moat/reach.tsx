import { useState } from 'react'
import type { Row } from '../../api/measures.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { NotEstimated } from '../../measure/not-estimated.tsx'
import { useOpenPerson } from '../../measure/open-person.ts'
import { useView } from '../../shell/workspace.tsx'

type Chosen = { channel: string; country?: string; stage?: string }

/** Who can be written to again without paying, what that is worth, and on a click the people. */
export function Reach() {
  const { cards } = useView()
  const by = cards['reach.by'] ?? 'channel'
  const [chosen, setChosen] = useState<Chosen>()
  const openPerson = useOpenPerson()
  const choose = ({ key }: Row) =>
    setChosen(
      by === 'channel' ? { channel: String(key) } : { channel: cards['reach.channel'] ?? 'any', [by]: String(key) },
    )
  return (
    <>
      <MeasureCard
        id="reach"
        controls={by === 'channel' ? ['by'] : ['by', 'channel']}
        empty={<NotEstimated />}
        opens={({ key }) => key !== ''}
        onRow={choose}
        sentence
      />
      {chosen && (
        <div key={JSON.stringify(chosen)} ref={bringIntoSight} className="min-h-96 min-w-0 scroll-mt-16 xl:col-span-2">
          <MeasureCard id="reach-people" params={chosen} view="table" onRow={openPerson} />
        </div>
      )}
    </>
  )
}

/** The list stands below what was clicked, often below the window. */
function bringIntoSight(list: HTMLElement | null) {
  list?.scrollIntoView({ block: 'nearest' })
}
