import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { type Creator, creatorsFileUrl, creatorsQuery } from '../../api/creators.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { ListFile } from '../../components/list-file.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { TablePager } from '../../components/table-pager.tsx'
import { useCursors } from '../../components/use-cursors.ts'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { CreatorPages } from './creator-pages.tsx'
import { AddCreator } from './dialog.tsx'
import { CreatorFilters, noFilter } from './filters.tsx'
import { CreatorTable } from './table.tsx'
import { Alike, LastChanges, useMerge } from './tidy.tsx'
import { TierRules } from './tier-rules.tsx'

type Part = 'add' | 'file' | 'tiers'
const pageSize = 50

/** Everybody with whom the brand works or may work: found, added, imported, merged. */
export function CreatorBookPage() {
  const { t } = useTexts()
  const { canEdit } = useWorkspace()
  const [part, setPart] = useState<Part>()
  const close = () => setPart(undefined)
  return (
    <>
      <PageTitle
        actions={
          <div className="flex flex-wrap gap-2">
            {canEdit && (
              <>
                <Button kind="primary" onClick={() => setPart('add')}>
                  {t('creators.add')}
                </Button>
                <Button aria-expanded={part === 'file'} onClick={() => setPart(part === 'file' ? undefined : 'file')}>
                  {t('list_file.title')}
                </Button>
              </>
            )}
            <Button kind="quiet" onClick={() => setPart('tiers')}>
              {t('creators.tiers')}
            </Button>
          </div>
        }
      >
        {t('nav.creators')}
      </PageTitle>
      <CreatorPages />
      <div className="flex flex-col gap-4">
        {part === 'file' && <ListFile list="creators" hint={t('creators.file_hint')} onWritten={close} />}
        {canEdit && <Alike />}
        <Book />
        {canEdit && <LastChanges />}
      </div>
      {part === 'add' && <AddCreator onClose={close} />}
      {part === 'tiers' && <TierRules onClose={close} />}
    </>
  )
}

/** The list, a page at a time, however many there are. */
function Book() {
  const { t, language } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const [filter, setFilter] = useState(noFilter)
  const { cursor, toFirst, pager } = useCursors()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const asked = useDeferredValue(filter)
  const { data, error, refetch } = useQuery(creatorsQuery(brand.id, asked, cursor))
  const choose = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <Card
      flush
      title={t('creators.list')}
      note={data && t('creators.total', { count: data.total, number: showNumber(data.total, language) })}
      actions={
        canEdit && (
          <>
            <MergeChosen chosen={chosen} items={data?.items ?? []} onDone={() => setChosen(new Set())} />
            <a className={buttonLook('plain', true)} href={creatorsFileUrl(brand.id, filter)} download="creators.csv">
              {t('creators.export')}
            </a>
          </>
        )
      }
    >
      <CreatorFilters
        value={filter}
        onChange={(next) => {
          setFilter(next)
          toFirst()
        }}
      />
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows />
      ) : data.items.length ? (
        <>
          <CreatorTable creators={data.items} chosen={chosen} onChoose={choose} canChoose={canEdit} />
          {data.total > pageSize && <TablePager {...pager(data, pageSize)} />}
        </>
      ) : (
        <Empty title={t('creators.none')}>{t('creators.none_hint')}</Empty>
      )}
    </Card>
  )
}

type Chosen = { chosen: ReadonlySet<string>; items: readonly Creator[]; onDone: () => void }

/** Of two that are chosen the first in the list stays. */
function MergeChosen({ chosen, items, onDone }: Chosen) {
  const { t } = useTexts()
  const merge = useMerge()
  const [into, from, third] = items.filter(({ id }) => chosen.has(id))
  if (!into || !from || third) return null
  return (
    <Confirm
      small
      kind="plain"
      title={t('creators.merge_into', { from: from.name, into: into.name })}
      description={t('creators.merge_hint')}
      action={t('creators.merge')}
      onConfirm={() => merge.mutate({ into: into.id, from: from.id }, { onSuccess: onDone })}
    >
      {t('creators.merge')}
    </Confirm>
  )
}
