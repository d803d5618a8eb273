import { useState } from 'react'
import { PageTitle } from '../../components/page-title.tsx'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { CouponLeaks } from '../creators/coupon-leaks.tsx'
import { CreatorPages } from '../creators/creator-pages.tsx'
import { PayoutList } from './payout-list.tsx'
import { Statement } from './statement.tsx'

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
          view="table"
          sentence
          onRow={(row) => setCreator(String(row.creator))}
          empty={<Empty title={t('payouts.none_earned')}>{t('payouts.none_earned_hint')}</Empty>}
        />
        {creator && <Statement creator={creator} onClose={() => setCreator(undefined)} />}
        <CouponLeaks />
        <MeasureCard id="reported-orders" view="table" controls={['of']} sentence />
        <PayoutList />
      </div>
    </>
  )
}
