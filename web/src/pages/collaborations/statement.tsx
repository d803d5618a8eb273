import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { approvePayouts, statementFileUrl, statementQuery } from '../../api/payouts.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showPrice } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { FiguresTable } from '../../measure/figures-table.tsx'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { useOpenOrder } from '../../measure/open-order.ts'
import { useView, useWorkspace } from '../../shell/workspace.tsx'
import { SuspectOrders } from './suspect-orders.tsx'

const figures = [
  ...(['order_id', 'placed_on', 'claim', 'base', 'commission_rate', 'commission', 'state', 'payable_on'] as const),
  ...(['to_pay', 'paid', 'to_take_back', 'cut', 'rivals', 'store'] as const),
]

/** A creator's statement of the period: what is due now with fees, and every order with its commission. */
export function Statement({ creator, onClose }: { creator: string; onClose: () => void }) {
  const { t, language } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const { days } = useView()
  const { data, error, refetch } = useQuery(statementQuery(brand.id, creator, days))
  const approve = useApprove(creator)
  const openOrder = useOpenOrder()
  const payable = data?.payable ?? []
  const shown = payable.map((one) => showPrice(one, language)).join(' + ')
  const isDue = payable.some(({ amount }) => Number(amount) > 0)
  return (
    <>
      <Card
        title={data ? t('payouts.statement_of', { name: data.creator.name }) : t('payouts.statement')}
        actions={
          <>
            {canEdit && isDue && (
              <Confirm
                small
                kind="primary"
                title={t('payouts.approve_title', { amount: shown })}
                description={t('payouts.approve_text')}
                action={t('payouts.approve')}
                disabled={approve.isPending}
                onConfirm={() => approve.mutate()}
              >
                {t('payouts.approve')}
              </Confirm>
            )}
            {canEdit && (
              <a
                className={buttonLook('plain', true)}
                href={statementFileUrl(brand.id, creator, days)}
                download="statement.csv"
              >
                {t('creators.export')}
              </a>
            )}
            <Button small kind="quiet" onClick={onClose}>
              {t('action.close')}
            </Button>
          </>
        }
      >
        {error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingRows rows={2} />
        ) : (
          <>
            <p className="text-lg font-semibold">{t('payouts.payable', { amount: shown || '0' })}</p>
            <p className="text-[13px] text-ink-2">{t('payouts.order_count', { count: data.order_count })}</p>
            <ul className="text-[13px] text-ink-2">
              {data.fees.map(({ collaboration, part, title, fee }) => (
                <li key={`${collaboration}-${part}`}>
                  {t('payouts.fee', { title, part, amount: showPrice(fee, language) })}
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <SuspectOrders creator={creator} />
      <MeasureCard
        id="commission-orders"
        params={{ creator }}
        controls={['state']}
        sentence
        tableless
        render={(definition, answer) => (
          <FiguresTable definition={definition} answer={answer} figures={figures} onRow={openOrder} />
        )}
      />
    </>
  )
}

function useApprove(creator: string) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { days } = useView()
  const queries = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: () => approvePayouts(brand.id, { creator, ...days }),
    onSuccess: () => notify.done(t('payouts.approved')),
    onError: notify.failed,
    onSettled: () => queries.invalidateQueries(),
  })
}
