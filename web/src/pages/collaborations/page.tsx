import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import {
  type Collaboration,
  collaborationCountsQuery,
  collaborationsFileUrl,
  collaborationsQuery,
} from '../../api/collaborations.ts'
import { Badge } from '../../components/badge.tsx'
import { Button, buttonLook } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ListFile } from '../../components/list-file.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { CreatorPages } from '../creators/creator-pages.tsx'
import { Board } from './board.tsx'
import { CollaborationFilters, noFilter } from './filters.tsx'
import { FollowUps } from './follow-ups.tsx'
import { CollaborationForm } from './form.tsx'
import { CollaborationTable } from './table.tsx'

const views = ['board', 'list'] as const

/** What the brand does with creators, from the day they are found until they are paid: as a board, and as a list. */
export function CollaborationsPage() {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const [view, setView] = useState<(typeof views)[number]>('board')
  const [filter, setFilter] = useState(noFilter)
  const [filing, setFiling] = useState(false)
  const [opened, setOpened] = useState<Collaboration | 'new'>()
  const { data, error, refetch } = useQuery(collaborationsQuery(brand.id, useDeferredValue(filter)))
  const open = canEdit ? setOpened : undefined
  return (
    <>
      <PageTitle
        actions={
          canEdit && (
            <div className="flex flex-wrap gap-2">
              <Button kind="primary" onClick={() => setOpened('new')}>
                {t('collaborations.begin')}
              </Button>
              <Button aria-expanded={filing} onClick={() => setFiling(!filing)}>
                {t('list_file.title')}
              </Button>
            </div>
          )
        }
      >
        {t('nav.creators')}
      </PageTitle>
      <CreatorPages />
      {filing && (
        <div className="mb-4">
          <ListFile list="collaborations" hint={t('collaborations.file_hint')} onWritten={() => setFiling(false)} />
        </div>
      )}
      <div className="flex flex-col gap-4">
        <FollowUps />
        <Card
          flush
          title={t('collaborations.title')}
          note={<Waiting onChoose={(due) => setFilter({ ...filter, due })} />}
          actions={
            <>
              <Segmented
                label={t('collaborations.view')}
                value={view}
                choices={views.map((value) => ({ value, label: t(`collaborations.view_${value}`) }))}
                onChange={(next) => setView(next as typeof view)}
              />
              {canEdit && (
                <a
                  className={buttonLook('plain', true)}
                  href={collaborationsFileUrl(brand.id, filter)}
                  download="collaborations.csv"
                >
                  {t('creators.export')}
                </a>
              )}
            </>
          }
        >
          <CollaborationFilters value={filter} onChange={setFilter} />
          {error ? (
            <ProblemView error={error} onRetry={() => void refetch()} />
          ) : !data ? (
            <LoadingRows />
          ) : data.items.length === 0 ? (
            <Empty title={t('collaborations.none')}>{t('collaborations.none_hint')}</Empty>
          ) : view === 'board' ? (
            <Board items={data.items} onOpen={open} />
          ) : (
            <CollaborationTable items={data.items} onOpen={open} />
          )}
        </Card>
      </div>
      {opened && (
        <CollaborationForm {...(opened !== 'new' && { collaboration: opened })} onClose={() => setOpened(undefined)} />
      )}
    </>
  )
}

/** How many are overdue or to be reminded of, as a way to them. */
function Waiting({ onChoose }: { onChoose: (due: string) => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(collaborationCountsQuery(brand.id))
  if (!data) return null
  return (
    <span className="flex flex-wrap gap-1">
      {(['overdue', 'remind'] as const).map(
        (due) =>
          data[due] > 0 && (
            <button key={due} type="button" onClick={() => onChoose(due)}>
              <Badge tone={due === 'overdue' ? 'bad' : 'warn'}>
                {t(`collaborations.count_${due}`, { count: data[due] })}
              </Badge>
            </button>
          ),
      )}
    </span>
  )
}
