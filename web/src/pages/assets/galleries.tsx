import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { GalleryHorizontal } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type Gallery, galleriesQuery, removeGallery } from '../../api/galleries.ts'
import { actionsColumn } from '../../components/actions-column.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { AssetPages } from './asset-pages.tsx'
import { GalleryDialog, NewGallery } from './gallery-dialog.tsx'
import { GalleryFigures } from './gallery-figures.tsx'

/** Galleries for pages of the shop. */
export function GalleriesPage() {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const [making, setMaking] = useState(false)
  const [opened, setOpened] = useState<string>()
  const { data, error, refetch } = useQuery(galleriesQuery(brand.id))
  const columns = useColumns()
  const open = data?.items.find(({ id }) => id === opened)
  return (
    <>
      <PageTitle
        actions={
          canEdit && (
            <Button kind="primary" onClick={() => setMaking(true)}>
              {t('galleries.add')}
            </Button>
          )
        }
      >
        {t('nav.assets')}
      </PageTitle>
      <AssetPages />
      <div className="flex flex-col gap-4">
        <Card flush title={t('galleries.title')} note={t('galleries.note')}>
          {error ? (
            <ProblemView error={error} onRetry={() => void refetch()} />
          ) : !data ? (
            <LoadingRows rows={3} />
          ) : data.items.length ? (
            <DataTable
              label={t('galleries.title')}
              items={data.items}
              columns={columns}
              onRow={canEdit ? ({ id }) => setOpened(id) : undefined}
            />
          ) : (
            <Empty icon={<GalleryHorizontal size={28} aria-hidden />} title={t('galleries.none')}>
              {t('galleries.none_hint')}
            </Empty>
          )}
        </Card>
        {data && data.items.length > 0 && <GalleryFigures galleries={data.items} />}
      </div>
      {making && (
        <NewGallery
          onClose={() => setMaking(false)}
          onMade={({ id }) => {
            setMaking(false)
            setOpened(id)
          }}
        />
      )}
      {open && <GalleryDialog key={open.updated_at} gallery={open} onClose={() => setOpened(undefined)} />}
    </>
  )
}

function useColumns(): DataColumn<Gallery>[] {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const { mutate: remove } = useMutation({
    mutationFn: (id: string) => removeGallery(brand.id, id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['galleries', brand.id] }),
    onError: notify.failed,
  })
  return useMemo(() => {
    const shownOf = ({ items }: Gallery) => items.filter(({ shown }) => shown).length
    return [
      { id: 'name', header: t('galleries.name'), value: (one) => one.name, cell: (one) => one.name },
      {
        id: 'state',
        header: t('galleries.published'),
        value: (one) => Number(one.published),
        cell: (one) =>
          one.published ? <Badge tone="good">{t('galleries.published')}</Badge> : <Badge>{t('galleries.draft')}</Badge>,
      },
      {
        id: 'items',
        header: t('galleries.items'),
        right: true,
        value: (one) => one.items.length,
        cell: (one) => one.items.length,
      },
      { id: 'shown', header: t('galleries.shown'), right: true, value: shownOf, cell: shownOf },
      { id: 'ratio', header: t('galleries.ratio'), value: (one) => one.ratio, cell: (one) => one.ratio },
      ...(canEdit
        ? [
            actionsColumn(t, (one: Gallery) => (
              // biome-ignore lint/a11y/noStaticElementInteractions: keeps the row from opening as well.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the same.
              <span onClick={(event) => event.stopPropagation()}>
                <Confirm
                  small
                  kind="quiet"
                  title={t('galleries.remove_title', { name: one.name })}
                  description={t('galleries.remove_hint')}
                  action={t('action.remove')}
                  onConfirm={() => remove(one.id)}
                >
                  {t('action.remove')}
                </Confirm>
              </span>
            )),
          ]
        : []),
    ]
  }, [t, canEdit, remove])
}
