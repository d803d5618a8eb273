import { PageTitle } from '../../components/page-title.tsx'
import { addDays, showDay } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { Sentence } from '../../measure/sentence.tsx'
import { useView } from '../../shell/workspace.tsx'
import { CustomerPages } from './customer-pages.tsx'

/** When and what customers buy again, what a second order depends on, and whom to write to in the week after the period. */
export function RepeatPage() {
  const { t, language } = useTexts()
  const { params } = useView()
  const week = { from: addDays(String(params.to), 1), to: addDays(String(params.to), 7) }
  const days = { from: showDay(week.from, language, 'short'), to: showDay(week.to, language, 'short') }
  return (
    <>
      <PageTitle>{t('nav.customers')}</PageTitle>
      <CustomerPages />
      <Sentence id="second-order" />
      <div className="flex flex-col gap-4">
        <MeasureCard id="due-again" title={t('repeat.due', days)} params={week} view="table" sentence />
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <MeasureCard id="replenishment" view="table" sentence />
          <MeasureCard id="next-product" sentence />
        </div>
        <MeasureCard id="second-order" controls={['days']} />
      </div>
    </>
  )
}
