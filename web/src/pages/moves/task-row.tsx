import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Move } from '../../api/moves.ts'
import { removeTask, type Task, updateTask } from '../../api/tasks.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showDay, showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useDecide } from './use-decide.ts'

type Props = { task: Task; moves: readonly Move[]; onChange: () => void }

/** One task. Where its move is still open, ending it asks whether the move is done, too. */
export function TaskRow({ task, moves, onChange }: Props) {
  const { t, language, pick } = useTexts()
  const { brand, canEdit, today } = useWorkspace()
  const [asking, setAsking] = useState(false)
  const { end, remove, isPending } = useTask(task)
  const { decide } = useDecide()
  const move = moves.find(({ id }) => id === task.move)
  const isDone = task.state === 'done'
  const isLate = !isDone && task.due_on !== null && task.due_on < today
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <div className="min-w-0 flex-[1_1_16rem]">
        <p className="font-medium break-words text-ink">{task.title}</p>
        {task.note && (
          <p className="line-clamp-2 text-[13px] break-words whitespace-pre-line text-ink-2">{task.note}</p>
        )}
        <p className="flex flex-wrap items-center gap-x-2 text-[13px] text-ink-3">
          <span>{task.owner?.name ?? t('tasks.nobody')}</span>
          {isDone && task.done_at && (
            <span>{t('tasks.done_on', { day: showMoment(task.done_at, language, brand.time_zone) })}</span>
          )}
          {!isDone && task.due_on && <span>{t('tasks.due_on', { day: showDay(task.due_on, language) })}</span>}
          {isLate && <Badge tone="warn">{t('tasks.late')}</Badge>}
        </p>
      </div>
      {canEdit && (
        <div className="flex flex-wrap items-center gap-1">
          {isDone ? (
            <Button small kind="quiet" disabled={isPending} onClick={() => end('open')}>
              {t('moves.reopen')}
            </Button>
          ) : (
            <Button small disabled={isPending} onClick={() => (move ? setAsking(true) : end('done'))}>
              {t('tasks.done')}
            </Button>
          )}
          <Button small kind="quiet" onClick={onChange}>
            {t('action.edit')}
          </Button>
          <Confirm
            small
            kind="quiet"
            title={t('tasks.remove_title', { title: task.title })}
            description={t('tasks.remove_text')}
            action={t('action.remove')}
            onConfirm={remove}
          >
            {t('action.remove')}
          </Confirm>
        </div>
      )}
      {asking && move && (
        <MoveToo
          move={pick(move.title)}
          onClose={() => setAsking(false)}
          onAnswer={(isMoveDone) => {
            setAsking(false)
            end('done')
            if (isMoveDone) decide({ move: move.id, state: 'done' })
          }}
        />
      )}
    </li>
  )
}

type Asking = { move: string; onClose: () => void; onAnswer: (isMoveDone: boolean) => void }

function MoveToo({ move, onClose, onAnswer }: Asking) {
  const { t } = useTexts()
  return (
    <Dialog open onClose={onClose} title={t('tasks.move_too')} description={t('tasks.move_too_text', { move })}>
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <Button onClick={() => onAnswer(false)}>{t('tasks.only_task')}</Button>
        <Button kind="primary" onClick={() => onAnswer(true)}>
          {t('tasks.also_move')}
        </Button>
      </div>
    </Dialog>
  )
}

function useTask({ id }: Task) {
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const settle = {
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks', brand.id] }),
    onError: notify.failed,
  }
  const ending = useMutation({ mutationFn: (state: Task['state']) => updateTask(brand.id, id, { state }), ...settle })
  const removing = useMutation({ mutationFn: () => removeTask(brand.id, id), ...settle })
  return {
    end: (state: Task['state']) => ending.mutate(state),
    remove: () => removing.mutate(),
    isPending: ending.isPending || removing.isPending,
  }
}
