import { PageTitle } from '../components/page-title.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { MeasureCard } from '../measure/measure-card.tsx'
import { NotEstimated } from '../measure/not-estimated.tsx'
import { Sentence } from '../measure/sentence.tsx'
import { CustomerPages } from './customers/customer-pages.tsx'
import { CustomerTable } from './customers/customer-table.tsx'

/** Who comes back, when, and how much rests on few. */
export function CustomersPage() {
  const { t } = useTexts()
  return (
    <>
      <PageTitle>{t('nav.customers')}</PageTitle>
      <CustomerPages />
      <Sentence id="repeat-rate" />
      <div className="flex flex-col gap-4">
        <MeasureCard id="lifetime-value" controls={['by', 'days']} empty={<NotEstimated />} sentence />
        <MeasureCard
          id="customer-forecast"
          controls={['days', 'sort']}
          chart={{ kind: 'bar' }}
          tableless
          sentence
          render={(definition, answer) => <CustomerTable definition={definition} answer={answer} />}
        />
        <div className="grid gap-4 xl:grid-cols-2">
          <MeasureCard id="forecast-calibration" empty={<NotEstimated />} />
          <MeasureCard id="forecast-origins" empty={<NotEstimated />} sentence />
        </div>
        <MeasureCard id="acquisition" params={{ by: 'country' }} controls={['by']} sentence />
        <MeasureCard id="cohort-value" controls={['by']} sentence />
        <MeasureCard id="cohort-retention" controls={['by', 'metric']} sentence />
        <div className="grid gap-4 xl:grid-cols-2">
          <MeasureCard id="repeat-rate" sentence />
          <MeasureCard id="days-between-purchases" sentence />
          <MeasureCard id="rfm-grid" metrics={['customers', 'net_sales', 'orders']} sentence />
          <MeasureCard id="concentration" controls={['of']} sentence />
        </div>
      </div>
    </>
  )
}
