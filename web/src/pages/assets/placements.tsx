import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import {
  type Asset,
  endPlacement,
  type Placement,
  placementFiguresQuery,
  placementsQuery,
  removePlacement,
} from '../../api/assets.ts'
import { actionsColumn } from '../../components/actions-column.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showPeriod } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { type PlacedRow, useFigureColumns } from './figure-columns.tsx'
import { PlacementForm } from './placement-form.tsx'

/** Where an asset is and was shown, and what came of it in each place. */
export function Placements({ asset }: { asset: Asset }) {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useQuery(placementsQuery(brand.id, asset.id))
  const figures = useQuery(placementFiguresQuery(brand.id, asset.id))
  const columns = useColumns(asset, figures.data?.currency ?? brand.currency)
  const items = useMemo<PlacedRow[]>(
    () => (data?.items ?? []).map((one) => ({ ...one, figures: figures.data?.items.find(({ id }) => id === one.id) })),
    [data, figures.data],
  )
  return (
    <Card
      flush
      title={t('assets.placements')}
      note={t('assets.placements_note')}
      actions={canEdit && <Button onClick={() => setAdding(true)}>{t('assets.add_placement')}</Button>}
    >
      {figures.error && <ProblemView error={figures.error} onRetry={() => void figures.refetch()} />}
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows rows={2} />
      ) : items.length ? (
        <DataTable label={t('assets.placements')} items={items} columns={columns} />
      ) : (
        <Empty title={t('assets.no_placements')}>{t('assets.placement_hint')}</Empty>
      )}
      {adding && <PlacementForm asset={asset} onClose={() => setAdding(false)} />}
    </Card>
  )
}

function useColumns(asset: Asset, currency: string): DataColumn<PlacedRow>[] {
  const { t, language } = useTexts()
  const { brand, canEdit, today } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const after = {
    onSettled: () => queries.invalidateQueries({ queryKey: ['assets', brand.id] }),
    onError: notify.failed,
  }
  const { mutate: end } = useMutation({
    mutationFn: ({ id, to_day }: { id: string; to_day: string | null }) => endPlacement(brand.id, id, to_day),
    ...after,
  })
  const { mutate: remove } = useMutation({ mutationFn: (id: string) => removePlacement(brand.id, id), ...after })
  const figures = useFigureColumns(currency)
  return useMemo(() => {
    const isOn = ({ from_day, to_day }: Placement) => from_day <= today && (to_day === null || to_day >= today)
    return [
      {
        id: 'channel',
        header: t('assets.channel'),
        value: (one) => one.channel,
        cell: (one) => (
          <span className="flex items-center gap-1.5">
            {t(`assets.channel_${one.channel}`)}
            {isOn(one) && asset.breached.includes(one.channel) && <Badge tone="bad">{t('assets.without_right')}</Badge>}
          </span>
        ),
      },
      {
        id: 'reference',
        header: t('assets.reference'),
        value: (one) => one.reference,
        cell: (one) => (
          <span className="block max-w-40 truncate" title={one.reference}>
            {one.platform && <span className="text-ink-3">{one.platform} · </span>}
            {one.reference}
          </span>
        ),
      },
      {
        id: 'days',
        header: t('assets.days'),
        wraps: true,
        value: (one) => one.from_day,
        cell: (one) =>
          one.to_day === null
            ? t('assets.since', { day: showPeriod(one.from_day, one.from_day, language) })
            : showPeriod(one.from_day, one.to_day, language),
      },
      ...figures,
      ...(canEdit
        ? [
            actionsColumn(t, (one: PlacedRow) => (
              <span className="flex justify-end gap-1 md:flex-col md:items-end md:gap-0">
                <Button
                  small
                  kind="quiet"
                  onClick={() => end({ id: one.id, to_day: one.to_day === null ? today : null })}
                >
                  {one.to_day === null ? t('assets.end') : t('assets.go_on')}
                </Button>
                <Confirm
                  small
                  kind="quiet"
                  title={t('assets.remove_placement')}
                  description={t('assets.remove_placement_hint')}
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
  }, [t, language, canEdit, today, asset.breached, figures, end, remove])
}
