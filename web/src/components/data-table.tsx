import {
  type ColumnDef,
  createPaginatedRowModel,
  createSortedRowModel,
  rowPaginationFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import clsx from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useMemo } from 'react'
import { TablePager } from './table-pager.tsx'

const features = tableFeatures({
  rowSortingFeature,
  rowPaginationFeature,
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, text: sortFn_text },
})

export type DataColumn<Item> = {
  id: string
  header: ReactNode
  /** What stands beside the heading and is no part of the sort button, such as the mark of its definition. */
  mark?: ReactNode
  /** What is sorted by; a column without it cannot be sorted. */
  value?: (item: Item) => string | number | null | undefined
  cell: (item: Item) => ReactNode
  right?: boolean
  /** On a wide screen, heading and cells go over several lines where the table would not fit otherwise; words stay whole. */
  wraps?: boolean
  /** Stays in sight at the right edge where the screen is wide enough, such as what can be done with a row. */
  pinned?: boolean
  footer?: ReactNode
}

type Props<Item> = {
  label: string
  items: readonly Item[]
  columns: readonly DataColumn<Item>[]
  pageSize?: number
  /** There are more rows than `items`, which can be asked for. */
  more?: boolean
  onRow?: ((item: Item) => void) | undefined
  /** Rows that can be opened; all, unless said otherwise. */
  opens?: ((item: Item) => boolean) | undefined
  sort?: { id: string; desc: boolean }
}

const wrapping = 'px-2 break-keep max-md:whitespace-nowrap'
const pinnedLook = 'md:sticky md:right-0 md:z-10'
/** Borders are the cells' own: those of rows do not show below a cell that stays in sight. */
const rowLook = '[&>td]:border-b [&>td]:border-line last:[&>td]:border-b-0'
const cellLook = 'py-1.5 first:sticky first:left-0 first:z-10 first:pl-4 last:pr-4'

const isAny = () => true

/** What makes a row open by mouse and by keyboard. */
function openable(open: () => void) {
  return {
    tabIndex: 0,
    onClick: open,
    onKeyDown: ({ key, target, currentTarget }: KeyboardEvent) => {
      if (key === 'Enter' && target === currentTarget) open()
    },
  }
}

/** A table that sorts, turns pages and scrolls sideways inside its card; its first column stays in sight. */
export function DataTable<Item extends object>({
  label,
  items,
  columns,
  pageSize = 20,
  more,
  onRow,
  opens = isAny,
  sort,
}: Props<Item>) {
  const definitions = useMemo<ColumnDef<typeof features, Item>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (item: Item) => column.value?.(item) ?? undefined,
        enableSorting: Boolean(column.value),
        sortUndefined: 'last' as const,
      })),
    [columns],
  )
  const data = useMemo(() => [...items], [items])
  const table = useTable({
    features,
    columns: definitions,
    data,
    enableSortingRemoval: false,
    initialState: { pagination: { pageIndex: 0, pageSize }, ...(sort ? { sorting: [sort] } : {}) },
  })
  const byId = new Map(columns.map((column) => [column.id, column]))
  const pages = table.getPageCount()
  const hasFooter = columns.some((column) => column.footer !== undefined)
  return (
    <div className="min-w-0">
      <div className="relative overflow-x-auto">
        <table className="w-full border-separate border-spacing-0 text-[13px]" aria-label={label}>
          <thead>
            <tr className="bg-sunken text-ink-2">
              {table.getHeaderGroups()[0]?.headers.map((header) => {
                const column = byId.get(header.column.id)
                const sorted = header.column.getIsSorted()
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}
                    className={clsx(
                      cellLook,
                      column?.wraps ? wrapping : 'whitespace-nowrap px-3',
                      'border-y border-line align-bottom font-medium first:bg-sunken',
                      column?.right ? 'text-right' : 'text-left',
                      column?.pinned && `${pinnedLook} bg-sunken`,
                    )}
                  >
                    <span className="inline-flex items-center gap-1">
                      {header.column.getCanSort() ? (
                        <button
                          type="button"
                          className={clsx('inline-flex items-center gap-1', column?.right ? 'text-right' : 'text-left')}
                          onClick={header.column.getToggleSortingHandler()}
                        >
                          {column?.header}
                          {sorted === 'asc' && <ArrowUp size={12} aria-hidden />}
                          {sorted === 'desc' && <ArrowDown size={12} aria-hidden />}
                        </button>
                      ) : (
                        column?.header
                      )}
                      {column?.mark}
                    </span>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr
                key={row.id}
                className={clsx('group', rowLook, onRow && opens(row.original) && 'cursor-pointer hover:bg-sunken')}
                {...(onRow && opens(row.original) ? openable(() => onRow(row.original)) : {})}
              >
                {columns.map((column) => (
                  <td
                    key={column.id}
                    className={clsx(
                      cellLook,
                      column.wraps ? wrapping : 'whitespace-nowrap px-3',
                      'first:bg-surface',
                      column.right && 'text-right',
                      column.pinned && `${pinnedLook} bg-surface`,
                      onRow && opens(row.original) && 'first:group-hover:bg-sunken',
                    )}
                  >
                    {column.cell(row.original)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {hasFooter && (
            <tfoot>
              <tr className="font-semibold">
                {columns.map((column) => (
                  <td
                    key={column.id}
                    className={clsx(
                      cellLook,
                      'whitespace-nowrap border-t border-line-strong px-3 first:bg-surface',
                      column.right && 'text-right',
                    )}
                  >
                    {column.footer}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {pages > 1 && (
        <TablePager
          page={table.state.pagination.pageIndex + 1}
          pages={pages}
          rows={items.length}
          more={more}
          onPage={(page) => table.setPageIndex(page - 1)}
        />
      )}
    </div>
  )
}
