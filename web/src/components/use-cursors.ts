import { useState } from 'react'

type Answer = { total: number; next?: string }

/** Pages of a list that the server hands out by cursors: where the shown one begins, and how to turn to the next or one before. */
export function useCursors() {
  const [cursors, setCursors] = useState<string[]>([])
  return {
    cursor: cursors.at(-1),
    toFirst: () => setCursors([]),
    /** What `TablePager` needs of an answer. */
    pager: (answer: Answer, pageSize: number) => ({
      page: cursors.length + 1,
      pages: Math.ceil(answer.total / pageSize),
      rows: answer.total,
      onPage: (page: number) => {
        if (page <= cursors.length) setCursors(cursors.slice(0, page - 1))
        else if (answer.next) setCursors([...cursors, answer.next])
      },
    }),
  }
}
