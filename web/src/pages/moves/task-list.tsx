import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Move } from '../../api/moves.ts'
import { type Task, tasksQuery } from '../../api/tasks.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { TaskForm, type TaskStart } from './task-form.tsx'
import { TaskRow } from './task-row.tsx'

const filters = {
  mine: { of: 'mine', state: 'open' },
  all: { of: 'all', state: 'open' },
  done: { of: 'all', state: 'done' },
} as const

/** Tasks of everybody or of the reader, and those that are done. */
export function TaskList({ moves }: { moves: readonly Move[] }) {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const [shown, setShown] = useState<keyof typeof filters>('all')
  const [writing, setWriting] = useState<TaskStart>()
  const { data, error, refetch } = useQuery(tasksQuery(brand.id, filters[shown]))
  return (
    <Card
      title={t('tasks.list')}
      actions={
        <>
          <Segmented
            label={t('tasks.shown')}
            value={shown}
            choices={(['all', 'mine', 'done'] as const).map((value) => ({ value, label: t(`tasks.shown_${value}`) }))}
            onChange={(next) => setShown(next as keyof typeof filters)}
          />
          {canEdit && (
            <Button small onClick={() => setWriting({ title: '', note: '', move: null })}>
              {t('tasks.write')}
            </Button>
          )}
        </>
      }
    >
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows rows={2} />
      ) : data.items.length ? (
        <ul className="divide-y divide-line">
          {data.items.map((task: Task) => (
            <TaskRow key={task.id} task={task} moves={moves} onChange={() => setWriting({ task })} />
          ))}
        </ul>
      ) : (
        <Empty title={t(`tasks.none_${shown}`)}>{t('tasks.none_hint')}</Empty>
      )}
      {writing && <TaskForm start={writing} onClose={() => setWriting(undefined)} />}
    </Card>
  )
}
