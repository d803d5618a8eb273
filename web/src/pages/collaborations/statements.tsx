import { useState } from 'react'
import { PageTitle } from '../../components/page-title.tsx'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { FiguresTable } from '../../measure/figures-table.tsx'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { CouponLeaks } from '../creators/coupon-leaks.tsx'
import { CreatorPages } from '../creators/creator-pages.tsx'
import { PayoutList } from './payout-list.tsx'
import { Statement } from './statement.tsx'

/** What is to be done about a creator's earnings stands before what it rests on. */
const earned = [
  ...(['name', 'orders', 'commission', 'to_pay', 'held', 'stopped', 'paid', 'to_take_back'] as const),
  ...(['base', 'cut', 'by_platform', 'contested_orders'] as const),
]

/** What creators earned with the orders of a period, what is due, and what they got. */
export function StatementsPage() {
  const { t } = useTexts()
  const [creator, setCreator] = useState<string>()
  return (
    <>
      <PageTitle>{t('nav.creators')}</PageTitle>
      <CreatorPages />
      <div className="flex flex-col gap-4">
        <MeasureCard
          id="creator-commissions"
          sentence
          tableless
          empty={<Empty title={t('payouts.none_earned')}>{t('payouts.none_earned_hint')}</Empty>}
          render={(definition, answer) => (
            <FiguresTable
              definition={definition}
              answer={answer}
              figures={earned}
              onRow={(row) => setCreator(String(row.creator))}
            />
          )}
        />
        {creator && <Statement creator={creator} onClose={() => setCreator(undefined)} />}
        <CouponLeaks />
        <MeasureCard
          id="reported-orders"
          view="table"
          controls={['of']}
          sentence
          empty={<Empty title={t('payouts.none_reported')}>{t('payouts.none_reported_hint')}</Empty>}
        />
        <PayoutList />
      </div>
    </>
  )
}
