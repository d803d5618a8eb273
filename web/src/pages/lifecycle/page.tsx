import { Settings2 } from 'lucide-react'
import { useState } from 'react'
import type { Row } from '../../api/measures.ts'
import { Button } from '../../components/button.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { useOpenPerson } from '../../measure/open-person.ts'
import { Sentence } from '../../measure/sentence.tsx'
import { useView } from '../../shell/workspace.tsx'
import { BuildAudience } from '../audiences/build-audience.tsx'
import { CustomerPages } from '../customers/customer-pages.tsx'
import { Definitions } from './definitions.tsx'
import { FlowMatrix } from './flow-matrix.tsx'
import { LeakTable } from './leak-table.tsx'
import { askedValueOf, isOfOneValue, useChosenPeople } from './use-chosen-people.ts'

const groups = ['all', 'customers', 'visitors'] as const

/** Where everybody stands with the brand, who moved where, and who falls away. */
export function LifecyclePage() {
  const { t } = useTexts()
  const { cards, change } = useView()
  const [editing, setEditing] = useState(false)
  const who = cards['lifecycle.who'] ?? 'all'
  const by = cards['lifecycle-stages.by'] ?? 'none'
  const { chosen, choose } = useChosenPeople()
  const openPerson = useOpenPerson()
  return (
    <>
      <PageTitle
        actions={
          <Button onClick={() => setEditing(true)}>
            <Settings2 size={14} aria-hidden />
            {t('lifecycle.definitions')}
          </Button>
        }
      >
        {t('nav.customers')}
      </PageTitle>
      <CustomerPages />
      <Sentence id="lifecycle-flows" params={{ who }} />
      <div className="mb-4">
        <Segmented
          label={t('param.who')}
          value={who}
          choices={groups.map((value) => ({ value, label: t(`lifecycle.who_${value}`) }))}
          onChange={(next) => void change({ 'lifecycle.who': next === 'all' ? undefined : next })}
        />
      </div>
      <div className="flex flex-col gap-4">
        <MeasureCard
          id="lifecycle-stages"
          params={{ who }}
          controls={['by']}
          chart={by === 'none' ? { kind: 'bar', x: 'stage' } : { kind: 'stack', x: 'key', by: 'stage' }}
          sentence
          opens={isOfOneValue}
          onRow={(row: Row) => choose({ stage: String(row.stage), by, of: askedValueOf(row) })}
        />
        <MeasureCard
          id="lifecycle-flows"
          params={{ who, by: 'none' }}
          tableless
          render={(definition, answer) => (
            <FlowMatrix definition={definition} answer={answer} chosen={chosen} onChoose={choose} />
          )}
        />
        <LeakTable who={who} onChoose={choose} />
        {chosen && (
          <div key={JSON.stringify(chosen)} ref={bringIntoSight} className="min-h-96 scroll-mt-16">
            <MeasureCard
              id="lifecycle-people"
              params={{ who, ...chosen }}
              view="table"
              onRow={openPerson}
              actions={(params) => <BuildAudience measure="lifecycle-people" params={params} />}
            />
          </div>
        )}
      </div>
      {editing && <Definitions onClose={() => setEditing(false)} />}
    </>
  )
}

/** The list stands below what was clicked, often below the window. */
function bringIntoSight(list: HTMLElement | null) {
  list?.scrollIntoView({ block: 'nearest' })
}
