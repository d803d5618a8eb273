import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { holdClaims } from '../../api/payouts.ts'
import { Button } from '../../components/button.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { Empty } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { numberOf } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames } from '../../measure/answer-names.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'

/** A creator's orders by coupons that may have leaked: how each came, and whether its commission is held back. A person decides. */
export function SuspectOrders({ creator }: { creator: string }) {
  const { t } = useTexts()
  return (
    <MeasureCard
      id="commission-orders"
      title={t('payouts.suspect')}
      params={{ creator, sign: 'suspect', limit: 1000 }}
      chart={{ kind: 'bar' }}
      tableless
      empty={<Empty title={t('payouts.no_suspect')}>{t('payouts.no_suspect_hint')}</Empty>}
      render={(definition, answer) => <Orders key={answer.rows.length} definition={definition} answer={answer} />}
    />
  )
}

const keyOf = (row: Row) => JSON.stringify([row.store, row.order_id])
/** What is paid already is settled by taking the payout back. */
const canBeHeld = (row: Row) => ['due', 'held', 'stopped'].includes(String(row.state))
const shown = ['placed_on', 'coupon', 'coupon_said', 'came_by', 'claim', 'rivals', 'commission', 'state'] as const

function Orders({ definition, answer }: { definition: Definition; answer: Answer }) {
  const { t, pick } = useTexts()
  const { canEdit } = useWorkspace()
  const nameOf = useAnswerNames({ definition, answer })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const hold = useHold(() => setChosen(new Set()))
  const choose = (rows: readonly Row[]) => setChosen(new Set(rows.map(keyOf)))
  const picked = answer.rows.filter((row) => chosen.has(keyOf(row)))
  const suspects = answer.rows.filter(
    (row) => canBeHeld(row) && ['deal_site', 'elsewhere'].includes(String(row.came_by)),
  )
  const columns: DataColumn<Row>[] = [
    {
      id: 'order_id',
      header: pick(definition.columns.order_id?.label),
      value: (row) => String(row.order_id),
      cell: (row) => (
        <span className="flex items-center gap-2">
          {canEdit && (
            <input
              type="checkbox"
              aria-label={t('payouts.choose_order', { order: String(row.order_id) })}
              checked={chosen.has(keyOf(row))}
              disabled={!canBeHeld(row)}
              onChange={() => choose(chosen.has(keyOf(row)) ? picked.filter((one) => one !== row) : [...picked, row])}
            />
          )}
          {String(row.order_id)}
        </span>
      ),
    },
    ...shown.map(
      (name): DataColumn<Row> => ({
        id: name,
        header: pick(definition.columns[name]?.label),
        right: definition.columns[name]?.unit === 'money',
        value: (row) => numberOf(row[name]) ?? String(row[name]),
        cell: (row) => nameOf(name, row[name], row),
      }),
    ),
  ]
  return (
    <>
      {canEdit && (
        <div className="mb-2 flex flex-wrap gap-2">
          <Button small disabled={suspects.length === 0} onClick={() => choose(suspects)}>
            {t('payouts.choose_suspect', { count: suspects.length })}
          </Button>
          <Button
            small
            kind="primary"
            disabled={!picked.length || hold.isPending}
            onClick={() => hold.mutate({ rows: picked, held: true })}
          >
            {t('payouts.hold', { count: picked.length })}
          </Button>
          <Button
            small
            disabled={!picked.length || hold.isPending}
            onClick={() => hold.mutate({ rows: picked, held: false })}
          >
            {t('payouts.release', { count: picked.length })}
          </Button>
        </div>
      )}
      <p className="mb-2 text-[13px] text-ink-3">{t('payouts.suspect_hint')}</p>
      <div className="-mx-4">
        <DataTable label={t('payouts.suspect')} items={answer.rows} columns={columns} pageSize={10} />
      </div>
    </>
  )
}

function useHold(onDone: () => void) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: ({ rows, held }: { rows: readonly Row[]; held: boolean }) => {
      const orders = rows.map(({ store, order_id }) => ({ store: String(store), order_id: String(order_id) }))
      return holdClaims(brand.id, { orders, held, reason: 'leaked_coupon' })
    },
    onSuccess: (_answer, { held }) => {
      notify.done(t(held ? 'payouts.is_held' : 'payouts.is_released'))
      onDone()
    },
    onError: notify.failed,
    onSettled: () => queries.invalidateQueries(),
  })
}
