import { ChevronLeft, ChevronRight } from 'lucide-react'
import { showNumber } from '../format/value.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { IconButton } from './button.tsx'

type Props = {
  page: number
  pages: number
  rows: number
  /** There are more rows than those that were asked for so far. */
  more?: boolean | undefined
  onPage: (page: number) => void
}

/** Turns the pages of a table; the first page is 1. */
export function TablePager({ page, pages, rows, more, onPage }: Props) {
  const { t, language } = useTexts()
  const shown = (count: number) => showNumber(count, language)
  return (
    <nav
      className="flex items-center justify-end gap-2 border-t border-line px-3 py-1 text-[13px] text-ink-2"
      aria-label={t('table.pages')}
    >
      <span>
        {t(more ? 'table.page_of_so_far' : 'table.page_of', {
          page: shown(page),
          pages: shown(pages),
          rows: shown(rows),
        })}
      </span>
      <IconButton label={t('table.previous')} disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <ChevronLeft size={16} />
      </IconButton>
      <IconButton label={t('table.next')} disabled={page >= pages} onClick={() => onPage(page + 1)}>
        <ChevronRight size={16} />
      </IconButton>
    </nav>
  )
}
