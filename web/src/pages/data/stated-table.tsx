import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type Resource, removeStated, type Stated, statedQuery } from '../../api/resources.ts'
import { actionsColumn } from '../../components/actions-column.tsx'
import { BasisBadge } from '../../components/basis-badge.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showDay } from '../../format/day.ts'
import { countryName, inLanguage, useNames } from '../../format/names.ts'
import { showAmount } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { StatedForm } from './stated-form.tsx'

/** A table that people state, drawn and edited as its definition says. */
export function StatedTable({ resource }: { resource: Resource }) {
  const { t, pick, language } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [editing, setEditing] = useState<Stated | 'new'>()
  const { data, error, refetch } = useQuery(statedQuery(brand.id, resource.id))
  const show = useShowField()
  const remove = useMutation({
    mutationFn: (row: Stated) => removeStated(brand.id, resource.id, row),
    onSettled: () => queries.invalidateQueries({ queryKey: ['stated', brand.id, resource.id] }),
    onError: notify.failed,
  })
  const { mutate } = remove
  const one = pick(resource.title)
  const title = t(`stated.titles.${resource.id}`, { defaultValue: one })
  const items = data?.items
  const columns = useMemo<DataColumn<Stated>[]>(
    () => [
      ...columnsInUse(resource, items).map(
        ([name, { unit, label }]): DataColumn<Stated> => ({
          id: name,
          header: pick(label),
          wraps: true,
          right: unit === 'percent' || unit === 'amount',
          value: (row) => (unit === 'percent' || unit === 'amount' ? Number(row[name]) : String(row[name] ?? '')),
          cell: (row) => (
            <span className={looks[unit] ?? 'whitespace-nowrap'} title={inLanguage(String(row[name] ?? ''), language)}>
              {show(name, unit, row)}
            </span>
          ),
        }),
      ),
      ...resource.stamps.map(
        (name): DataColumn<Stated> => ({
          id: name,
          header: t(`stamp.${name}`, { defaultValue: name }),
          wraps: true,
          value: (row) => String(row[name] ?? ''),
          cell: (row) => (name === 'basis' ? <BasisBadge basis={String(row[name])} /> : String(row[name] ?? '')),
        }),
      ),
      ...(canEdit
        ? [
            actionsColumn(t, (row: Stated) => (
              <span className="inline-flex items-center">
                <IconButton label={t('action.edit')} onClick={() => setEditing(row)}>
                  <Pencil size={15} />
                </IconButton>
                <Confirm
                  small
                  kind="quiet"
                  title={t('stated.remove_title')}
                  description={t('stated.remove_text')}
                  action={t('action.remove')}
                  onConfirm={() => mutate(row)}
                >
                  <Trash2 size={15} aria-hidden />
                  <span className="sr-only">{t('action.remove')}</span>
                </Confirm>
              </span>
            )),
          ]
        : []),
    ],
    [resource, items, canEdit, pick, show, t, language, mutate],
  )
  return (
    <Card
      flush
      title={title}
      note={pick(resource.doc)}
      actions={
        canEdit && (
          <Button small onClick={() => setEditing('new')}>
            <Plus size={14} aria-hidden />
            {t('stated.add', { name: one })}
          </Button>
        )
      }
    >
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows />
      ) : data.items.length ? (
        <DataTable label={title} items={data.items} columns={columns} pageSize={25} />
      ) : (
        <Empty title={t('stated.none')} />
      )}
      {editing && (
        <StatedForm
          resource={resource}
          row={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Card>
  )
}

/** How cells of a unit stand where the table is narrow: words go over two lines, figures and days over one. */
const looks: Readonly<Record<string, string>> = {
  text: 'line-clamp-2 min-w-20 max-w-64 break-words whitespace-normal max-md:min-w-48',
  choice: 'inline-block min-w-16',
  country: 'inline-block min-w-16',
}

/** Columns in which a row says something: one that is empty throughout takes no room, and the form offers it still. */
function columnsInUse({ columns }: Resource, rows: readonly Stated[] = []) {
  const isSaid = (value: Stated[string] | undefined, unit: string) =>
    unit === 'percent' || unit === 'amount' ? Number(value ?? 0) !== 0 : String(value ?? '') !== ''
  return Object.entries(columns).filter(([name, { unit }]) => rows.some((row) => isSaid(row[name], unit)))
}

/** A value of a stated field as people read it; what is left open says so. */
function useShowField() {
  const { t, language } = useTexts()
  const nameOf = useNames()
  return useMemo(
    () => (name: string, unit: string, row: Stated) => {
      const value = row[name]
      const text = value === null || value === undefined ? '' : String(value)
      if (unit === 'percent') return Number(text) ? `${Number(text)}%` : '–'
      if (unit === 'amount') return Number(text) ? showAmount(text, String(row.currency ?? ''), language) : '–'
      if (text === '') return unit === 'choice' || unit === 'country' ? t('stated.any') : '–'
      if (unit === 'day') return showDay(text, language)
      if (unit === 'country') return countryName(text, language)
      return unit === 'choice' || name === 'platform' ? nameOf(name, text) : inLanguage(text, language)
    },
    [t, language, nameOf],
  )
}
