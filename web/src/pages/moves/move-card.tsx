import { Link } from '@tanstack/react-router'
import { AlarmClock, Check, EllipsisVertical, NotebookPen, X } from 'lucide-react'
import { useState } from 'react'
import type { Move } from '../../api/moves.ts'
import { Badge } from '../../components/badge.tsx'
import { buttonLook, IconButton } from '../../components/button.tsx'
import { Menu, MenuItem } from '../../components/menu.tsx'
import { addDays } from '../../format/day.ts'
import { showMoney } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useLocale, useWorkspace } from '../../shell/workspace.tsx'
import { MoveAction } from './move-action.tsx'
import { TaskForm } from './task-form.tsx'
import { useDecide } from './use-decide.ts'

/** Days for which a move can be put off. */
const rests = [7, 28, 90] as const

/** One move: what to do, why, what it should bring, and the page that shows it. */
export function MoveCard({ move, place, currency }: { move: Move; place: number; currency: string }) {
  const { t, pick } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const locale = useLocale(currency)
  const money = (minor: number) => showMoney(minor, locale, 'compact')
  const { title, why, margin, low, high, effort, kind, evidence } = move
  const [writing, setWriting] = useState(false)
  const worth = t('moves.worth', { margin: money(margin), low: money(low), high: money(high) })
  const taskOf = () => ({ title: pick(title).slice(0, 200), note: `${pick(why)}\n${worth}`, move: move.id })
  return (
    <article className="card flex h-full flex-col gap-3 p-4">
      <header className="flex items-start gap-3">
        <span className="tabular mt-0.5 w-5 shrink-0 text-right font-semibold text-ink-3" aria-hidden>
          {place}
        </span>
        <h2 className="min-w-0 flex-1 font-semibold break-words text-ink">{pick(title)}</h2>
        {canEdit && <MoveMenu move={move} onTask={() => setWriting(true)} />}
      </header>
      <div className="flex flex-col gap-3 sm:pl-8">
        <p>
          <strong className="text-xl font-semibold text-ink">{money(margin)}</strong>{' '}
          <span className="text-[13px] text-ink-3">{t('moves.in_days')}</span>
          <span className="block text-[13px] text-ink-2">
            {t('moves.interval', { low: money(low), high: money(high) })}
          </span>
        </p>
        <p className="break-words text-ink-2">{pick(why)}</p>
      </div>
      <footer className="mt-auto flex flex-wrap items-center gap-2 sm:pl-8">
        <Badge>{t(`moves.kind_${kind}`)}</Badge>
        <Badge>{t(`moves.effort_${effort}`)}</Badge>
        <span className="flex-1" />
        {evidence.orders && (
          <Link
            to="/$brand/orders"
            params={{ brand: brand.id }}
            search={evidence.orders}
            className={buttonLook('quiet', true)}
          >
            {t('moves.orders')}
          </Link>
        )}
        <MoveAction move={move} onTask={() => setWriting(true)} />
      </footer>
      {writing && <TaskForm start={taskOf()} onClose={() => setWriting(false)} />}
    </article>
  )
}

function MoveMenu({ move, onTask }: { move: Move; onTask: () => void }) {
  const { t, pick } = useTexts()
  const { today } = useWorkspace()
  const { decide, isPending } = useDecide()
  const label = t('moves.decide', { move: pick(move.title) })
  return (
    <Menu
      label={label}
      trigger={
        <IconButton label={label} disabled={isPending}>
          <EllipsisVertical size={17} aria-hidden />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => decide({ move: move.id, state: 'done' })}>
        <Check size={15} aria-hidden />
        {t('moves.done')}
      </MenuItem>
      {move.action.kind !== 'task' && (
        <MenuItem onSelect={onTask}>
          <NotebookPen size={15} aria-hidden />
          {t('moves.act_task')}
        </MenuItem>
      )}
      {rests.map((days) => (
        <MenuItem key={days} onSelect={() => decide({ move: move.id, state: 'snoozed', until: addDays(today, days) })}>
          <AlarmClock size={15} aria-hidden />
          {t('moves.snooze', { days })}
        </MenuItem>
      ))}
      <MenuItem onSelect={() => decide({ move: move.id, state: 'dismissed' })}>
        <X size={15} aria-hidden />
        {t('moves.dismiss')}
      </MenuItem>
    </Menu>
  )
}
