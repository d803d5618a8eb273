import type { TFunction } from 'i18next'
import type { DataColumn } from './data-table.tsx'

/** The column of what can be done with a row, which stays in sight at the right edge. */
export function actionsColumn<Item>(t: TFunction, cell: DataColumn<Item>['cell']): DataColumn<Item> {
  return {
    id: 'actions',
    header: <span className="sr-only">{t('action.actions')}</span>,
    cell,
    right: true,
    pinned: true,
  }
}
