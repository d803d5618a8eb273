import { useState } from 'react'
import type { EventFilter } from '../../api/events.ts'
import { EventNames } from './event-names.tsx'
import { EventQuarantine } from './event-quarantine.tsx'
import { LatestEvents } from './latest-events.tsx'

/** What came in: names of events, the latest ones, and those that could not be taken. */
export function EventsPage() {
  const [filter, setFilter] = useState<EventFilter>({ source: '', name: '', person: '' })
  return (
    <div className="flex flex-col gap-4">
      <EventNames onName={(name) => setFilter({ ...filter, name })} />
      <LatestEvents filter={filter} onFilter={setFilter} />
      <EventQuarantine />
    </div>
  )
}
