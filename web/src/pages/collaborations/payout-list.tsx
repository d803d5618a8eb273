import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Payout, payoutsFileUrl, payoutsQuery, settlePayout } from '../../api/payouts.ts'
import { actionsColumn } from '../../components/actions-column.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button, buttonLook } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showDay, showPeriod } from '../../format/day.ts'
import { showNumber, showPrice } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

const states = ['all', 'approved', 'paid', 'void'] as const
const tones = { approved: 'warn', paid: 'good', void: 'neutral' } as const

/** Payouts that were approved: to be saved for the bank, noted as paid, or taken back. */
export function PayoutList() {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const [state, setState] = useState('all')
  const asked = state === 'all' ? '' : state
  const { data, error, refetch } = useQuery(payoutsQuery(brand.id, asked))
  return (
    <Card
      flush
      title={t('payouts.title')}
      actions={
        <>
          <Segmented
            label={t('payouts.state')}
            value={state}
            choices={states.map((value) => ({ value, label: t(`payouts.state_${value}`) }))}
            onChange={setState}
          />
          {canEdit && (
            <a className={buttonLook('plain', true)} href={payoutsFileUrl(brand.id, asked)} download="payouts.csv">
              {t('creators.export')}
            </a>
          )}
        </>
      }
    >
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows rows={3} />
      ) : data.items.length ? (
        <PayoutTable items={data.items} />
      ) : (
        <Empty title={t('payouts.none')}>{t('payouts.none_hint')}</Empty>
      )}
    </Card>
  )
}

function PayoutTable({ items }: { items: readonly Payout[] }) {
  const { t, language } = useTexts()
  const { canEdit } = useWorkspace()
  const columns: DataColumn<Payout>[] = [
    {
      id: 'creator',
      header: t('collaborations.creator'),
      value: ({ creator }) => creator.name,
      cell: ({ creator }) => creator.name,
    },
    {
      id: 'amount',
      header: t('payouts.amount'),
      right: true,
      value: ({ amount }) => Number(amount),
      cell: (one) => showPrice(one, language),
    },
    {
      id: 'orders',
      header: t('payouts.orders'),
      right: true,
      value: ({ orders }) => orders,
      cell: ({ orders }) => showNumber(orders, language),
    },
    {
      id: 'period',
      header: t('payouts.period'),
      value: ({ period_from }) => period_from,
      cell: ({ period_from, period_to }) => showPeriod(period_from, period_to, language),
    },
    {
      id: 'state',
      header: t('payouts.state'),
      value: ({ state }) => state,
      cell: ({ state, paid_on, reference }) => (
        <span className="flex items-center gap-1.5">
          <Badge tone={tones[state]}>{t(`payouts.state_${state}`)}</Badge>
          <span className="text-ink-3">
            {[paid_on && showDay(paid_on, language), reference].filter(Boolean).join(' · ')}
          </span>
        </span>
      ),
    },
    ...(canEdit ? [actionsColumn<Payout>(t, (one) => one.state === 'approved' && <Settle payout={one} />)] : []),
  ]
  return <DataTable label={t('payouts.title')} items={items} columns={columns} pageSize={25} />
}

/** Notes that a payout was paid, or takes it back. */
function Settle({ payout }: { payout: Payout }) {
  const { t, language } = useTexts()
  const { brand, today } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [asking, setAsking] = useState(false)
  const [paid_on, setPaidOn] = useState(today)
  const [reference, setReference] = useState('')
  const settle = useMutation({
    mutationFn: (state: 'paid' | 'void') =>
      settlePayout(brand.id, payout.id, state === 'paid' ? { state, paid_on, reference } : { state }),
    onSuccess: async () => {
      setAsking(false)
      await queries.invalidateQueries()
    },
    onError: notify.failed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    settle.mutate('paid')
  }
  const amount = showPrice(payout, language)
  return (
    <span className="flex justify-end gap-1">
      <Button small onClick={() => setAsking(true)}>
        {t('payouts.mark_paid')}
      </Button>
      <Confirm
        small
        kind="quiet"
        title={t('payouts.void_title', { amount, name: payout.creator.name })}
        description={t('payouts.void_text')}
        action={t('payouts.void')}
        disabled={settle.isPending}
        onConfirm={() => settle.mutate('void')}
      >
        {t('payouts.void')}
      </Confirm>
      {asking && (
        <Dialog
          open
          onClose={() => setAsking(false)}
          title={t('payouts.paid_title', { amount, name: payout.creator.name })}
        >
          <form className="mt-2 grid gap-3" onSubmit={submit}>
            <TextField
              label={t('payouts.paid_on')}
              type="date"
              required
              value={paid_on}
              onChange={(event) => setPaidOn(event.target.value)}
            />
            <TextField
              label={t('payouts.reference')}
              maxLength={200}
              value={reference}
              onChange={(event) => setReference(event.target.value)}
            />
            <DialogActions
              onClose={() => setAsking(false)}
              pending={settle.isPending}
              action={t('payouts.mark_paid')}
            />
          </form>
        </Dialog>
      )}
    </span>
  )
}
