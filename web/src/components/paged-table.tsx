import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { Button } from './button.tsx'
import { type DataColumn, DataTable } from './data-table.tsx'
import { ProblemView } from './problem-view.tsx'
import { LoadingRows } from './states.tsx'

type Props<Item> = {
  label: string
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>
  columns: readonly DataColumn<Item>[]
  /** What stands there instead of a table without rows. */
  empty?: ReactNode
  pageSize?: number
}

/** A list that the server hands out in pieces: its table, what stands there until it comes or where it fails, and what asks for more. */
export function PagedTable<Item extends object>({ label, query, columns, empty, pageSize = 20 }: Props<Item>) {
  const { t } = useTexts()
  const { data, error, refetch, hasNextPage, fetchNextPage } = query
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data])
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!items) return <LoadingRows rows={3} />
  if (items.length === 0 && empty) return empty
  return (
    <>
      <DataTable label={label} items={items} columns={columns} pageSize={pageSize} more={hasNextPage} />
      {hasNextPage && (
        <div className="border-t border-line p-2 text-center">
          <Button small onClick={() => void fetchNextPage()}>
            {t('action.more')}
          </Button>
        </div>
      )}
    </>
  )
}
