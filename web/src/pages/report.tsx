import { useNavigate, useSearch } from '@tanstack/react-router'
import { PageTitle } from '../components/page-title.tsx'
import { isDay } from '../format/day.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Preview } from './report/preview.tsx'
import { Schedule } from './report/schedule.tsx'
import { SentList } from './report/sent-list.tsx'
import { WeekPicker } from './report/week-picker.tsx'

/** The week as a story: read, downloaded, and sent. */
export function ReportPage() {
  const { t } = useTexts()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const week = typeof search.week === 'string' && isDay(search.week) ? search.week : undefined
  const choose = (next: string) =>
    void navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, week: next }), replace: true })
  return (
    <>
      <PageTitle actions={<WeekPicker week={week} onChoose={choose} />}>{t('report.title')}</PageTitle>
      <div className="grid items-start gap-4 xl:grid-cols-3">
        <div className="min-w-0 xl:col-span-2">
          <Preview week={week} onChoose={choose} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Schedule week={week} />
          <SentList />
        </div>
      </div>
    </>
  )
}
